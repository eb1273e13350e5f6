import Foundation
import Testing

@Suite("guess", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct GuessCommandTests {
  @Test func `shows the figure beside the guess, with whom and when`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(
      ["raad", "28dn-30020", "--job", "60", "--salary", "15,50"], in: scratch)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("Jij dacht: 60 van de 100."))
    #expect(run.output.contains("Het cijfer: ongeveer 95 van de 100."))
    #expect(run.output.contains("Het is 35 meer dan je dacht."))
    #expect(run.output.contains("gemeten in oktober 2018"))
    #expect(run.output.contains("8.630 mensen"))
    #expect(run.output.contains("Jij dacht: €\u{A0}15,50 per uur."))
    #expect(run.output.contains("Het is €\u{A0}2,00 meer dan je dacht."))
  }

  @Test func `gives guesses and figures as JSON`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["guess", "28dn-30020", "--job", "60", "--json"], in: scratch)
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(result["key"] as? String == "28dn-30020")
    let guesses = try #require(result["guesses"] as? [[String: Any]])
    #expect(guesses.count == 1)
    #expect(guesses[0]["guess"] as? Double == 0.6)
    #expect((guesses[0]["figure"] as? [String: Any])?["indicator"] as? String == "job_chance")
  }

  @Test func `without a guess it ends and says what to do`() throws {
    let scratch = try Scratch()
    let run = try ReleaseBinary.run(["guess", "28dn-30020"], in: scratch)
    #expect(run.status == 1)
    #expect(run.messages.contains("geen schatting gegeven"))
    let wrong = try ReleaseBinary.run(["guess", "28dn-30020", "--job", "101"], in: scratch)
    #expect(wrong.status == 64)
  }
}
