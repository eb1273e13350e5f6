import Facts

/// The forms of an hbo programme as its sheet tells them: with a share of the diplomas only where
/// that share says something.
///
/// The shares of one sheet are whole per cents that sum to 100, so that page, text and data print
/// the same numbers. Hidden cells that leave more than ten points of room, or fewer than ten
/// diplomas, leave the names alone.
struct FormParts {
  /// Room between the lowest and the highest a share can be, above which it is not told.
  private static let room = 0.10
  /// Diplomas below which no share is told.
  private static let diplomas = 10

  private let years: ClosedRange<Int>?

  /// - Parameter years: the study years the diplomas were counted in, by the year they start in.
  init(_ years: ClosedRange<Int>?) { self.years = years }

  /// Nil when the programme has no forms; a share of 0 means that nobody has the form.
  /// - Parameter figures: the figures of the programme, of which its diplomas are counted.
  func parts(_ forms: [FormShare], _ figures: [Figure]) -> [Sheet.FormPart]? {
    if forms.isEmpty { return nil }
    let told = forms.filter { $0.high > 0 }
    let isKnown = told.allSatisfy { $0.high - $0.low <= FormParts.room + 1e-9 }
    let isOfDiplomas = told.contains { $0.source == .diplomas }
    guard isKnown, !isOfDiplomas || !isFew(figures) else {
      return forms.map {
        Sheet.FormPart(form: $0.form, share: $0.high > 0 ? nil : 0, source: $0.source)
      }
    }
    let perCents = ShareWords.parts(told.map(\.middle), of: 100)
    return forms.map { form in
      var share = 0.0
      if let place = told.firstIndex(of: form) {
        // Below half a per cent it keeps four decimals, so that 0 means nobody.
        share =
          form.middle < 0.005
          ? (form.middle * 10_000).rounded() / 10_000 : Double(perCents[place]) / 100
      }
      return Sheet.FormPart(
        form: form.form, share: share, source: form.source,
        period: form.source == .diplomas && form.high > 0 ? period : nil)
    }
  }

  private var period: String? {
    years.map { years in
      [years.lowerBound, years.upperBound].map { "\($0)/" + String($0 + 1).suffix(2) }
        .joined(separator: "–")
    }
  }

  /// True when fewer diplomas than that were counted in those years, at the most there can be.
  private func isFew(_ figures: [Figure]) -> Bool {
    guard let years else { return false }
    let counted = figures.filter { figure in
      guard figure.indicator == .graduates, figure.via == nil, figure.unit == .count,
        let year = figure.period.flatMap({ Int($0.prefix(4)) })
      else { return false }
      return years.contains(year)
    }
    guard !counted.isEmpty else { return false }
    let most = counted.reduce(0) { sum, figure in
      sum + (figure.value.map { Int($0) } ?? figure.bounds?.high ?? CountSum.suppressed.high)
    }
    return most < FormParts.diplomas
  }
}

extension FormShare {
  fileprivate var middle: Double { (low + high) / 2 }
}
