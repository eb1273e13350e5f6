import Foundation

/// How a command ends: the exit statuses others rely on.
enum ExitStatus: Int32 {
  case done = 0
  case failed = 1
  case refused = 2
  case badData = 65
  case unreachable = 69
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

/// Progress and messages; results go to standard output.
func tell(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
