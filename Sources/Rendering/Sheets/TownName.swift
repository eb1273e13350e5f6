/// Names of towns as people write them; registers write them in capitals.
enum TownName {
  private static let small: Set<String> = [
    "aan", "bij", "de", "den", "der", "en", "het", "in", "onder", "op", "te", "ten", "ter", "tot",
    "van", "voor",
  ]
  private static let provinces: Set<String> = [
    "DR", "FL", "FR", "GD", "GLD", "GR", "LB", "LI", "NB", "NH", "OV", "UT", "ZH", "ZL",
  ]

  /// `'S-GRAVENHAGE` as `'s-Gravenhage`, `BERGEN OP ZOOM` as `Bergen op Zoom`, `EDE GLD` as `Ede`; a
  /// name that already has small letters is left as it is.
  static func readable(_ register: String) -> String {
    guard !register.contains(where: \.isLowercase) else { return register }
    let words = register.split(separator: " ", omittingEmptySubsequences: true)
    var names: [String] = []
    for (index, word) in words.enumerated() {
      if index > 0, index == words.count - 1, provinces.contains(String(word)) { continue }
      let parts = word.split(separator: "-", omittingEmptySubsequences: false)
      let cased = parts.enumerated().map { part, text in
        name(String(text), isFirst: index == 0 && part == 0)
      }
      names.append(cased.joined(separator: "-"))
    }
    return names.joined(separator: " ")
  }

  private static func name(_ part: String, isFirst: Bool) -> String {
    let lower = part.lowercased()
    if !isFirst, small.contains(lower) { return lower }
    if lower.hasPrefix("'") || lower.hasPrefix("’") {
      // 's and 't stay small, with what follows them in the same word: 's-Gravenhage, 't Harde.
      return lower
    }
    if lower.hasPrefix("ij") { return "IJ" + lower.dropFirst(2) }
    return lower.prefix(1).uppercased() + lower.dropFirst()
  }
}
