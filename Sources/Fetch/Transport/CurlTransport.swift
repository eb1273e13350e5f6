import Crypto
import Facts
package import Registers

/// Fetches over https with libcurl: resumes what broke off, tries again what may pass, and is
/// polite to each host.
///
/// One thread does all transfers of a transport; make one and share it. Memory does not grow with
/// the body.
package final class CurlTransport: Transport, Sendable {
  private let settings: FetchSettings
  private let loop: CurlLoop

  /// - Throws: `FetchError` when libcurl cannot be started.
  package init(settings: FetchSettings) throws(FetchError) {
    self.settings = settings
    loop = try CurlLoop(settings)
  }

  deinit { loop.stop() }

  /// Brings a body to `path`; what stands there is replaced at the very end, in one step.
  ///
  /// An unfinished body stays beside it as `.part`, with a note in `.part.info`, when a later call
  /// with the same address may continue it. The folder must exist. Waits between attempts as the
  /// settings say.
  ///
  /// - Throws: `FetchError` of the last attempt; of kind `cancelled` when the task was cancelled.
  package func fetch(_ request: Request, to path: String) async throws(FetchError) -> Reply {
    let address = try CurlTransport.checked(request)
    let part = PartFile(path: path)
    var number = 1
    var mayBeginAgain = true
    while true {
      let order = Order(
        request: request, address: address, settings: settings, part: part,
        beginning: try part.beginning(of: address.text))
      let attempt = await loop.run(order)
      guard let problem = TransferProblem(attempt, of: order) else {
        return try CurlTransport.reply(attempt, part)
      }
      if order.isResumed, mayBeginAgain, CurlTransport.isRangeRefused(attempt) {
        part.discard()
        mayBeginAgain = false
        continue
      }
      guard problem.isRetried, number < settings.attempts else {
        if problem.error.kind == .excessive { part.discard() } else { part.leave() }
        throw problem.error.after(number)
      }
      let wait = Backoff.wait(after: number, asked: attempt.retryAfter, settings)
      do { try await Task.sleep(for: .seconds(wait)) } catch {
        part.leave()
        throw FetchError(
          .cancelled, url: address.text,
          cause: "afgebroken tijdens het wachten op een nieuwe poging",
          advice: "start het ophalen opnieuw")
      }
      number += 1
    }
  }

  /// Whether the server cannot go on from where we are: then from the start, at once.
  private static func isRangeRefused(_ attempt: Attempt) -> Bool {
    if case .wrongRange = attempt.fault { return true }
    if case .wrongLength = attempt.fault { return true }
    return attempt.status == 416
  }

  private static func reply(_ attempt: Attempt, _ part: PartFile) throws(FetchError) -> Reply {
    guard attempt.status != 304 else {
      part.discard()
      return Reply(
        status: 304, headers: attempt.headers, url: attempt.url, bytes: 0, sha256: "")
    }
    try part.finish()
    return Reply(
      status: 200, headers: attempt.headers, url: attempt.url, bytes: attempt.bytes,
      sha256: attempt.hash.finalize().hexText)
  }

  private static func checked(_ request: Request) throws(FetchError) -> WebAddress {
    guard let address = WebAddress(request.url) else {
      throw FetchError(
        .unreachable, url: request.url, cause: "dit is geen webadres",
        advice: "verbeter het adres van de bron")
    }
    guard address.scheme == "https" else {
      throw FetchError(
        .untrusted, url: address.text, cause: "het adres is niet https",
        advice: "gebruik het adres dat met https:// begint")
    }
    let lines = CurlTransport.headerTexts(request)
    guard !lines.contains(where: { $0.utf8.contains { $0 < 0x20 || $0 == 0x7F } }) else {
      throw FetchError(
        .notConfigured, url: address.text, cause: "een kopregel of sleutel heeft een regeleinde",
        advice: "kijk de sleutel in de omgeving na")
    }
    return address
  }

  private static func headerTexts(_ request: Request) -> [String] {
    request.secretHeaders.flatMap { [$0.key, $0.value] }
      + [request.etag, request.lastModified].compactMap(\.self)
  }
}

extension FetchError {
  /// The same, saying how often it was tried.
  fileprivate func after(_ attempts: Int) -> FetchError {
    var error = self
    if attempts > 1 { error.cause += " (na \(attempts) pogingen)" }
    return error
  }
}
