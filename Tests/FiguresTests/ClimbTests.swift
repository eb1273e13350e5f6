import Facts
import Testing

@testable import Figures

@Suite("Climb")
struct ClimbTests {
  static func ladder(
    _ steps: [LadderStep], notApplicable: [Level] = [], notMeasured: [Level] = [],
    wouldFill: [String] = []
  ) -> Ladders {
    Ladders([
      .jobChance: [
        .hbo: Ladder(
          steps: steps, notApplicable: notApplicable, notMeasured: notMeasured,
          wouldFill: wouldFill)
      ]
    ])
  }

  static func step(
    _ rung: Rung, _ shown: LadderStep.Shown = .headline, levels: [Level] = [],
    fullTime: Double? = nil
  ) -> LadderStep {
    LadderStep(
      rung: rung, definition: "job_chance." + rung.rawValue, levels: levels,
      minimumFullTime: fullTime, shown: shown)
  }

  /// Climbs with an answer per rung; a rung without one fits.
  static func climb(
    _ ladders: Ladders, _ offering: Offering = Made.hbo(), answers: [Rung: Attempt] = [:]
  ) throws -> [Figure] {
    let core = try Made.core([offering], ladders: ladders)
    return core.climb(.jobChance, offering, unit: .share) { step in
      if let answer = answers[step.rung] { return answer }
      var figure = Figure(
        .jobChance, definition: step.definition, state: .published, unit: .share, headline: false)
      figure.value = 0.5
      return .figure(figure)
    }
  }

  @Test("the first rung that fits is the headline; lower rungs are not shown")
  func firstThatFits() throws {
    let figures = try Self.climb(Self.ladder([Self.step(.own), Self.step(.group)]))
    #expect(figures.map(\.definition) == ["job_chance.own"])
    #expect(figures[0].headline)
    #expect(figures[0].passedOver == nil)
  }

  @Test("a wider step is shown beside the headline only where it is the same measure")
  func wider() throws {
    func beside(_ definition: String, _ period: String) throws -> [String] {
      var figure = Figure(
        .jobChance, definition: definition, state: .published, unit: .share, headline: false)
      figure.value = 0.4
      figure.period = period
      figure.basis = Basis(rung: .level, group: "hbo", population: "p")
      var own = figure
      own.definition = "job_chance.group"
      own.period = "2018/19"
      own.basis?.rung = .group
      let figures = try Self.climb(
        Self.ladder([Self.step(.group), Self.step(.level, .wider)]),
        answers: [.group: .figure(own), .level: .figure(figure)])
      return figures.map { ($0.basis?.rung.rawValue ?? "") + ($0.headline ? "!" : "") }
    }
    #expect(try beside("job_chance.group", "2018/19") == ["group!", "level"])
    #expect(try beside("job_chance.group", "2017/18") == ["group!"])
    #expect(try beside("job_chance.level", "2018/19") == ["group!"])
    let alone = try Self.climb(
      Self.ladder([Self.step(.group), Self.step(.level, .wider)]), answers: [.group: .nothing])
    #expect(alone.map(\.definition) == ["job_chance.level"])
  }

  @Test("the headline says which rungs were passed over and why, best first")
  func passedOver() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.own), Self.step(.programme), Self.step(.region), Self.step(.group)]),
      answers: [.own: .fails(.tooFew), .programme: .fails(.identityFails), .region: .nothing])
    #expect(figures.map(\.definition) == ["job_chance.group"])
    #expect(figures[0].passed == ["own too_few", "programme identity_fails"])
  }

  @Test("when no rung fits the figure is absent with the first reason met")
  func absent() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.own), Self.step(.group)]),
      answers: [.own: .fails(.tooUniform), .group: .fails(.tooFew)])
    #expect(figures.count == 1)
    #expect(figures[0].state == .absent)
    #expect(figures[0].value == nil)
    #expect(figures[0].reason == .tooUniform)
    #expect(figures[0].passed == ["own too_uniform", "group too_few"])
  }

  @Test("when nothing loaded says anything, the sources that would fill it are named")
  func nothingLoaded() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.own)], wouldFill: ["cbs-85776"]), answers: [.own: .nothing])
    #expect(figures[0].reason == .sourceNotLoaded)
    #expect(figures[0].wouldFill == ["cbs-85776"])
    #expect(figures[0].passedOver == nil)
  }

  @Test("a step shown beside a better one follows it, never as a second headline")
  func also() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.own), Self.step(.group, .also), Self.step(.level)]))
    #expect(figures.map(\.definition) == ["job_chance.own", "job_chance.group"])
    #expect(figures.map(\.headline) == [true, false])
  }

  @Test("a step shown beside becomes the headline when the better one fails")
  func alsoAsHeadline() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.own), Self.step(.group, .also)]),
      answers: [.own: .fails(.tooFew)])
    #expect(figures.map(\.definition) == ["job_chance.group"])
    #expect(figures[0].headline)
    #expect(figures[0].passed == ["own too_few"])
  }

  @Test("context is never the headline, also when it is all there is")
  func context() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.group, .context), Self.step(.own)]),
      answers: [.own: .fails(.tooFew)])
    #expect(figures.map(\.state) == [.absent, .published])
    #expect(figures.map(\.headline) == [true, false])
    #expect(figures[0].reason == .tooFew)
  }

  @Test("a context step that fails is no reason for the headline")
  func contextReason() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.group, .context), Self.step(.own)]),
      answers: [.group: .fails(.tooUniform), .own: .fails(.tooFew)])
    #expect(figures[0].reason == .tooFew)
    #expect(figures[0].passedOver == nil)
  }

  @Test("not applicable and not measured are two states, and no rung is tried")
  func levelsWithout() throws {
    let ladders = Self.ladder(
      [Self.step(.own)], notApplicable: [.master], notMeasured: [.ad])
    let master = try Self.climb(ladders, Made.hbo(level: .master))
    #expect(master.map(\.state) == [.notApplicable])
    #expect(master[0].value == nil)
    let ad = try Self.climb(ladders, Made.hbo(level: .ad))
    #expect(ad.map(\.state) == [.absent])
    #expect(ad[0].reason == .notMeasured)
    #expect(try Self.climb(ladders, Made.hbo()).map(\.state) == [.published])
  }

  @Test("a step for other levels is skipped without a reason")
  func otherLevel() throws {
    let figures = try Self.climb(
      Self.ladder([Self.step(.own, levels: [.ad]), Self.step(.group)]))
    #expect(figures.map(\.definition) == ["job_chance.group"])
    #expect(figures[0].passedOver == nil)
  }

  @Test(
    "a full-time-only step admits 50 % full-time, not 49 %, and does not assume what is unknown")
  func fullTimeOnly() throws {
    let ladders = Self.ladder([Self.step(.group, fullTime: 0.5)])
    #expect(try Self.climb(ladders, Made.hbo(fullTime: 0.50))[0].state == .published)
    for share in [0.49, 0, nil] {
      let figures = try Self.climb(ladders, Made.hbo(fullTime: share))
      #expect(figures[0].state == .absent)
      #expect(figures[0].reason == .formMix)
    }
  }

  @Test("a step for one leerweg concerns that leerweg only, and no hbo programme")
  func leerweg() {
    let step = LadderStep(rung: .level, definition: "d", leerwegen: [.bbl])
    #expect(step.concerns(Made.mbo(.bbl)))
    #expect(!step.concerns(Made.mbo(.bol)))
    #expect(!step.concerns(Made.hbo()))
  }

  @Test("an indicator without a ladder is absent because no source is loaded")
  func noLadder() throws {
    let figures = try Self.climb(Ladders([:]))
    #expect(figures.map(\.reason) == [.sourceNotLoaded])
    #expect(figures[0].definition == "job_chance")
  }
}
