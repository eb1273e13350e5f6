import Facts

/// Which figures stand beside another one in the same words: the same count of a wider group, and
/// the norm of the niveau. Whatever counts otherwise stands apart, under its own heading.
enum Beside {
  /// Wider groups first, then the norm; none beside a figure that is not published.
  static func figures(_ figure: Figure, of sheet: Sheet) -> [Figure] {
    guard figure.headline, figure.state == .published else { return [] }
    let others = sheet.figures.filter {
      $0.indicator == figure.indicator && !$0.headline && $0.state == .published
    }
    return others.filter { !$0.isNorm && isLike($0, figure) } + others.filter(\.isNorm)
  }

  /// True when two figures count the same thing of the same kind of people, in the same kind of
  /// period and at the same moment; only then do they stand together.
  private static func isLike(_ a: Figure, _ b: Figure) -> Bool {
    a.definition == b.definition && a.unit == b.unit && a.statistic == b.statistic
      && a.periodKind == b.periodKind && a.moment == b.moment && a.basis != b.basis
      && population(a) == population(b)
  }

  /// The same rule for one institution and for all of its type is one population.
  private static func population(_ figure: Figure) -> String? {
    figure.basis?.population == "inspectie_peers"
      ? "inspectie_institution" : figure.basis?.population
  }
}

extension Figure {
  /// True of a norm: a line drawn by the Inspectie, not something counted.
  var isNorm: Bool { definition.hasSuffix(".inspectie_norm") }
}

extension FigureWords {
  /// One sentence for a figure beside another: its group and value, its year where that differs.
  func beside(_ figure: Figure, _ headline: Figure, _ sheet: Sheet) -> String {
    if figure.isNorm {
      return texts(
        "phrase.beside_norm",
        ["level": texts("level." + sheet.level.rawValue), "value": value(figure)])
    }
    var more: [String] = []
    if figure.period != headline.period, let age = age(figure) {
      more.append(age)
      if Age.isOld(figure, asOf: now(sheet)) { more.append(texts("page.old")) }
    }
    if let n = figure.n { more.append(texts("phrase.people", ["n": DutchNumbers.whole(n)])) }
    let group = group(figure, sheet) ?? ""
    guard !more.isEmpty else {
      return texts("phrase.beside", ["group": group, "value": shortShare(figure)])
    }
    return texts(
      "phrase.beside_more",
      ["group": group, "value": shortShare(figure), "more": more.joined(separator: "; ")])
  }
}
