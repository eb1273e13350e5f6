import Facts
import Figures
import Testing

@Suite("DiplomaInTime")
struct DiplomaInTimeTests {
  @Test("hbo: 49.8 % of the starters of 2013 within five years, 67.5 % of 2010 within eight")
  func hbo() throws {
    let figures = try Baseline.figures("28dn-30020", DiplomaInTime.self)
    #expect(figures.map(\.value) == [0.498, 0.675])
    #expect(figures.map(\.period) == ["2013/14", "2010/11"])
    #expect(figures.map(\.headline) == [true, false])
    #expect(Set(figures.map(\.definition)).count == 2)
    let master = try Baseline.headline("31fr-80009", DiplomaInTime.self)
    #expect(master.state == .absent)
    #expect(master.reason == .sourceNotLoaded)
    #expect(master.wouldFill == ["inspectie-ho"])
  }

  @Test("mbo: 99 % of the diplomas of niveau 4 came in time, context only: no answer")
  func mbo() throws {
    let figures = try Baseline.figures("25lx-25187-bol", DiplomaInTime.self)
    #expect(figures.map(\.state) == [.absent, .published])
    #expect(figures.map(\.headline) == [true, false])
    #expect(figures[0].wouldFill == ["duo-mbo-resultaten"])
    #expect(figures[1].value == 0.99)
    #expect(figures[1].definition == "diploma_in_time.mbo_nominal")
    #expect(figures[1].basis?.population == "mbo_graduates")
    #expect(try Baseline.figures("00gt-25029-bbl", DiplomaInTime.self).last?.value == 0.89)
    #expect(try Baseline.figures("00gt-23110-bol", DiplomaInTime.self).last?.value == 0.78)
  }
}
