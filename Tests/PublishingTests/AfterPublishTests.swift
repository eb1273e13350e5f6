import Foundation
import Testing

@testable import Publishing

@Suite("The command after publishing")
struct AfterPublishTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func run(_ script: String, hidden: [String] = [], atMost limit: Duration = .seconds(400))
    async -> String?
  {
    await Self.run(script, folder.path, hidden, limit)
  }

  private static func run(
    _ script: String, _ folder: String, _ hidden: [String] = [], _ limit: Duration = .seconds(400)
  ) async -> String? {
    await AfterPublish.run(
      ["sh", "-c", script, "sh", folder], site: "/site/versions/2", version: "2", previous: "1",
      hidden: hidden, atMost: limit)
  }

  @Test func `it is told what was published, and no secret`() async throws {
    let name = "BIJSLUITER_TEST_SECRET"
    setenv(name, "geheim", 1)
    defer { unsetenv(name) }
    let script =
      #"echo "$BIJSLUITER_SITE $BIJSLUITER_VERSION $BIJSLUITER_PREVIOUS ${BIJSLUITER_TEST_SECRET-geen}" >$1/told"#
    #expect(await run(script, hidden: [name]) == nil)
    #expect(folder.text("told") == "/site/versions/2 2 1 geen\n")
  }

  @Test func `how it failed is told in one sentence`() async throws {
    #expect(await run("exit 4") == "«sh» eindigde met 4")
    #expect(await run("kill -9 $$") == "«sh» is gestopt door signaal 9")
    #expect(
      await AfterPublish.run(
        ["bestaat-niet-3f2"], site: "", version: "", previous: nil, hidden: [])
        == "«bestaat-niet-3f2» eindigde met 127")
    #expect(await AfterPublish.run([], site: "", version: "", previous: nil, hidden: []) == nil)
    #expect(
      await run("sleep 600", atMost: .milliseconds(300))
        == "«sh» duurde langer dan 0 minuten en is gestopt")
  }

  @Test func `a task that is cancelled ends it and what it started, at once`() async throws {
    let path = folder.path
    let task = Task { await Self.run("sleep 600 & echo $! >$1/left; wait", path) }
    var left: pid_t?
    while left == nil {
      left = folder.text("left").flatMap { pid_t($0.trimmingCharacters(in: .newlines)) }
      try await Task.sleep(for: .milliseconds(5))
    }
    let start = ContinuousClock.now
    task.cancel()
    #expect(await task.value == "«sh» is afgebroken")
    #expect(ContinuousClock.now - start < .seconds(300))
    #expect(kill(try #require(left), 0) != 0 && errno == ESRCH)
  }
}
