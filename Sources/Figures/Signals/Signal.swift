package import Facts

/// One reason to look at a programme in a region, or to keep it, with the numbers behind it.
package struct Signal: Codable, Hashable, Sendable {
  /// The rule that holds.
  package var rule: SignalRules.Rule
  /// Whether it argues for keeping the programme or for looking at it.
  package var kind: SignalRules.Kind
  /// The offering it is about, or an institution and a code in all its leerwegen (`25lx-25187`); nil
  /// when it is about the programme as a whole.
  package var about: String?
  /// The numbers the rule was decided by, by name; a hidden count has two, `…_low` and `…_high`.
  package var numbers: [Term]
}

/// One programme in one arbeidsmarktregio, all its leerwegen together, with everything the rules
/// looked at. Only places with students are listed.
package struct ProgrammeRegion: Codable, Hashable, Sendable {
  /// Where the region was read from: the teaching location (hbo), or the seat of the institution,
  /// which is not a teaching location (mbo: the sources know no other).
  package enum Place: String, Codable, Hashable, Sendable {
    /// The teaching location; the seat of the institution.
    case location, seat
  }

  /// Mbo or hbo.
  package var kind: Kind
  /// Crebo or opleidingscode, five digits.
  package var code: String
  /// Leerwegen with students here, in a fixed order; empty for hbo.
  package var leerwegen: [Leerweg]
  /// Name of the programme, in Dutch.
  package var name: String
  /// Level of the programme.
  package var level: Level
  /// Code of its CROHO-onderdeel or sectorkamer.
  package var sector: String
  /// CBS code of the arbeidsmarktregio, `AM18`; empty when unknown.
  package var region: String
  /// Name of the arbeidsmarktregio; empty when unknown.
  package var regionName: String
  /// What the region was read from.
  package var place: Place
  /// Year of the 1 October the students were counted on.
  package var year: Int
  /// Students here, as bounds; equal when no count is hidden.
  package var students: Bounds
  /// Students of this code in the whole country, as bounds.
  package var studentsNational: Bounds
  /// Institutions with students of this code in the region.
  package var institutions: Int
  /// Institutions with students of this code in the country; `sole_provider` also counts those with
  /// another code of the same programme.
  package var institutionsNational: Int
  /// Keys of the offerings with students here, sorted.
  package var offerings: [String]
  /// Signals about the programme here or about one of its offerings.
  package var signals: [Signal]

  /// Names of the members in the output of `doelmatigheid --json`.
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
  /// Keys of the offerings here that a signal is about.
  package var marked: [String] {
    offerings.filter { offering in
      signals.contains { signal in
        signal.about.map { offering == $0 || offering.hasPrefix($0 + "-") } ?? true
      }
    }
  }
}

/// How many offerings a selection has, and how many of them got a signal.
package struct SignalCount: Codable, Hashable, Sendable {
  /// Offerings in the selection.
  package var offerings: Int
  /// Those with at least one signal.
  package var marked: Int

  /// Counts over all rows of a selection, with and without signals; an offering in two regions
  /// counts once.
  package init(_ rows: [ProgrammeRegion]) {
    offerings = Set(rows.flatMap(\.offerings)).count
    marked = Set(rows.flatMap(\.marked)).count
  }
}

/// A rule that could not be decided for some offerings, because the figure it needs is not their
/// own or not loaded.
package struct SignalGap: Codable, Hashable, Sendable {
  /// The rule.
  package var rule: SignalRules.Rule
  /// The indicator whose figure it needs.
  package var indicator: IndicatorID
  /// Offerings for which the figure is missing or is that of a whole group.
  package var offerings: Int
  /// All offerings of the edition.
  package var of: Int
}

/// A row of ROA's forecast for technical and green education, in people. The totals are
/// the publisher's own, rounded apart: they are not the sum of the rows.
package struct ForecastRow: Codable, Hashable, Sendable {
  /// The years it is about, `2011-2016`.
  package var period: String
  /// `vmbo`, `mbo`, `hbo`, `wo` or `total`.
  package var level: String
  /// Jobs expected to come free over those years.
  package var jobOpenings: Int
  /// Newcomers expected over those years.
  package var inflow: Int
  /// Inflow minus openings as published, in people; above 0 is a surplus.
  package var gap: Int

  /// Names of the members in the output of `doelmatigheid --json`.
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

  /// The rows as published, vmbo first and the total last; empty when the table is not loaded.
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
