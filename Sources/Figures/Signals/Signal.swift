package import Facts

/// One reason to look at a programme in a region, or to keep it, with the numbers behind it.
package struct Signal: Codable, Hashable, Sendable {
  package var rule: SignalRules.Rule
  package var kind: SignalRules.Kind
  /// The offering it is about, or an institution and a code in all its leerwegen (`25lx-25187`); nil
  /// when it is about the programme as a whole.
  package var about: String?
  package var numbers: [Term]
}

/// One programme in one arbeidsmarktregio, all its leerwegen together, with everything the rules
/// saw. There are always students in it.
package struct ProgrammeRegion: Codable, Hashable, Sendable {
  /// Where the region was read from: the teaching location (hbo), or the seat of the institution,
  /// which is not a teaching location (mbo: the sources know no other).
  package enum Place: String, Codable, Hashable, Sendable {
    case location, seat
  }

  package var kind: Kind
  package var code: String
  /// Leerwegen with students, added up; empty for hbo.
  package var leerwegen: [Leerweg]
  package var name: String
  package var level: Level
  package var sector: String
  package var region: String
  package var regionName: String
  package var place: Place
  /// The 1 October the students were counted on.
  package var year: Int
  package var students: Bounds
  package var studentsNational: Bounds
  package var institutions: Int
  /// Institutions with this code; `sole_provider` looks at codes of the same name too.
  package var institutionsNational: Int
  package var offerings: [String]
  package var signals: [Signal]

  package enum CodingKeys: String, CodingKey {
    case kind, code, leerwegen, name, level, sector, region
    case regionName = "region_name"
    case place, year, students
    case studentsNational = "students_national"
    case institutions
    case institutionsNational = "institutions_national"
    case offerings, signals
  }
}

extension ProgrammeRegion {
  /// The offerings here that a signal is about.
  package var marked: [String] {
    offerings.filter { offering in
      signals.contains { signal in
        signal.about.map { offering == $0 || offering.hasPrefix($0 + "-") } ?? true
      }
    }
  }
}

/// How many offerings were looked at, and how many of them got a signal.
package struct SignalCount: Codable, Hashable, Sendable {
  package var offerings: Int
  package var marked: Int

  /// Over all rows of a choice, with and without signals; an offering in two regions counts once.
  package init(_ rows: [ProgrammeRegion]) {
    offerings = Set(rows.flatMap(\.offerings)).count
    marked = Set(rows.flatMap(\.marked)).count
  }
}

/// A rule that could not be judged for some programmes, because its figure is not their own or not
/// loaded.
package struct SignalGap: Codable, Hashable, Sendable {
  package var rule: SignalRules.Rule
  package var indicator: IndicatorID
  /// Offerings for which the figure is missing or stands on a rung of a whole group.
  package var offerings: Int
  package var of: Int
}

/// A row of ROA's forecast for technical and green education, in people. The totals are
/// the publisher's own, rounded apart: they are not the sum of the rows.
package struct ForecastRow: Codable, Hashable, Sendable {
  /// The years it is about, `2011-2016`.
  package var period: String
  package var level: String
  package var jobOpenings: Int
  package var inflow: Int
  /// Inflow minus openings, as published.
  package var gap: Int

  package enum CodingKeys: String, CodingKey {
    case period, level
    case jobOpenings = "job_openings"
    case inflow, gap
  }

  package init(period: String, level: String, jobOpenings: Int, inflow: Int, gap: Int) {
    self.period = period
    self.level = level
    self.jobOpenings = jobOpenings
    self.inflow = inflow
    self.gap = gap
  }

  /// The table as it was published; empty when it is not loaded.
  package static func table(_ facts: FactBase) -> [ForecastRow] {
    let cells = facts.references["job_openings.roa_forecast_tech_green"] ?? []
    return ["vmbo", "mbo", "hbo", "wo", "total"].compactMap { level in
      func cell(_ type: String) -> ReferenceFact? {
        cells.first { $0.members["level"] == level && $0.members["type"] == type }
      }
      guard let openings = cell("job_openings"), let inflow = cell("inflow"),
        let gap = cell("gap")
      else { return nil }
      return ForecastRow(
        period: openings.period, level: level, jobOpenings: Int(openings.value),
        inflow: Int(inflow.value), gap: Int(gap.value))
    }
  }
}
