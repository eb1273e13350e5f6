import CCurlShim
import Foundation
import Registers
import Synchronization

/// The way to the one thread that owns libcurl's handles: orders go in, attempts come out.
final class CurlLoop: Sendable {
  /// An order and the one who waits for it.
  struct Job: Sendable {
    let order: Order
    let answer: CheckedContinuation<Attempt, Never>
  }

  struct Mail: Sendable {
    var jobs: [Job] = []
    var isStopped = false
    /// Nil when the thread is gone.
    var multi: CurlMulti?
  }

  private let mail: Mutex<Mail>

  /// - Throws: when libcurl or the thread cannot be started.
  init(_ settings: FetchSettings) throws(FetchError) {
    guard CurlLoop.isReady, let multi = CurlMulti() else {
      throw FetchError(
        .unreachable, url: "libcurl", cause: "libcurl start niet",
        advice: "kijk of er geheugen en bestandsnummers vrij zijn")
    }
    mail = Mutex(Mail(multi: multi))
    let thread = Thread { [self] in
      let desk = CurlDesk(multi, settings)
      while desk.turn(collect()) {}
      // From here nobody can wake the thread, so the handle may go.
      mail.withLock { $0.multi = nil }
      desk.close()
    }
    thread.name = "bijsluiter-fetch"
    thread.start()
  }

  /// Once per process, and safe to ask from any thread.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// Runs one attempt when its host's turn comes. A cancelled task ends it.
  func run(_ order: Order) async -> Attempt {
    await withTaskCancellationHandler {
      await withCheckedContinuation { answer in
        post { $0.jobs.append(Job(order: order, answer: answer)) }
      }
    } onCancel: {
      order.ticket.cancel()
      post { _ in }
    }
  }

  /// Ends the thread; nobody may be waiting.
  func stop() { post { $0.isStopped = true } }

  private func post(_ change: (inout sending Mail) -> Void) {
    mail.withLock { mail in
      change(&mail)
      mail.multi?.wake()
    }
  }

  private func collect() -> Mail {
    mail.withLock { mail in
      defer { mail.jobs = [] }
      return mail
    }
  }
}

/// libcurl's multi handle. Only waking it is allowed from any thread, says its documentation.
@safe struct CurlMulti: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer

  init?() {
    guard let pointer = unsafe curl_multi_init() else { return nil }
    unsafe self.pointer = pointer
  }

  func wake() { unsafe curl_multi_wakeup(pointer) }
}
