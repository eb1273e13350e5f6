import CCurlShim

/// A web address in its parts, as libcurl itself reads them.
struct WebAddress: Sendable, Hashable {
  let scheme: String
  /// Lower case; empty for an address without one.
  let host: String
  let port: String
  /// The address as it may be shown: with its query, without a user and password.
  let text: String

  /// - Parameter base: the address that a `Location` is relative to.
  /// - Returns: nil for what is not an address.
  init?(_ text: String, from base: String? = nil) {
    guard let parts = unsafe curl_url() else { return nil }
    defer { unsafe curl_url_cleanup(parts) }
    // The scheme is judged by the caller, so that the message can say what is wrong with it.
    let anyScheme = UInt32(CURLU_NON_SUPPORT_SCHEME)
    for address in [base, text] {
      guard let address else { continue }
      guard unsafe curl_url_set(parts, CURLUPART_URL, address, anyScheme) == CURLUE_OK else {
        return nil
      }
    }
    func part(_ name: CURLUPart, _ flags: Int32 = 0) -> String? {
      var found: UnsafeMutablePointer<CChar>?
      guard unsafe curl_url_get(parts, name, &found, UInt32(flags)) == CURLUE_OK,
        let found = unsafe found
      else { return nil }
      defer { unsafe curl_free(found) }
      return unsafe String(cString: found)
    }
    guard let scheme = part(CURLUPART_SCHEME) else { return nil }
    self.scheme = scheme.lowercased()
    host = part(CURLUPART_HOST)?.lowercased() ?? ""
    port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT) ?? ""
    if base == nil, part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil {
      self.text = text
    } else {
      unsafe curl_url_set(parts, CURLUPART_USER, nil, 0)
      unsafe curl_url_set(parts, CURLUPART_PASSWORD, nil, 0)
      self.text = part(CURLUPART_URL) ?? scheme
    }
  }

  /// Scheme, host and port: what may see the same secrets.
  var origin: String { scheme + "://" + host + ":" + port }
}
