import Foundation
import Testing

/// The questions of `Tests/Questions/questions.tsv`, as pupils, parents and decanen type them; the
/// browser test asks the site the same ones and holds its first ten against these.
@Suite("Questions", .enabled(if: ReleaseBinary.isBuilt, "bouw eerst: bin/build"))
struct QuestionTests {
  private struct Question {
    let typed: String
    /// What stands in the first answer; nil: no demand; «-»: nothing is found.
    let first: String?
    /// What stands in every one of the first ten.
    let all: String?
  }

  private static let questions: [Question] = {
    let path = ReleaseBinary.root.appendingPathComponent("Tests/Questions/questions.tsv").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func cell(_ index: Int) -> String? {
        // What is about all places of an offering is held against the site's line.
        cells.count > index && !cells[index].isEmpty && !cells[index].hasPrefix("@")
          ? cells[index] : nil
      }
      return Question(typed: cells[0], first: cell(1), all: cell(2))
    }
  }()

  private static func line(_ hit: [String: Any]) -> String {
    func text(_ name: String) -> String { hit[name] as? String ?? "" }
    let kind = [text("kind"), text("level"), text("leerweg")].filter { !$0.isEmpty }
    return [text("name"), text("institution"), text("place"), kind.joined(separator: " ")]
      .joined(separator: " | ")
  }

  @Test func `are answered right, the first and the first ten`() throws {
    let scratch = try Scratch()
    #expect(QuestionTests.questions.count >= 200)
    for question in QuestionTests.questions {
      let run = try ReleaseBinary.run(
        ["query", "--json", "--limit", "10", "--", question.typed], in: scratch)
      let hits =
        (try? JSONSerialization.jsonObject(with: Data(run.output.utf8))) as? [[String: Any]]
      let lines = (hits ?? []).map(QuestionTests.line)
      if question.first == "-" {
        #expect(lines.isEmpty && run.status == 1, "\(question.typed): \(lines.first ?? "")")
        continue
      }
      if let first = question.first {
        let holds = try lines.first.map { try matches($0, first) } ?? false
        #expect(holds, "«\(question.typed)» → \(lines.first ?? "niets")")
      }
      for pattern in [question.all].compactMap({ $0 }) {
        let wrong = try lines.first { try !matches($0, pattern) }
        #expect(wrong == nil, "«\(question.typed)» → ook \(wrong ?? "")")
      }
    }
  }

  private func matches(_ line: String, _ pattern: String) throws -> Bool {
    try line.contains(Regex(pattern).ignoresCase())
  }
}
