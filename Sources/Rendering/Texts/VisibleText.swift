import Facts

/// Text without signs that nobody sees and that can disturb what stands around it.
///
/// Names come from registers. A line break in one could pass for a new line of a text file, a
/// control sign makes XML unreadable, and a sign that turns the direction of reading reaches past
/// the name.
package enum VisibleText {
  /// The text with each such sign as a space; the text itself when there is none, which is soon
  /// seen.
  package static func of(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xD8 && $0 < 0xE2
    }
    if isPlain { return text }
    var clean = ""
    clean.unicodeScalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      clean.unicodeScalars.append(isUnseen(scalar) ? " " : scalar)
    }
    return clean
  }

  /// The text for a terminal: each such sign as its number, `\u001b`, a tab as a space, and line ends
  /// as they are. Inside the strings of JSON it stands for the same sign. Cost: one pass
  /// (`UnicodeScalarView.append(contentsOf:)` copies the whole text for every call).
  package static func forTerminal(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      ($0 >= 0x20 || $0 == 0x0A) && $0 != 0x7F && $0 != 0xC2 && $0 != 0xD8 && $0 < 0xE2
    }
    if isPlain { return text }
    var shown: [UInt8] = []
    shown.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": shown.append(0x0A)
      case "\t": shown.append(0x20)
      case _ where isUnseen(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          shown += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
      default: shown += String(scalar).utf8
      }
    }
    return String(decoding: shown, as: UTF8.self)
  }

  /// Controls, marks and overrides of direction, breaks of lines, and what is no character at all.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

extension Sheet {
  /// The sheet as a reader sees it: every name in it without such signs. Data give names as they are.
  ///
  /// Lists are written only where a name has such a sign, so that a sheet costs no copy of them.
  var visible: Sheet {
    var sheet = self
    sheet.name = VisibleText.of(name)
    sheet.institution.name = VisibleText.of(institution.name)
    sheet.institution.seat = VisibleText.of(institution.seat)
    for (index, place) in locations.enumerated() {
      let (town, region) = (VisibleText.of(place.municipality), VisibleText.of(place.region))
      if town != place.municipality { sheet.locations[index].municipality = town }
      if region != place.region { sheet.locations[index].region = region }
    }
    // A group can be a school.
    for (index, figure) in figures.enumerated() {
      guard let group = figure.basis?.group else { continue }
      let shown = VisibleText.of(group)
      if shown != group { sheet.figures[index].basis?.group = shown }
    }
    sheet.successor = successor?.visible
    sheet.predecessors = predecessors?.map(\.visible)
    return sheet
  }
}

extension Sheet.Relation {
  fileprivate var visible: Sheet.Relation {
    var relation = self
    relation.name = VisibleText.of(name)
    relation.institution = institution.map(VisibleText.of)
    relation.renamed = renamed.map(VisibleText.of)
    return relation
  }
}
