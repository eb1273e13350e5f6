import CCurlShim
import Registers

/// What libcurl is told about a request. Certificates are always checked; nothing here can turn
/// that off.
@safe struct CurlOptions {
  private let handle: UnsafeMutableRawPointer

  init(_ handle: UnsafeMutableRawPointer) { unsafe self.handle = handle }

  func set(_ order: Order) {
    let settings = order.settings
    text(CURLOPT_URL, order.request.url)
    text(CURLOPT_USERAGENT, settings.userAgent)
    // No signals in a program with threads; a request rather joins a connection than opens one.
    number(CURLOPT_NOSIGNAL, 1)
    number(CURLOPT_PIPEWAIT, 1)
    number(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    trust(settings)
    // https and nothing else, also after a redirect.
    text(CURLOPT_PROTOCOLS_STR, "https")
    text(CURLOPT_REDIR_PROTOCOLS_STR, "https")
    number(CURLOPT_FOLLOWLOCATION, 1)
    number(CURLOPT_MAXREDIRS, settings.maximumRedirects)
    number(CURLOPT_UNRESTRICTED_AUTH, 0)
    // The environment does not decide over the way: no proxy but the one of the settings, no netrc.
    reach(settings)
    number(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    if settings.ipv4Only { number(CURLOPT_IPRESOLVE, Int(CURL_IPRESOLVE_V4)) }
    number(CURLOPT_CONNECTTIMEOUT, settings.connectSeconds)
    number(CURLOPT_TIMEOUT, settings.totalSeconds)
    number(CURLOPT_LOW_SPEED_LIMIT, settings.lowSpeedBytes)
    number(CURLOPT_LOW_SPEED_TIME, settings.lowSpeedSeconds)
    if order.isResumed {
      // A range is of the bytes as they travel, so they may not be packed. `RESUME_FROM` would
      // fail where the server rightly sends the whole body again.
      text(CURLOPT_RANGE, "\(order.beginning.bytes)-")
    }
  }

  private func reach(_ settings: FetchSettings) {
    text(CURLOPT_PROXY, settings.proxy?.address ?? "")
    let exceptions = settings.proxy?.exceptions ?? []
    // To libcurl a star stands for all hosts only where it stands alone.
    text(CURLOPT_NOPROXY, exceptions.contains("*") ? "*" : exceptions.joined(separator: ","))
    guard let proxy = settings.proxy else { return }
    if !proxy.user.isEmpty {
      text(CURLOPT_PROXYUSERNAME, proxy.user)
      text(CURLOPT_PROXYPASSWORD, proxy.password)
    }
    if let bundle = settings.caBundle { text(CURLOPT_PROXY_CAINFO, bundle) }
    // What the proxy says of itself is no answer of the source; our headers are not for the proxy.
    number(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    number(CURLOPT_HEADEROPT, Int(CURLHEADER_SEPARATE))
  }

  private func trust(_ settings: FetchSettings) {
    number(CURLOPT_SSL_VERIFYPEER, 1)
    number(CURLOPT_SSL_VERIFYHOST, 2)
    number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    guard let bundle = settings.caBundle else { return }
    text(CURLOPT_CAINFO, bundle)
    // Only that file, not the system's folder beside it.
    unsafe curl_set_text(handle, CURLOPT_CAPATH, nil)
  }

  /// Header lines beside libcurl's own; the caller keeps the list alive.
  static func headerLines(_ order: Order) -> [String] {
    let request = order.request
    var lines = request.secretHeaders.sorted { $0.key < $1.key }.map { $0.key + ": " + $0.value }
    if let tag = request.etag { lines.append("If-None-Match: " + tag) }
    if let date = request.lastModified { lines.append("If-Modified-Since: " + date) }
    // Unpacked by us: libcurl takes a gzip stream that breaks off for a whole one.
    if order.isResumed {
      lines += ["If-Range: " + order.beginning.validator, "Accept-Encoding: identity"]
    } else {
      lines.append("Accept-Encoding: gzip")
    }
    return lines
  }

  private func text(_ option: CURLoption, _ value: String) {
    unsafe curl_set_text(handle, option, value)
  }

  private func number(_ option: CURLoption, _ value: Int) {
    unsafe curl_set_long(handle, option, value)
  }
}
