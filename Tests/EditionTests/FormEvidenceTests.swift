import Facts
import Testing

@testable import Edition

@Suite("How much of a programme is full-time")
struct FormEvidenceTests {
  @Test(
    "a share has the bounds that hidden counts leave",
    arguments: [
      (
        [.voltijd: CountSum(30), .deeltijd: CountSum(10)],
        [(.voltijd, 0.75, 0.75), (.deeltijd, 0.25, 0.25)]
      ),
      (
        [.voltijd: CountSum(80), .deeltijd: .suppressed],
        [(.voltijd, 0.95, 0.99), (.deeltijd, 0.01, 0.05)]
      ),
      (
        [.voltijd: CountSum(low: 34, high: 40), .duaal: .suppressed],
        [(.voltijd, 0.89, 0.98), (.duaal, 0.02, 0.11)]
      ),
      (
        [.voltijd: .suppressed, .deeltijd: .suppressed],
        [(.voltijd, 0.2, 0.8), (.deeltijd, 0.2, 0.8)]
      ),
      ([.voltijd: .suppressed], [(.voltijd, 1, 1)]),
      ([.voltijd: CountSum(2000), .duaal: .suppressed], [(.voltijd, 1, 1)]),
      ([.deeltijd: CountSum(10)], [(.voltijd, 0, 0), (.deeltijd, 1, 1)]),
      (
        [.duaal: CountSum(1), .deeltijd: CountSum(2), .voltijd: CountSum(0)],
        [(.voltijd, 0, 0), (.deeltijd, 0.67, 0.67), (.duaal, 0.33, 0.33)]
      ),
    ] as [([Form: CountSum], [(Form, Double, Double)])])
  func bounds(counts: [Form: CountSum], shares: [(Form, Double, Double)]) {
    #expect(
      FormEvidence.shares(counts)
        == shares.map { FormShare(form: $0.0, low: $0.1, high: $0.2) })
  }

  static func shares(_ change: (inout FactTables) -> Void) -> [FormShare] {
    var tables = Fixture.tables
    change(&tables)
    return FormEvidence(tables).shares(Fixture.tourism, .ad, "n.v.t. (economie)")
  }

  @Test("graduates by form are the best evidence")
  func graduates() {
    #expect(
      Self.shares { _ in } == [
        FormShare(form: .voltijd, low: 0.95, high: 0.99),
        FormShare(form: .deeltijd, low: 0.01, high: 0.05),
      ])
  }

  @Test("without graduates, a subsector of which all students have one form")
  func subsector() {
    #expect(
      Self.shares { $0.forms = [] } == [
        FormShare(form: .voltijd, low: 1, high: 1, source: .students)
      ])
    let deeltijd = Self.shares { tables in
      tables.forms = []
      tables.formGroups[0].form = .deeltijd
    }
    #expect(
      deeltijd == [
        FormShare(form: .deeltijd, low: 1, high: 1, source: .students),
        FormShare(form: .voltijd, low: 0, high: 0, source: .students),
      ])
  }

  @Test("only the newest year's students of that place and level count as evidence")
  func otherGroups() {
    for change: (inout FormGroup) -> Void in [
      { $0.brin = "25BE" }, { $0.level = .bachelor }, { $0.sector = "techniek" },
      { $0.subsector = "anders" }, { $0.indicator = .graduates }, { $0.count = .zero },
    ] {
      let shares = Self.shares { tables in
        tables.forms = []
        tables.recognitions = [:]
        change(&tables.formGroups[0])
      }
      #expect(shares == [])
    }
    let older = Self.shares { tables in
      tables.forms = []
      var group = tables.formGroups[0]
      group.year = 2023
      group.form = .duaal
      tables.formGroups.append(group)
    }
    #expect(older == [FormShare(form: .voltijd, low: 1, high: 1, source: .students)])
  }

  @Test("then the recognised forms, when there is only one; else nothing is assumed")
  func recognised() {
    func shares(_ forms: Set<Form>) -> [FormShare] {
      Self.shares { tables in
        tables.forms = []
        tables.formGroups = []
        tables.recognitions[Fixture.tourism] = Fixture.recognition(open: true, forms)
      }
    }
    #expect(
      shares([.voltijd]) == [FormShare(form: .voltijd, low: 1, high: 1, source: .register)])
    #expect(
      shares([.duaal]) == [
        FormShare(form: .duaal, low: 1, high: 1, source: .register),
        FormShare(form: .voltijd, low: 0, high: 0, source: .register),
      ])
    #expect(shares([.voltijd, .deeltijd]) == [])
    #expect(shares([]) == [])
  }
}
