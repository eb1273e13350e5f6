import Facts
import Figures
import Templating

/// How the figures are made: per indicator every way it is counted, where we look for it in which
/// order, and why it can be missing.
///
/// Nothing here is written twice: definitions, formulas and populations are the sentences that sheets
/// and `bijsluiter explain` use, the order comes from the ladders and the limits from the policy.
struct ExplainPage {
  let frame: PageFrame
  let core: Computation
  let uses: [String: DefinitionUse]

  private var texts: Texts { frame.texts }

  func record() -> Record {
    var record = frame.record(
      PageShape.explanation, at: "uitleg/", title: texts("site.title_explain"),
      intro: texts("page.index_honest"))
    record["indicators"] = .list(IndicatorID.allCases.map(indicator))
    record["rules"] = .texts(rules)
    record["reasons"] = .texts(Reason.allCases.map { texts("reason." + $0.rawValue) })
    record["words"] = .list(
      ["bol", "bbl", "ad", "code", "brin", "median", "group", "estimate", "region"].map { name in
        var word = Record(SheetShape.fact)
        word["label"] = .text(texts("site.word_\(name)_name"))
        word["value"] = .text(texts("site.word_" + name))
        return word
      })
    return record
  }

  private func indicator(_ id: IndicatorID) -> Record {
    var record = Record(PageShape.indicator)
    let key = "indicator." + id.rawValue
    record["id"] = .text(id.rawValue)
    record["title"] = .text(texts(key + ".title"))
    record["question"] = .text(texts(key + ".question"))
    record["definitions"] = .list(
      uses.filter { $0.value.indicator == id }
        .sorted { (-$0.value.sheets, $0.key) < (-$1.value.sheets, $1.key) }
        .map { definition($0, $1) })
    record["ladders"] = .list(Kind.allCases.map { ladder(id, $0) })
    return record
  }

  private func definition(_ id: String, _ use: DefinitionUse) -> Record {
    var record = Record(PageShape.definition)
    record["id"] = .text(id)
    record["title"] = .text(frame.view.words.name(id, of: use.indicator))
    if let formula = texts.known("formula." + id) { record["formula"] = .text(formula) }
    record["population"] = .texts(
      use.populations.sorted().compactMap { texts.known("population." + $0) })
    record["sources"] = .texts(
      use.sources.sorted().compactMap { id in
        core.facts.sources[id].map { $0.publisher + ", " + $0.title }
      })
    record["where"] = .text(
      frame.count(use.sheets, one: "on_one_sheet", many: "on_sheets"))
    return record
  }

  private func ladder(_ id: IndicatorID, _ kind: Kind) -> Record {
    let ladder = core.ladders.ladder(id, kind)
    var record = Record(PageShape.ladder)
    record["title"] = .text(texts("site.ladder_" + kind.rawValue))
    var said = Numbered<String>()
    let steps = ladder.steps.compactMap { step -> Record? in
      let text = name(step.rung) + ": " + frame.view.words.name(step.definition, of: id)
      let before = said.values.count
      guard said.number(text) == before else { return nil }
      var record = Record(PageShape.step)
      record["text"] = .text(text + ".")
      if step.shown == .context { record["detail"] = .text(texts("site.beside")) }
      return record
    }
    record["steps"] = .list(steps)
    if steps.isEmpty { record["none"] = .text(texts("site.no_ladder")) }
    let missing = ladder.wouldFill.compactMap { source in
      core.facts.sources[source].map { $0.publisher + ", " + $0.title }
        ?? texts.known("source." + source)
    }
    if !missing.isEmpty {
      record["missing"] = .text(
        texts("site.would_fill", ["sources": missing.joined(separator: "; ")]))
    }
    return record
  }

  private func name(_ rung: Rung) -> String { texts("site.rung_" + rung.rawValue) }

  private var rules: [String] {
    func rule(_ name: String, _ number: Int) -> String {
      texts("site.rule_" + name, ["n": String(number)])
    }
    let policy = core.policy
    return [
      rule("count", policy.smallestCount), rule("own", policy.smallestOwnShare),
      rule("judged", policy.smallestJudgedShare), rule("uniform", policy.uniformMargin),
      rule("uniform_tens", policy.uniformMarginRounded), texts("site.rule_nested"),
      texts("site.rule_like"), texts("site.rule_money"),
    ]
  }
}

extension DefinitionUse {
  /// Sheets it stands on.
  var sheets: Int { rungs.values.reduce(0, +) }
}

extension FigureWords {
  /// The short name of a definition, as it stands behind "Zo is geteld".
  func name(_ definition: String, of indicator: IndicatorID) -> String {
    let own = indicator.rawValue + "."
    let key =
      definition.hasPrefix(own)
      ? "definition." + definition : "definition." + own + "from." + definition
    return texts.known(key) ?? texts("definition.other")
  }
}
