import Foundation
import Glibc
import Platform

/// A running worker: an order in, a PDF out, for as long as it is kept.
///
/// One sheet at a time, on a thread of its own, since it waits for another process. It ends when its input
/// is closed.
actor PDFWorker {
  /// Milliseconds a sheet may take; a worker that is silent for longer is given up.
  private static let patience: Int32 = 120_000

  private let queue = SerialQueue("pdf")
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }

  private let process: ProcessBox
  private let input: Int32
  private let output: Int32

  /// A process that is only started and ended.
  private struct ProcessBox: @unchecked Sendable { let process: Process }

  /// - Throws: `RenderingError.pdf` when it does not start.
  init(setup: PDFSetup, key: String) throws {
    let process = Process()
    let (orders, answers) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: setup.python)
    process.arguments = ["-I", setup.templates + "/worker.py"]
    process.standardInput = orders
    process.standardOutput = answers
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw RenderingError.pdf(key: key, reason: "\(setup.python) start niet")
    }
    self.process = ProcessBox(process: process)
    input = dup(orders.fileHandleForWriting.fileDescriptor)
    output = dup(answers.fileHandleForReading.fileDescriptor)
    _ = fcntl(input, F_SETFD, FD_CLOEXEC)
    _ = fcntl(output, F_SETFD, FD_CLOEXEC)
    try? orders.fileHandleForWriting.close()
    try? answers.fileHandleForReading.close()
  }

  deinit {
    close(input)
    close(output)
    process.process.terminate()
  }

  /// Sends an order and waits for the PDF.
  ///
  /// - Throws: `RenderingError.pdf`; `CancellationError`, and then the worker is of no more use.
  func make(_ order: [UInt8], key: String) async throws -> [UInt8] {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      do {
        return try answer(to: order, key)
      } catch {
        try Task.checkCancellation()
        throw error
      }
    } onCancel: { [process] in
      // Its answer ends, and with it the wait.
      process.process.terminate()
    }
  }

  private func answer(to order: [UInt8], _ key: String) throws -> [UInt8] {
    try order.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = write(input, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw stopped(key) }
        done += count
      }
    }
    var head: [UInt8] = []
    while head.last != UInt8(ascii: "\n") { head += try read(1, key) }
    let words = String(decoding: head.dropLast(), as: UTF8.self)
    guard words.hasPrefix("ok "), let count = Int(words.dropFirst(3)) else {
      let reason = words.hasPrefix("error ") ? String(words.dropFirst(6)) : words
      throw RenderingError.pdf(key: key, reason: reason)
    }
    return try read(count, key)
  }

  private func read(_ count: Int, _ key: String) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, PDFWorker.patience)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw stopped(key) }
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(output, $0.baseAddress?.advanced(by: done), count - done)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw stopped(key) }
      done += got
    }
    return bytes
  }

  private func stopped(_ key: String) -> RenderingError {
    .pdf(key: key, reason: "de PDF-maker is gestopt of geeft geen antwoord")
  }
}
