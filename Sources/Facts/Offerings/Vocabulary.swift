/// The two kinds of funded vocational and professional education a sheet can be about.
package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
  case mbo, hbo
}

/// Level of a programme: mbo niveau 1–4 or the hbo degree, spelled as in `sheet.json`.
package enum Level: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  case entree = "1"
  case two = "2"
  case three = "3"
  case four = "4"
  case ad, bachelor, master

  package static func < (a: Level, b: Level) -> Bool { a.order < b.order }

  private var order: Int { Level.allCases.firstIndex(of: self) ?? 0 }
}

/// Leerweg of an mbo programme: school-based (`bol`), work-based (`bbl`), part-time school-based,
/// or external candidate.
package enum Leerweg: String, Codable, Hashable, Sendable, CaseIterable {
  case bol, bbl
  case bolParttime = "bol-dt"
  case external = "ex"
}

/// Form of an hbo programme.
package enum Form: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  case voltijd, deeltijd, duaal

  package static func < (a: Form, b: Form) -> Bool {
    (Form.allCases.firstIndex(of: a) ?? 0) < (Form.allCases.firstIndex(of: b) ?? 0)
  }
}

/// What is known of an offering's place in the register.
package enum OfferingStatus: String, Codable, Hashable, Sendable, CaseIterable {
  /// Recognised and open to new students on the catalogue date.
  case open
  /// No students a year before the catalogue date.
  case new
  /// The register gives an end to enrolment or accreditation on or before its snapshot date.
  case ended
  case merged
  /// No register row was found, or the catalogue is too old to say.
  case unknown
}
