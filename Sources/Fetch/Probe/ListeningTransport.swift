import Synchronization

/// Passes requests on and remembers how each host answered.
final class ListeningTransport: Transport {
  struct Answer: Sendable {
    var host: String
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
  }

  private let inner: any Transport
  private let heard = Mutex<[Answer]>([])

  init(_ inner: any Transport) { self.inner = inner }

  var answers: [Answer] { heard.withLock { $0 } }

  func fetch(_ request: Request, to path: String) async throws(FetchError) -> Reply {
    let host = WebAddress(request.url)?.host ?? ""
    do throws(FetchError) {
      let reply = try await inner.fetch(request, to: path)
      heard.withLock {
        $0.append(Answer(host: host, status: reply.status, headers: reply.headers))
      }
      return reply
    } catch {
      heard.withLock { $0.append(Answer(host: host, status: error.status ?? 0, headers: [:])) }
      throw error
    }
  }
}
