import Facts
import Testing

@testable import Rendering

@Suite struct TableCodesTests {
  @Test func `levels, programmes, directions and municipalities are no bare numbers`() {
    #expect(
      Level.allCases.map(TableCodes.level)
        == ["mbo-1", "mbo-2", "mbo-3", "mbo-4", "ad", "bachelor", "master"])
    #expect(TableCodes.programme("25187", .mbo) == "crebo-25187")
    #expect(TableCodes.programme("00301", .hbo) == "croho-00301")
    #expect(TableCodes.direction("04") == "F04" && TableCodes.direction("10") == "F10")
    #expect(TableCodes.direction("unknown") == "unknown")
    #expect(TableCodes.municipality("0363") == "GM0363")
    #expect(TableCodes.municipality("GM0363") == "GM0363")
    #expect(TableCodes.bareMunicipality("GM0363") == "0363")
    #expect(TableCodes.bareMunicipality("0363") == "0363")
  }

  @Test(arguments: [
    ("2019", "2019JJ00"), ("2018/19", "2018SJ00"), ("1999/00", "1999SJ00"),
    ("2010/11", "2010SJ00"), ("2021–2024", "2021JJ00/2024JJ00"),
    ("2015/16–2016/17", "2015SJ00/2016SJ00"),
  ])
  func `a period is written as Statistics Netherlands does, and read back`(
    bare: String, code: String
  ) {
    #expect(TableCodes.period(bare) == code)
    #expect(TableCodes.barePeriod(code) == bare)
    // Of an older site.
    #expect(TableCodes.barePeriod(bare) == bare)
  }

  @Test(arguments: ["2018/20", "2018/19*", "voorjaar 2019", "", "–", "2019–", "19", "2019/2020"])
  func `what is no period stays as it is`(text: String) {
    #expect(TableCodes.period(text) == text)
    #expect(TableCodes.barePeriod(text) == text)
  }

  @Test(arguments: [
    ("2026-04-02", "2026-04-02"), ("2017-10", "2017MM10"), ("2019", "2019JJ00"),
  ])
  func `a day stays, a month and a year get a code, and all are read back`(
    bare: String, code: String
  ) {
    #expect(TableCodes.date(bare) == code)
    #expect(TableCodes.bareDate(code) == bare)
    #expect(TableCodes.bareDate(bare) == bare)
  }

  @Test(arguments: ["", "voorjaar", "2026-4-2", "mei 2026", "31-08-2024"])
  func `what is no date stays as it is`(text: String) {
    #expect(TableCodes.date(text) == text)
    #expect(TableCodes.bareDate(text) == text)
  }

  @Test func `rows of a source are named as RFC 7111 does`() {
    #expect(TableCodes.rows([52]) == "row=52")
    #expect(TableCodes.rows([11, 12, 13]) == "row=11;12;13")
    #expect(TableCodes.rows([]) == "")
  }

  @Test func `no word of a column and no code is read as something else`() {
    let words = OpenTable.all.flatMap { $0.columns.flatMap(\.words) }
    #expect(words.count > 100)
    let codes =
      Level.allCases.map(TableCodes.level)
      + ["crebo-25187", "croho-00301", "F04", "GM0363", "2018SJ00", "2019JJ00", "2017MM10"]
      + ["2021JJ00/2024JJ00", "row=52", "row=52;53|row=1", "00mf-80144", "25de-25187-bol-dt"]
    #expect((words + codes).filter { GuardedText.isNeeded($0) } == [])
  }
}
