/// The value of an `href` or `src`, as a place in the site.
enum SiteLink: Equatable {
  /// Another site, mail, or data in the link itself.
  case outside
  /// Path from the start of the site, and the place on that page.
  case inside(path: String, fragment: [UInt8])
  /// Above the start of the site.
  case above

  /// - Parameters:
  ///   - folder: folder of the page from the start of the site, `opleiding/28dn-30020/`.
  ///   - address: where the site will stand, ending with a slash: a full address below it is inside.
  init(
    _ value: some Collection<UInt8>, in folder: some Collection<UInt8>, address: [UInt8] = []
  ) {
    var rest = SiteLink.decoded(value)[...]
    if !address.isEmpty, rest.starts(with: address) {
      rest = [UInt8(ascii: "/")] + rest.dropFirst(address.count)
    }
    if let end = rest.firstIndex(where: { SiteLink.marks.contains($0) }),
      rest[end] == UInt8(ascii: ":")
    {
      self = .outside
      return
    }
    if rest.starts(with: "//".utf8) {
      self = .outside
      return
    }
    var fragment: [UInt8] = []
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) { rest = rest[..<mark] }
    var path = rest.first == UInt8(ascii: "/") ? [] : Array(folder)
    for part in rest.split(separator: UInt8(ascii: "/")) {
      if part.elementsEqual(".".utf8) { continue }
      guard part.elementsEqual("..".utf8) else {
        path += part
        path.append(UInt8(ascii: "/"))
        continue
      }
      guard !path.isEmpty else {
        self = .above
        return
      }
      path.removeLast()
      while let last = path.last, last != UInt8(ascii: "/") { path.removeLast() }
    }
    let isFolder = rest.last == UInt8(ascii: "/") || rest.last == UInt8(ascii: ".") || rest.isEmpty
    if !isFolder, path.last == UInt8(ascii: "/") { path.removeLast() }
    self = .inside(path: String(decoding: path, as: UTF8.self), fragment: fragment)
  }

  private static let marks: [UInt8] = Array(":/?#".utf8)

  /// Without `%20` and `&amp;`.
  private static func decoded(_ value: some Collection<UInt8>) -> [UInt8] {
    var bytes = Array(value)
    guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "&") }) else {
      return bytes
    }
    bytes = Array(
      String(decoding: bytes, as: UTF8.self).replacing("&amp;", with: "&").utf8)
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        plain.append(value)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }
}
