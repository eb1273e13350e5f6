import Facts
import Tabular

/// The columns of `figures.csv` that a comparison needs.
struct FigureColumns {
  private let location, indicator, headline, definition, state, value, label, unit: Int?
  private let low, high, rung, group, population, period, kind, moment, via, reason: Int?

  init(_ header: [String]) {
    let columns = SiteColumns(header)
    location = columns["location"]
    indicator = columns["indicator"]
    headline = columns["headline"]
    definition = columns["definition"]
    state = columns["state"]
    value = columns["value"]
    label = columns["label"]
    unit = columns["unit"]
    low = columns["bounds_low"]
    high = columns["bounds_high"]
    rung = columns["basis_rung"]
    group = columns["basis_group"]
    population = columns["basis_population"]
    period = columns["period"]
    kind = columns["period_kind"]
    moment = columns["moment"]
    via = columns["via"]
    reason = columns["reason"]
  }

  /// Gemeentecode, where the figure is of one location.
  func location(_ row: borrowing Row) -> String? {
    text(location, row).map(TableCodes.bareMunicipality)
  }

  /// The figure as far as it was published; nil when the row is not one.
  func figure(_ row: borrowing Row) -> Figure? {
    guard let indicator = text(indicator, row).flatMap(IndicatorID.init),
      let state = text(state, row).flatMap(FigureState.init),
      let unit = text(unit, row).flatMap(Unit.init)
    else { return nil }
    var figure = Figure(
      indicator, definition: text(definition, row) ?? "", state: state, unit: unit,
      headline: headline.map { row.equals($0, "true") } ?? false)
    figure.value = value.flatMap { row.decimal($0, comma: false) }
    figure.label = text(label, row)
    if let low = low.flatMap({ row.integer($0) }), let high = high.flatMap({ row.integer($0) }) {
      figure.bounds = Bounds(low: low, high: high)
    }
    if let rung = text(rung, row).flatMap(Rung.init) {
      figure.basis = Basis(
        rung: rung, group: text(group, row) ?? "", population: text(population, row) ?? "")
    }
    figure.period = text(period, row).map(TableCodes.barePeriod)
    figure.periodKind = text(kind, row).flatMap(PeriodKind.init)
    figure.moment = text(moment, row).flatMap(Moment.init)
    figure.via = text(via, row).map { $0.split(separator: " ").map(String.init) }
    figure.reason = text(reason, row).flatMap(Reason.init)
    return figure
  }

  private func text(_ column: Int?, _ row: borrowing Row) -> String? {
    SiteColumns.text(column, row)
  }
}
