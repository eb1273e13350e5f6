/// The two kinds of funded education a sheet can be about.
package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
  /// Middelbaar beroepsonderwijs (vocational); hoger beroepsonderwijs (professional higher
  /// education).
  case mbo, hbo
}

/// Level of a programme: mbo niveau 1–4 or the hbo degree, spelled as in `sheet.json`.
package enum Level: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  /// Mbo niveau 1, Entree.
  case entree = "1"
  /// Mbo niveau 2, basisberoepsopleiding.
  case two = "2"
  /// Mbo niveau 3, vakopleiding.
  case three = "3"
  /// Mbo niveau 4, middenkader- or specialist.
  case four = "4"
  /// Associate degree, bachelor and master of hbo.
  case ad, bachelor, master

  package static func < (a: Level, b: Level) -> Bool { a.order < b.order }

  private var order: Int { Level.allCases.firstIndex(of: self) ?? 0 }
}

/// Leerweg (route) of an mbo programme.
package enum Leerweg: String, Codable, Hashable, Sendable, CaseIterable {
  /// Beroepsopleidende leerweg, school-based; beroepsbegeleidende leerweg, work-based.
  case bol, bbl
  /// School-based, part-time.
  case bolParttime = "bol-dt"
  /// External candidate, who takes the exams only.
  case external = "ex"
}

/// Form of an hbo programme.
package enum Form: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
  /// Full-time, part-time, and work-study (duaal).
  case voltijd, deeltijd, duaal

  package static func < (a: Form, b: Form) -> Bool {
    (Form.allCases.firstIndex(of: a) ?? 0) < (Form.allCases.firstIndex(of: b) ?? 0)
  }
}

/// What is known of an offering's state in the register of recognitions.
package enum OfferingStatus: String, Codable, Hashable, Sendable, CaseIterable {
  /// Recognised and open to new students on the catalogue date.
  case open
  /// Recognised, and without students in the years before the catalogue date.
  case new
  /// The register gives an end to enrolment or accreditation on or before its snapshot date.
  case ended
  /// The institution became a part of another one.
  case merged
  /// No register row was found, or the catalogue is too old to say.
  case unknown
}
