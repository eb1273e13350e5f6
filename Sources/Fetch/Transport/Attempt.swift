import CCurlShim
import Crypto
import Registers
import Synchronization

/// One attempt at a body: all the thread needs, made before it sees it.
struct Order: Sendable {
  let request: Request
  let address: WebAddress
  let settings: FetchSettings
  let part: PartFile
  let beginning: PartFile.Beginning
  let ticket = Ticket()

  /// The body is asked for from where the part ends.
  var isResumed: Bool { beginning.bytes > 0 }
}

/// Says over the boundary of threads that nobody waits for an attempt any more.
final class Ticket: Sendable {
  private let mark = Atomic<Bool>(false)

  var isCancelled: Bool { mark.load(ordering: .acquiring) }
  func cancel() { mark.store(true, ordering: .releasing) }
}

/// How an attempt ended.
struct Attempt: Sendable {
  /// Why we ended it ourselves.
  enum Fault: Sendable {
    case cancelled
    case disk(FetchError)
    /// More bytes than allowed, or than was promised.
    case excessive(String)
    /// A redirect to another origin of a request that carries a key.
    case foreignRedirect(String)
    /// What is on the disk cannot be gone on with.
    case wrongRange
    /// A packed body that cannot be unpacked, and why.
    case packing(String)
    /// A finished body of another length than was promised.
    case wrongLength(String)
  }

  var code = CURLE_OK
  /// libcurl's words for the code.
  var words = ""
  var fault: Fault?
  /// Of the last hop; 0 when there was no answer.
  var status = 0
  /// Of the last hop, names in lower case.
  var headers: [String: String] = [:]
  /// The address that answered.
  var url = ""
  /// Length of the body on disk, unpacked.
  var bytes = 0
  var hash = SHA256()
  /// The beginning of a body that was not wanted.
  var excerpt: [UInt8] = []
  /// Seconds the server asked to wait.
  var retryAfter: Int?
}
