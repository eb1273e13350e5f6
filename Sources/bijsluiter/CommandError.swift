import Foundation
import Rendering

/// How a command ends: the exit statuses others rely on.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case refused = 2
  case usage = 64
  case badData = 65
  case unavailable = 69
}

/// A failure told in one sentence, with what to do.
struct CommandError: Error, CustomStringConvertible {
  let message: String
  let advice: String
  let status: ExitStatus

  init(_ message: String, advice: String, status: ExitStatus) {
    self.message = message
    self.advice = advice
    self.status = status
  }

  var description: String { advice.isEmpty ? message : message + "\ndoe: " + advice }
}

/// Progress and messages; results go to standard output. A closed terminal is no reason to fail.
///
/// Everything the tool says passes here or through `answer`: what was typed, names of files and lines
/// of sources can hold signs that a terminal obeys.
func tell(_ text: String) {
  let shown = VisibleText.forTerminal(text) + "\n"
  try? FileHandle.standardError.write(contentsOf: Data(shown.utf8))
}

/// A result, on standard output; JSON stays JSON with the same values.
/// - Throws: `CommandError` when it cannot be written, so that nothing is lost in silence.
func answer(_ text: String, terminator: String = "\n") throws {
  do {
    let shown = VisibleText.forTerminal(text) + terminator
    try FileHandle.standardOutput.write(contentsOf: Data(shown.utf8))
  } catch {
    throw CommandError(
      "de uitkomst is niet te schrijven", advice: "kijk of de schijf vol is of de uitvoer dicht",
      status: .failed)
  }
}

func answer(_ bytes: Data) throws {
  try answer(String(decoding: bytes, as: UTF8.self), terminator: "")
}
