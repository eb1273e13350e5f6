package import Facts

/// Outlook. What: ROA's label for the years to come: how the expected newcomers of a training type
/// compare with the expected openings (ITA; higher is worse). Formula: ROA's ratio; the word is the
/// band it lies in. Population: newcomers and openings of one training type, the whole country.
/// Unit: label, with the ratio behind it. Source: ROA's forecasts. Not: an observed share with work
/// (`JobChance`), not regional, and never a forecast whose years are over: that one says nothing to
/// someone who starts now.
package enum Outlook: Indicator {
  package static let id = IndicatorID.outlook

  package static func figures(for offering: Offering, in core: Computation) -> [Figure] {
    core.climb(id, offering, unit: .label) { step in
      guard case .figure(var figure) = core.forecast(id, step, offering),
        let ratio = figure.value.flatMap(DecimalNumber.init(written:)),
        let word = core.norms.scales["roa-ita"]?.word(for: ratio)
      else { return .nothing }
      figure.label = word.word
      return .figure(figure)
    }
  }
}
