import CCurlShim
import Crypto

/// One attempt under way: an easy handle, what has come in and where it goes. Lives on the loop's
/// thread only.
@safe final class CurlTransfer {
  let order: Order
  let handle: UnsafeMutableRawPointer
  private let words: UnsafeMutablePointer<CChar>
  private var lines: UnsafeMutablePointer<curl_slist>?

  private var attempt = Attempt()
  private var file: OpenFile?
  private var headerBytes = 0
  private var isPastHeaders = false
  /// Of a packed body under way.
  private var unpacking: OpaquePointer?

  /// What is kept of a body that is not wanted, in bytes.
  private static let excerptLength = 4_096
  /// An unwanted body is not read beyond this many bytes.
  private static let unwantedLimit = 1 << 16
  private var unwanted = 0
  private static let headerLimit = 1 << 18

  /// Nil when libcurl cannot make a handle.
  init?(_ order: Order) {
    guard let handle = unsafe curl_easy_init() else { return nil }
    self.order = order
    unsafe self.handle = handle
    unsafe words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    attempt.bytes = order.beginning.bytes
    attempt.hash = order.beginning.hash
    attempt.url = order.address.text
    setOptions()
  }

  deinit {
    unsafe unpacking_free(unpacking)
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(lines)
    unsafe words.deallocate()
  }

  private func setOptions() {
    let own = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe curl_set_pointer(handle, CURLOPT_ERRORBUFFER, words)
    unsafe curl_set_taking(handle, CURLOPT_WRITEFUNCTION, takeBody)
    unsafe curl_set_pointer(handle, CURLOPT_WRITEDATA, own)
    unsafe curl_set_taking(handle, CURLOPT_HEADERFUNCTION, takeHeader)
    unsafe curl_set_pointer(handle, CURLOPT_HEADERDATA, own)
    unsafe CurlOptions(handle).set(order)
    for line in CurlOptions.headerLines(order) {
      if let longer = unsafe curl_slist_append(lines, line) { unsafe lines = longer }
    }
    unsafe curl_set_list(handle, CURLOPT_HTTPHEADER, lines)
  }

  /// One line of the headers of any hop; false ends the transfer.
  fileprivate func take(header bytes: UnsafeRawBufferPointer) -> Bool {
    headerBytes += bytes.count
    guard headerBytes <= CurlTransfer.headerLimit else {
      attempt.fault = .excessive("de kopregels zijn langer dan \(CurlTransfer.headerLimit) bytes")
      return false
    }
    let line = unsafe String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
    if line.hasPrefix("HTTP/") {
      // Headers come once per hop.
      attempt.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      attempt.headers = [:]
      attempt.excerpt = []
      isPastHeaders = false
      unsafe unpacking_free(unpacking)
      unsafe unpacking = nil
      return true
    }
    if isPastHeaders { return true }
    if line.isEmpty {
      isPastHeaders = true
      attempt.fault = faultOfHeaders()
      return attempt.fault == nil
    }
    guard let colon = line.firstIndex(of: ":") else { return true }
    let name = line[..<colon].lowercased()
    let value = String(line[line.index(after: colon)...].trimmed)
    attempt.headers[name] = attempt.headers[name].map { $0 + ", " + value } ?? value
    return true
  }

  /// What can be refused before a byte of the body is read.
  private func faultOfHeaders() -> Attempt.Fault? {
    let headers = attempt.headers
    if 300..<400 ~= attempt.status, let location = headers["location"] {
      // libcurl would send our own headers along to any host.
      guard !order.request.secretHeaders.isEmpty else { return nil }
      let next = WebAddress(location, from: effectiveURL)
      return next?.origin == order.address.origin ? nil : .foreignRedirect(next?.text ?? location)
    }
    guard attempt.status == 200 || attempt.status == 206, isPlain else { return nil }
    let before = attempt.status == 206 ? order.beginning.bytes : 0
    guard let promised = headers["content-length"].flatMap({ Int($0) }),
      promised > order.request.maximumBytes - before
    else { return nil }
    return .excessive(
      "het antwoord is \(promised + before) bytes, meer dan de grens van "
        + "\(order.request.maximumBytes)")
  }

  private var coding: String { (attempt.headers["content-encoding"] ?? "").lowercased() }
  private var isPlain: Bool { coding.isEmpty || coding == "identity" }

  /// A piece of a body as it travels; false ends the transfer.
  fileprivate func take(received bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Bool {
    if isPlain {
      return unsafe take(body: UnsafeRawBufferPointer(start: bytes, count: count))
    }
    // A range is of the bytes as they travel, and was asked for unpacked.
    guard attempt.status != 206 else {
      attempt.fault = .wrongRange
      return false
    }
    guard coding == "gzip" || coding == "x-gzip" else {
      attempt.fault = .packing("«\(coding)» is niet gevraagd")
      return false
    }
    if unsafe unpacking == nil { unsafe unpacking = unpacking_new() }
    guard let stream = unsafe unpacking else { return false }
    let own = unsafe Unmanaged.passUnretained(self).toOpaque()
    let result = unsafe unpacking_feed(stream, bytes, count, takeUnpacked, own)
    if result < 0 { attempt.fault = .packing("dit is geen heel gzip") }
    return result > 0
  }

  /// A piece of a body, unpacked; false ends the transfer. Only bodies of 200 and 206 reach the
  /// disk, so that the page of an error never takes the place of a file.
  fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
    guard attempt.status == 200 || attempt.status == 206 else {
      let room = CurlTransfer.excerptLength - attempt.excerpt.count
      unsafe attempt.excerpt.append(contentsOf: bytes.prefix(max(0, room)))
      unwanted += bytes.count
      return unwanted <= CurlTransfer.unwantedLimit
    }
    do throws(FetchError) {
      guard let file = try openedFile() else {
        attempt.fault = .wrongRange
        return false
      }
      guard bytes.count <= order.request.maximumBytes - attempt.bytes else {
        attempt.fault = .excessive(
          "het antwoord is uitgepakt meer dan de grens van \(order.request.maximumBytes) bytes")
        return false
      }
      try unsafe file.write(bytes)
    } catch {
      attempt.fault = .disk(error)
      return false
    }
    unsafe attempt.hash.update(bufferPointer: bytes)
    attempt.bytes += bytes.count
    return true
  }

  /// Nil when the answer does not join on to what there is.
  private func openedFile() throws(FetchError) -> OpenFile? {
    if let file { return file }
    if attempt.status == 206 {
      guard order.isResumed, isPlain, range?.start == order.beginning.bytes else { return nil }
      file = try order.part.goOn()
    } else {
      attempt.bytes = 0
      attempt.hash = SHA256()
      file = try order.part.begin(order.address.text, attempt.headers)
    }
    return file
  }

  /// `Content-Range: bytes 100-199/200`; the total is nil where the server does not know it.
  private var range: (start: Int, total: Int?)? {
    let words = (attempt.headers["content-range"] ?? "").split { " -/".contains($0) }
    guard words.count == 4, words[0].lowercased() == "bytes", let start = Int(words[1]) else {
      return nil
    }
    return (start, Int(words[3]))
  }

  /// The end of the attempt, with what libcurl has to say about it.
  func end(_ code: CURLcode) -> Attempt {
    // An empty body never calls the callback: what was there before is no part of it.
    if file == nil, attempt.status == 200 { attempt.bytes = 0 }
    file = nil
    attempt.code = code
    if order.ticket.isCancelled { attempt.fault = .cancelled }
    if code != CURLE_OK {
      let said = unsafe String(cString: words)
      attempt.words = said.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : said
    }
    attempt.url = WebAddress(effectiveURL)?.text ?? order.address.text
    var seconds: curl_off_t = 0
    unsafe curl_get_count(handle, CURLINFO_RETRY_AFTER, &seconds)
    // libcurl gives the seconds until then also for a date.
    attempt.retryAfter = attempt.headers["retry-after"] == nil ? nil : max(0, Int(seconds))
    if code == CURLE_OK, attempt.fault == nil {
      attempt.fault = faultOfPacking() ?? faultOfLength()
    }
    return attempt
  }

  private func faultOfPacking() -> Attempt.Fault? {
    guard let stream = unsafe unpacking, unsafe unpacking_is_whole(stream) == 0 else { return nil }
    return .wrongLength("het brak af voor het einde van het ingepakte bestand")
  }

  private func faultOfLength() -> Attempt.Fault? {
    var promised: Int?
    switch attempt.status {
    case 206:
      guard order.isResumed, let range, range.start == order.beginning.bytes else {
        return .wrongRange
      }
      promised = range.total
    case 200 where isPlain: promised = attempt.headers["content-length"].flatMap { Int($0) }
    default: break
    }
    guard let promised, promised != attempt.bytes else { return nil }
    return .wrongLength("\(attempt.bytes) bytes kwamen binnen, \(promised) waren beloofd")
  }

  private var effectiveURL: String {
    var text: UnsafePointer<CChar>?
    unsafe curl_get_text(handle, CURLINFO_EFFECTIVE_URL, &text)
    return unsafe text.map { unsafe String(cString: $0) } ?? order.request.url
  }
}

private func takeBody(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer = unsafe transfer(context) else { return 0 }
  let length = size * count
  return unsafe transfer.take(received: bytes, length) ? length : length == 0 ? 1 : 0
}

private func takeUnpacked(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer = unsafe transfer(context) else { return 0 }
  let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer.take(body: piece) ? piece.count : 0
}

private func takeHeader(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
  _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let transfer = unsafe transfer(context) else { return 0 }
  let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
  return unsafe transfer.take(header: line) ? line.count : 0
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
  unsafe context.map { unsafe Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
}

extension StringProtocol {
  /// Without spaces and tabs around it.
  fileprivate var trimmed: SubSequence {
    let start = drop { $0 == " " || $0 == "\t" }
    guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else {
      return start.prefix(0)
    }
    return start[...last]
  }
}
