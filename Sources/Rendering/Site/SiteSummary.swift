package import Facts

/// What a run wrote, for the report and the gates.
package struct SiteSummary: Sendable, Equatable {
  static let order: [FigureState] = [.published, .suppressed, .absent, .notApplicable]

  /// Number of sheets written.
  package internal(set) var sheets = 0
  /// Number of files written.
  package internal(set) var files = 0
  /// Size of those files together, in bytes.
  package internal(set) var bytes = 0
  /// Headline figures by indicator and state.
  package internal(set) var states: [IndicatorID: [FigureState: Int]] = [:]
  /// Figures that are missing without a reason, or published without a value; must be 0.
  package internal(set) var unexplained = 0

  package init() {}

  mutating func count(_ sheet: Sheet) {
    sheets += 1
    for figure in sheet.figures {
      if figure.headline {
        states[figure.indicator, default: [:]][figure.state, default: 0] += 1
      }
      let isExplained =
        figure.state == .published ? figure.value != nil : figure.reason != nil
      if !isExplained { unexplained += 1 }
    }
  }

  mutating func add(_ file: WrittenFile) {
    files += 1
    bytes += file.bytes
  }

  static func += (a: inout SiteSummary, b: SiteSummary) {
    a.sheets += b.sheets
    a.files += b.files
    a.bytes += b.bytes
    a.unexplained += b.unexplained
    for (indicator, states) in b.states {
      for (state, count) in states { a.states[indicator, default: [:]][state, default: 0] += count }
    }
  }
}
