import CCurlShim
import Glibc
import Registers

/// What the loop's thread has on its desk: transfers under way and hosts with requests that wait.
/// Never leaves that thread.
@safe final class CurlDesk {
  private let multi: UnsafeMutableRawPointer
  private let settings: FetchSettings
  private var active: [UnsafeMutableRawPointer: (CurlTransfer, CurlLoop.Job)] = unsafe [:]
  private var hosts: [String: HostQueue<CurlLoop.Job>] = [:]
  private let clock = ContinuousClock()

  /// Without anything to do the thread looks up this often, in milliseconds.
  private static let idle = 60_000.0
  private static let connectionsPerHost = 4

  init(_ multi: CurlMulti, _ settings: FetchSettings) {
    unsafe self.multi = multi.pointer
    self.settings = settings
    unsafe curl_multi_set_long(
      self.multi, CURLMOPT_MAX_HOST_CONNECTIONS, CurlDesk.connectionsPerHost)
    // A connection that the other side closed may not end the program.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// One round: new orders, cancellations, starts, bytes, ends, and then sleep until there is
  /// something to do.
  ///
  /// - Returns: false when the loop was told to stop.
  func turn(_ mail: CurlLoop.Mail) -> Bool {
    if mail.isStopped { return false }
    let now = clock.now
    for job in mail.jobs {
      let host = job.order.address.host
      let rule = settings.hosts[host] ?? settings.usualHost
      hosts[host, default: HostQueue(rule, now: now)].add(job)
    }
    dropCancelled()
    startDue(at: now)
    var running: Int32 = 0
    unsafe curl_multi_perform(multi, &running)
    var code = CURLE_OK
    var hasEnded = false
    while let handle = unsafe curl_multi_next_done(multi, &code) {
      unsafe end(handle, code)
      hasEnded = true
    }
    // A place came free: whoever waits for it should not have to wait for the next bytes.
    let wait = hasEnded ? 0 : untilDue()
    unsafe curl_multi_poll(multi, nil, 0, Int32(wait), nil)
    return true
  }

  /// Gives back libcurl's memory; nothing may be under way.
  func close() {
    endActive { _ in true }
    unsafe curl_multi_cleanup(multi)
  }

  private func endActive(where isUnwanted: (Order) -> Bool) {
    let unwanted = unsafe active.values.filter { isUnwanted($0.1.order) }
    for entry in unwanted { unsafe end(entry.0.handle, CURLE_ABORTED_BY_CALLBACK) }
  }

  private func dropCancelled() {
    endActive { $0.ticket.isCancelled }
    for host in hosts.keys {
      for job in hosts[host]?.remove(where: { $0.order.ticket.isCancelled }) ?? [] {
        job.answer.resume(returning: Attempt(fault: .cancelled))
      }
    }
  }

  private func startDue(at now: ContinuousClock.Instant) {
    for host in hosts.keys {
      while let job = hosts[host]?.next(at: now) {
        guard let transfer = CurlTransfer(job.order) else {
          hosts[host]?.ended()
          job.answer.resume(returning: Attempt(code: CURLE_OUT_OF_MEMORY))
          continue
        }
        unsafe active[transfer.handle] = (transfer, job)
        let code = unsafe curl_multi_add_handle(multi, transfer.handle)
        if code != CURLM_OK { unsafe end(transfer.handle, CURLE_FAILED_INIT) }
      }
    }
  }

  private func end(_ handle: UnsafeMutableRawPointer, _ code: CURLcode) {
    guard let (transfer, job) = unsafe active.removeValue(forKey: handle) else { return }
    unsafe curl_multi_remove_handle(multi, handle)
    let attempt = transfer.end(code)
    let host = job.order.address.host
    hosts[host]?.ended()
    if let seconds = attempt.retryAfter, [429, 503].contains(attempt.status) {
      let rest = min(Double(seconds), settings.longestWait)
      hosts[host]?.rest(until: clock.now + .seconds(rest))
    }
    job.answer.resume(returning: attempt)
  }

  private func untilDue() -> Double {
    guard let due = hosts.values.compactMap(\.due).min() else { return CurlDesk.idle }
    let wait = (due - clock.now) / .milliseconds(1)
    return min(max(wait.rounded(.up), 0), CurlDesk.idle)
  }
}
