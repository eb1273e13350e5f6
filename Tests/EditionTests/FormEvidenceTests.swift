import Facts
import Testing

@testable import Edition

@Suite("How much of a programme is full-time")
struct FormEvidenceTests {
  @Test(
    "without a published total a small form has its share of the total in tens",
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
        [(.voltijd, 0.87, 0.98), (.duaal, 0.02, 0.13)]
      ),
      (
        [.voltijd: .suppressed, .deeltijd: .suppressed],
        [(.voltijd, 0.1, 0.9), (.deeltijd, 0.1, 0.9)]
      ),
      ([.voltijd: .suppressed], [(.voltijd, 1, 1)]),
      ([.voltijd: CountSum(2000), .duaal: .suppressed], [(.voltijd, 1, 1)]),
      ([.deeltijd: CountSum(10)], [(.voltijd, 0, 0), (.deeltijd, 1, 1)]),
      (
        [.duaal: CountSum(1), .deeltijd: CountSum(2), .voltijd: CountSum(0)],
        [(.voltijd, 0, 0), (.deeltijd, 0.1, 0.9), (.duaal, 0.1, 0.9)]
      ),
    ] as [([Form: CountSum], [(Form, Double, Double)])])
  func inTens(counts: [Form: CountSum], shares: [(Form, Double, Double)]) {
    #expect(
      FormEvidence.shares(counts, total: nil)
        == shares.map { FormShare(form: $0.0, low: $0.1, high: $0.2) })
  }

  static func shares(_ total: CountSum, _ counts: [Form: CountSum]) -> [String] {
    FormEvidence.shares(counts, total: total).map { "\($0.form) \($0.low)–\($0.high)" }
  }

  @Test("one to four of a published total give the same shares, whatever the other forms are")
  func indistinguishable() {
    for total in stride(from: 5, to: 400, by: 3) {
      for third in [0, 5, 17, 40, total / 2, total - 12] where third == 0 || third >= 5 {
        for forms in [[Form.voltijd, .deeltijd, .duaal], [.duaal, .voltijd, .deeltijd]] {
          let shown = (1...4).filter { total - third - $0 >= 5 }.map { part in
            Self.shares(
              CountSum(total),
              [
                forms[0]: CountSum(total - third - part), forms[1]: CountSum(part),
                forms[2]: CountSum(third),
              ])
          }
          // With a third form it is that one, or the first, that is left untold.
          let isFree = third == 0 || forms[0] < forms[2]
          #expect(!isFree || Set(shown).count <= 1, "\(total) \(third)")
        }
      }
    }
    #expect(
      Self.shares(CountSum(97), [.voltijd: CountSum(95), .deeltijd: CountSum(2)])
        == ["voltijd 0.96–0.99", "deeltijd 0.01–0.04"])
  }

  @Test("of two larger forms beside a small one, the first is not told by itself")
  func untold() {
    let forms: [Form: CountSum] = [
      .voltijd: CountSum(50), .deeltijd: CountSum(45), .duaal: CountSum(2),
    ]
    #expect(
      Self.shares(CountSum(97), forms)
        == ["voltijd 0.49–0.53", "deeltijd 0.46–0.46", "duaal 0.01–0.04"])
    #expect(
      Self.shares(CountSum(485), forms.mapValues { CountSum($0.low * 5) })
        == ["voltijd 0.52–0.52", "deeltijd 0.46–0.46", "duaal 0.02–0.02"])
  }

  @Test("a hidden cell in the total: the first form is not told, so that the total stays hidden")
  func hiddenTotal() {
    let forms: [Form: CountSum] = [.voltijd: CountSum(30), .deeltijd: CountSum(12)]
    #expect(
      Self.shares(CountSum(low: 41, high: 44), forms)
        == ["voltijd 0.71–0.73", "deeltijd 0.27–0.29"])
  }

  @Test("a total that disagrees: the forms by themselves when it is known, else nothing")
  func disagreeing() {
    let forms: [Form: CountSum] = [.voltijd: CountSum(60), .deeltijd: CountSum(20)]
    #expect(Self.shares(CountSum(8), forms) == ["voltijd 0.75–0.75", "deeltijd 0.25–0.25"])
    #expect(Self.shares(CountSum(low: 7, high: 10), forms) == [])
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
