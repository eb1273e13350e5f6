import Facts
import Testing

@Suite("Facts")
struct FactTests {
  static func position(work: Int?, both: Int?, benefit: Int?, neither: Int?) -> PositionFact {
    var fact = PositionFact(
      level: .bachelor, sector: "techniek", population: "residents", cohort: "2016/17",
      moment: .oneYear, definition: "cbs_register", source: "cbs-83811")
    fact.work = work
    fact.workAndBenefit = both
    fact.benefit = benefit
    fact.neither = neither
    return fact
  }

  @Test("available for work is everyone with work, with a benefit or with neither")
  func available() {
    let fact = Self.position(work: 8070, both: 90, benefit: 100, neither: 370)
    #expect(fact.working == 8160)
    #expect(fact.available == 8630)
  }

  @Test("a hidden part makes the sum unknown, never smaller")
  func hiddenPart() {
    #expect(Self.position(work: nil, both: 90, benefit: 100, neither: 370).working == nil)
    #expect(Self.position(work: 10, both: nil, benefit: 100, neither: 370).available == nil)
    #expect(Self.position(work: 10, both: 0, benefit: nil, neither: 370).available == nil)
    #expect(Self.position(work: 10, both: 0, benefit: 0, neither: nil).available == nil)
    #expect(Self.position(work: 10, both: 0, benefit: 0, neither: nil).working == 10)
  }

  static func offering(_ forms: [FormShare]) -> Offering {
    Offering(
      key: OfferingKey(brin: "28DN", code: "30020"), kind: .hbo, name: "HBO-ICT",
      level: .bachelor, levels: [.bachelor], forms: forms, sector: "techniek", direction: nil,
      status: .open, catalogueDate: "2024-10-01", source: SourceRows(id: "x", rows: [1]))
  }

  @Test("the full-time share is its lowest bound; none and unknown differ")
  func fullTimeShare() {
    let mixed = [
      FormShare(form: .deeltijd, low: 0.70, high: 0.75),
      FormShare(form: .voltijd, low: 0.25, high: 0.30),
    ]
    #expect(Self.offering(mixed).fullTimeShare == 0.25)
    #expect(Self.offering([FormShare(form: .voltijd, low: 0, high: 0)]).fullTimeShare == 0)
    #expect(Self.offering([]).fullTimeShare == nil)
  }

  @Test("levels, forms and moments sort as a reader expects")
  func orders() {
    #expect(
      Level.allCases.shuffled().sorted() == [.entree, .two, .three, .four, .ad, .bachelor, .master])
    #expect(Form.allCases.shuffled().sorted() == [.voltijd, .deeltijd, .duaal])
    #expect(
      Moment.allCases.shuffled().sorted().map(\.rawValue)
        == ["direct", "1y", "1.5y", "2y", "3y", "4y", "5y", "10y"])
  }

  @Test("names are those of sheet.json")
  func contractNames() {
    #expect(Level.allCases.map(\.rawValue) == ["1", "2", "3", "4", "ad", "bachelor", "master"])
    #expect(Leerweg.allCases.map(\.rawValue) == ["bol", "bbl", "bol-dt", "ex"])
    #expect(FigureState.notApplicable.rawValue == "not_applicable")
    #expect(
      Rung.allCases.map(\.rawValue) == [
        "own", "own_pooled", "own_cluster", "programme", "cluster", "institution_level",
        "institution", "region", "group", "level",
      ])
    #expect(
      Reason.allCases.map(\.rawValue) == [
        "too_few", "too_uniform", "protected", "identity_fails", "form_mix", "new_programme",
        "ended_programme", "code_unknown", "institution_unknown", "not_measured",
        "source_not_loaded", "withheld_by_source", "implausible_in_source", "withdrawn",
      ])
  }

  @Test("the rungs about an offering's own students are the first three")
  func ownRungs() {
    #expect(Rung.allCases.filter(\.isOwn) == [.own, .ownPooled, .ownCluster])
  }
}
