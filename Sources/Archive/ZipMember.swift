/// Choosing the one member of a zip file that a source is in.
///
/// Packing programs put more beside it than was packed: macOS its `__MACOSX/._…` and `.DS_Store`,
/// Windows `Thumbs.db` and `desktop.ini`, a publisher a read-me. The first are never meant; for the
/// last a source declares what its member is called.
enum ZipMember {
  /// What a packing program added by itself, and folders.
  static func isClutter(_ path: String) -> Bool {
    let parts = path.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    guard let name = parts.last, !path.hasSuffix("/"), !path.hasSuffix("\\") else { return true }
    return parts.contains("__MACOSX") || name.hasPrefix("._") || name == ".DS_Store"
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }

  /// The members that a declaration fits: the same path or file name, or else the same end; capitals
  /// are the same letters. Without a declaration every member that is no clutter.
  static func fitting(_ declared: String, among names: [String]) -> [String] {
    let members = names.filter { !isClutter($0) }
    if declared.isEmpty { return members }
    let wanted = declared.lowercased()
    func file(_ path: String) -> Substring {
      path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    }
    for fits in [
      { $0 == declared }, { $0.lowercased() == wanted }, { file($0).lowercased() == wanted },
      { $0.lowercased().hasSuffix(wanted) },
    ] as [(String) -> Bool] {
      let found = members.filter(fits)
      if !found.isEmpty { return found }
    }
    return []
  }
}

extension Archive {
  /// Which members of a zip file a declared name or end of a name is meant for; without one, every
  /// member that a person put there.
  ///
  /// - Throws: `ArchiveError` of kind `wrongMember`, with the list of members, when there is not
  ///   exactly one.
  package static func member(_ declared: String, among names: [String], of path: String)
    throws(ArchiveError) -> String
  {
    let fitting = ZipMember.fitting(declared, among: names)
    guard fitting.count == 1 else {
      throw .wrongMember(path, wanted: declared, among: fitting.isEmpty ? names : fitting)
    }
    return fitting[0]
  }

  /// Whether a packing program put a member there by itself (`__MACOSX/._a.csv`, `.DS_Store`).
  package static func isClutter(_ member: String) -> Bool { ZipMember.isClutter(member) }
}
