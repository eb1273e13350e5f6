import Foundation

/// Memory of this process.
enum Memory {
  /// The most it held at once, in bytes: of this program alone. `getrusage` also counts what the process
  /// that started it held before that. 0 where the system does not say.
  static var peak: Int {
    guard let file = FileHandle(forReadingAtPath: "/proc/self/status"),
      let status = try? file.readToEnd()
    else { return 0 }
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 } ?? 0
  }
}
