package import Facts

/// How many offerings, and how many of their students, have a headline figure, per rung, and why
/// the others have not.
package struct Coverage: Sendable {
  /// One row per kind, level and indicator.
  package struct Row: Codable, Hashable, Sendable {
    package var kind: Kind
    package var level: Level
    package var indicator: IndicatorID
    package var offerings: Int
    /// Students of those offerings; hidden counts as the middle of their bounds.
    package var students: Int
    package var published: Int
    /// Students of the offerings with a published figure.
    package var publishedStudents: Int
    package var rungs: [String: Int]
    package var reasons: [String: Int]
    /// Figures that are missing without a reason: always 0.
    package var unexplained: Int

    package enum CodingKeys: String, CodingKey {
      case kind, level, indicator, offerings, students, published
      case publishedStudents = "published_students"
      case rungs, reasons, unexplained
    }
  }

  package var rows: [Row]

  package init(_ core: Computation) {
    var table: [String: Row] = [:]
    var order: [String] = []
    for offering in core.facts.offerings {
      let students = Coverage.students(offering, core)
      for indicator in Computation.registry {
        let name = "\(offering.kind)/\(offering.level)/\(indicator.id)"
        if table[name] == nil {
          order.append(name)
          table[name] = Row(
            kind: offering.kind, level: offering.level, indicator: indicator.id, offerings: 0,
            students: 0, published: 0, publishedStudents: 0, rungs: [:], reasons: [:],
            unexplained: 0)
        }
        let headline = indicator.figures(for: offering, in: core).first { $0.headline }
        table[name]?.count(headline, students: students)
      }
    }
    rows = order.compactMap { table[$0] }.sorted {
      ($0.kind.rawValue, $0.level, $0.indicator.rawValue)
        < ($1.kind.rawValue, $1.level, $1.indicator.rawValue)
    }
  }

  /// Students in the newest year; hidden counts as the middle of their bounds, for weighing only.
  package static func students(_ offering: Offering, _ core: Computation) -> Int {
    let facts = core.facts.counts(offering.key, .students, Students.definition)
    let newest = facts.map(\.year).max()
    return Int(facts.filter { $0.year == newest }.reduce(0) { $0 + $1.count.middle }.rounded())
  }
}

extension Coverage.Row {
  mutating func count(_ headline: Figure?, students people: Int) {
    offerings += 1
    students += people
    guard let headline else {
      unexplained += 1
      return
    }
    if headline.state == .published, let rung = headline.basis?.rung {
      published += 1
      publishedStudents += people
      rungs[rung.rawValue, default: 0] += 1
    } else if let reason = headline.reason {
      reasons[reason.rawValue, default: 0] += 1
    } else {
      unexplained += 1
    }
  }
}
