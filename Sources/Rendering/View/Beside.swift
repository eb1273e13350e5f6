import Facts

/// Where the figures of a sheet stand, found in one pass: a sheet has some forty, and asking for one
/// of them at a time copies them all.
///
/// Beside a figure, in the same words, stand the same count of a wider group and the norm of the
/// niveau. Whatever counts otherwise stands apart, under its own heading.
struct Beside {
  /// Headlines by indicator.
  private(set) var headlines: [IndicatorID: Figure] = [:]
  /// Published figures that are neither a headline nor a count.
  private(set) var others: [Figure] = []

  init(_ sheet: Sheet) {
    for index in sheet.figures.indices {
      if sheet.figures[index].headline {
        let indicator = sheet.figures[index].indicator
        if headlines[indicator] == nil { headlines[indicator] = sheet.figures[index] }
      } else if sheet.figures[index].state == .published, sheet.figures[index].unit != .count {
        others.append(sheet.figures[index])
      }
    }
  }

  /// The published headline of an indicator.
  func published(_ indicator: IndicatorID) -> Figure? {
    headlines[indicator].flatMap { $0.state == .published ? $0 : nil }
  }

  /// Wider groups first, then the norm, which is for one programme and stands beside nothing else;
  /// none beside a figure that is not a published headline.
  func figures(_ figure: Figure) -> [Figure] {
    guard figure.headline, figure.state == .published else { return [] }
    let same = others.filter { $0.indicator == figure.indicator }
    return same.filter { !$0.isNorm && Beside.isLike($0, figure) }
      + same.filter { $0.isNorm && figure.basis?.rung.isOwn == true }
  }

  /// Shares of people who came back to education, apart from those of a line.
  func returned(from line: [Figure]) -> [Figure] {
    others.filter { $0.isOfReturned && !line.contains($0) }
  }

  /// Figures that count other people or something else than the headline of their indicator does.
  func apart(from path: [Figure]) -> [Figure] {
    others.filter { figure in
      guard !figure.isNorm, !figure.isOfReturned, !path.contains(figure) else { return false }
      return published(figure.indicator).map { !Beside.isLike(figure, $0) } ?? true
    }
  }

  /// True when a figure is the same measure of a wider group; only then do they stand together.
  private static func isLike(_ wider: Figure, _ figure: Figure) -> Bool {
    // The same rule for one institution and for all of its type is one population.
    let isOneRule =
      wider.basis?.population == "inspectie_peers"
      && figure.basis?.population == "inspectie_institution"
    return Measure.isWider(
      wider, than: figure,
      population: isOneRule ? PopulationID("inspectie_institution") : nil)
  }
}

extension Figure {
  /// True of a norm: a line drawn by the Inspectie, not something counted.
  var isNorm: Bool { definition.hasSuffix(".inspectie_norm") }
}

extension FigureWords {
  /// One sentence for a figure beside another: its group, value and number of people.
  /// - Parameter isEqual: the two read the same, though their numbers may differ.
  func beside(_ figure: Figure, isEqual: Bool, _ sheet: Sheet) -> String {
    if figure.isNorm {
      return texts(
        "phrase.beside_norm",
        [
          "level": texts("level." + sheet.level.rawValue), "value": value(figure),
          "period": figure.period.map(dates.period) ?? texts("phrase.year_unknown"),
        ])
    }
    let people = figure.n.map { n in texts("phrase.people", ["n": about(n, figure)]) }
    return texts(
      isEqual ? "phrase.beside_equal" : "phrase.beside",
      [
        "group": group(figure, sheet) ?? "", "value": briefly(figure),
        "more": people ?? texts("phrase.people_unknown"),
      ])
  }
}
