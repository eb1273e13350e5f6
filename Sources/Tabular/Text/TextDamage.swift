/// What went wrong with a name before it reached us: valid text, and yet not what was written.
package enum TextDamage: Sendable, Hashable {
  /// U+FFFD, or a question mark within a word: a letter got lost.
  case lostLetter
  /// Text in UTF-8 that somebody read as Windows-1252 or an older code page and wrote down again.
  case doublyEncoded(String)
  /// `&amp;`, `&#39;`, `&eacute;`: HTML that nobody turned into text.
  case entity(String)
  /// `<br/>` and other HTML.
  case markup(String)
  /// A control character, or one that turns the direction of writing or cannot be seen.
  case control(UInt32)
  /// `_x000D_`, a spreadsheet's way to write a control character.
  case escape(String)

  /// What is wrong, in Dutch, to follow the name.
  package var description: String {
    switch self {
    case .lostLetter: "er ging een letter verloren"
    case .doublyEncoded(let text): "«\(text)» is tekst in UTF-8 die verkeerd is gelezen"
    case .entity(let text): "«\(text)» is HTML en geen tekst"
    case .markup(let text): "«\(text)» is HTML en geen tekst"
    case .control(let value):
      "stuurteken U+" + String(repeating: "0", count: max(0, 4 - hex(value).count)) + hex(value)
    case .escape(let text): "«\(text)» is een stuurteken uit een werkblad"
    }
  }

  private func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) }

  /// The first damage in a name; nil for a sound one. Names as «Horeca & Toerisme», «R&D;», «São»
  /// and «Côte d’Azur» are sound. Most names are plain ASCII without a suspect sign and cost one
  /// look at their bytes.
  package static func found(in name: String) -> TextDamage? {
    if name.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && !suspects.contains($0) }) { return nil }
    let scalars = Array(name.unicodeScalars)
    return findControl(scalars) ?? findLostLetter(scalars) ?? findDoublyEncoded(scalars)
      ?? findEntity(name) ?? findMarkup(name) ?? findEscape(name)
  }

  private static let suspects: [UInt8] = Array("&<?_".utf8)

  private static func findControl(_ scalars: [Unicode.Scalar]) -> TextDamage? {
    let found = scalars.first { scalar in
      switch scalar.value {
      // Tabs and line breaks within a name are read as spaces.
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
        0xE000...0xF8FF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF:
        true
      default: false
      }
    }
    return found.map { .control($0.value) }
  }

  private static func findLostLetter(_ scalars: [Unicode.Scalar]) -> TextDamage? {
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\u{FFFD}" { return .lostLetter }
      if scalar == "?", index > 0, index + 1 < scalars.count,
        scalars[index - 1].properties.isAlphabetic, scalars[index + 1].properties.isLowercase
      {
        return .lostLetter
      }
    }
    return nil
  }

  /// The first sequence of characters whose bytes, in Windows-1252, are one character of UTF-8; or
  /// what such bytes look like on an old Mac (`√´`) and in DOS (`├½`).
  private static func findDoublyEncoded(_ scalars: [Unicode.Scalar]) -> TextDamage? {
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x80 {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if (0x2500...0x257F).contains(scalar.value) || scalar == "√" && next.value >= 0x80 {
        return .doublyEncoded(text(scalars[index...].prefix(2)))
      }
      guard let lead = Windows1252.byte(for: scalar), lead >= 0xC2 else { continue }
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
      let bytes = scalars[index...].prefix(length).compactMap(Windows1252.byte)
      guard length > 0, bytes.count == length, bytes[1...].allSatisfy({ $0 & 0xC0 == 0x80 }),
        length > 2 || isUsualLead(lead, next)
      else { continue }
      return .doublyEncoded(text(scalars[index...].prefix(length)))
    }
    return nil
  }

  /// `Ã` and `Â` lead every letter of Western Europe; `Ä` and `Å` are letters of real words, which
  /// a quotation mark or dash may follow.
  private static func isUsualLead(_ lead: UInt8, _ next: Unicode.Scalar) -> Bool {
    switch lead {
    case 0xC2, 0xC3: true
    case 0xC4, 0xC5: !"\u{A0}«»‘’“”–—…".unicodeScalars.contains(next)
    default: false
    }
  }

  private static func findEntity(_ name: String) -> TextDamage? {
    guard name.utf8.contains(UInt8(ascii: "&")) else { return nil }
    for match in name.matches(of: /&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*);/)
    where match.1.hasPrefix("#") || HTMLEntities.names.contains(String(match.1)) {
      return .entity(String(match.0))
    }
    // Browsers read these without their semicolon as well, so some programs leave it out.
    return name.firstMatch(of: /&(amp|nbsp|quot)(?![A-Za-z0-9;])/).map { .entity(String($0.0)) }
  }

  private static func findMarkup(_ name: String) -> TextDamage? {
    name.firstMatch(of: /<\/?[A-Za-z][^<>]*>/).map { .markup(String($0.0)) }
  }

  private static func findEscape(_ name: String) -> TextDamage? {
    name.firstMatch(of: /_x[0-9A-Fa-f]{4}_/).map { .escape(String($0.0)) }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// The names of HTML 4's entities (W3C, section 24), which every program that writes HTML uses, and
/// `apos`. A name that is none of these is a name: «R&D;».
enum HTMLEntities {
  static let names: Set<String> = Set(
    """
    quot amp apos lt gt nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute
    Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml
    Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute
    ucirc uuml yacute thorn yuml OElig oelig Scaron scaron Yuml fnof circ tilde Alpha Beta Gamma
    Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi
    Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho
    sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv ensp emsp thinsp zwnj zwj lrm rlm
    ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger bull hellip permil prime Prime
    lsaquo rsaquo oline frasl euro image weierp real trade alefsym larr uarr rarr darr harr crarr
    lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni prod sum minus lowast radic
    prop infin ang and or cap cup int there4 sim cong asymp ne equiv le ge sub sup nsub sube supe
    oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs hearts diams
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
