import CCurlShim
import Registers

/// What to do about an attempt that did not bring the body.
struct TransferProblem {
  let error: FetchError
  /// The same request may be sent again now.
  let isRetried: Bool

  private static let passing: Set<Int> = [408, 425, 429, 500, 502, 503, 504]
  private static let retried: Set<Int> = [429, 500, 502, 503, 504]

  /// Nil when the answer is a body, or says that nothing changed.
  init?(_ attempt: Attempt, of order: Order) {
    let say = Saying(url: order.address.text, secrets: Array(order.request.secretHeaders.values))
    if let fault = attempt.fault {
      self = TransferProblem.of(fault, say)
    } else if attempt.status == 304, order.request.isConditional {
      return nil
    } else if attempt.status == 200 || attempt.status == 206 || attempt.status == 0
      || 300..<400 ~= attempt.status && attempt.code != CURLE_OK
    {
      guard attempt.code == CURLE_OK else {
        self = TransferProblem.of(attempt.code, attempt.words, order.settings, say)
        return
      }
      guard attempt.bytes == 0 else { return nil }
      self.init(
        say.error(
          .content, "leeg antwoord (status \(attempt.status), geen bytes)",
          "probeer het later opnieuw; blijft het, kijk of de uitgever het bestand nog aanbiedt",
          status: attempt.status, isPassing: true))
    } else {
      let text = BodyExcerpt.text(of: attempt.excerpt)
      let passing = TransferProblem.passing.contains(attempt.status)
      self.init(
        say.error(
          .status,
          "de server antwoordt met status \(attempt.status)" + (text.isEmpty ? "" : ": «\(text)»"),
          passing
            ? "probeer het later opnieuw" : "kijk of het adres van de bron nog klopt",
          status: attempt.status, isPassing: passing),
        isRetried: TransferProblem.retried.contains(attempt.status))
    }
  }

  private init(_ error: FetchError, isRetried: Bool = false) {
    self.error = error
    self.isRetried = isRetried
  }

  private static func of(_ fault: Attempt.Fault, _ say: Saying) -> TransferProblem {
    switch fault {
    case .cancelled:
      TransferProblem(say.error(.cancelled, "afgebroken", "start het ophalen opnieuw"))
    case .disk(let error): TransferProblem(error)
    case .excessive(let words):
      TransferProblem(
        say.error(.excessive, words, "kijk of dit het goede adres is, of verruim de grens"))
    case .foreignRedirect(let other):
      TransferProblem(
        say.error(
          .excessive,
          "verwijst door naar een andere server (\(other)), die de sleutel niet mag zien",
          "kijk of het adres van de bron veranderd is"))
    case .wrongRange:
      TransferProblem(
        say.error(
          .content, "het vervolg sluit niet aan op wat er al was", "probeer het later opnieuw",
          isPassing: true), isRetried: true)
    case .packing(let words):
      TransferProblem(
        say.error(
          .content, "het antwoord is niet uit te pakken: " + words, "probeer het later opnieuw",
          isPassing: true), isRetried: true)
    case .wrongLength(let words):
      TransferProblem(
        say.error(
          .unreachable, "het antwoord is niet heel: " + words, "probeer het later opnieuw",
          isPassing: true), isRetried: true)
    }
  }

  private static func of(
    _ code: CURLcode, _ words: String, _ settings: FetchSettings, _ say: Saying
  ) -> TransferProblem {
    let suffix = " (libcurl \(code.rawValue): \(words))"
    func problem(
      _ kind: FetchError.Kind, _ cause: String, _ advice: String, isPassing: Bool = false,
      isRetried: Bool = false
    ) -> TransferProblem {
      TransferProblem(
        say.error(kind, cause + suffix, advice, isPassing: isPassing), isRetried: isRetried)
    }
    /// Nobody answered: then it matters by which way was asked.
    func unanswered(_ cause: String, isRetried: Bool) -> TransferProblem {
      TransferProblem(
        say.error(
          .unreachable, cause + suffix + ", " + settings.way, wayAdvice(settings), isPassing: true),
        isRetried: isRetried)
    }
    func passing(_ cause: String, isRetried: Bool = true) -> TransferProblem {
      problem(
        .unreachable, cause,
        "probeer het later opnieuw; blijft het, kijk of het adres van de bron nog klopt",
        isPassing: true, isRetried: isRetried)
    }
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY:
      return problem(
        .unreachable, "de naam van de proxy \(settings.proxy?.address ?? "") is niet te vinden",
        "kijk «proxy» in de instellingen na")
    case CURLE_COULDNT_RESOLVE_HOST:
      return unanswered("de naam van de server is niet te vinden", isRetried: false)
    case _
    where words.contains("CONNECT tunnel failed") || words.contains("from proxy after CONNECT"):
      return refusedByProxy(words, settings, say, suffix)
    case CURLE_COULDNT_CONNECT: return unanswered("geen verbinding met de server", isRetried: true)
    case CURLE_OPERATION_TIMEDOUT: return passing("het duurde te lang of ging te langzaam")
    case CURLE_GOT_NOTHING: return passing("de server gaf geen antwoord")
    case CURLE_PARTIAL_FILE: return passing("het antwoord brak af")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM:
      return passing("de verbinding viel weg")
    case CURLE_SSL_CONNECT_ERROR where isBroken(words):
      return passing("de verbinding viel weg")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      return problem(
        .untrusted, "het certificaat van de server is niet te vertrouwen",
        "meld het bij de uitgever; de controle gaat niet uit. Ontbreekt op deze machine een "
          + "certificaat, geef dan een eigen CA-bundel op")
    case CURLE_SSL_CACERT_BADFILE:
      return problem(
        .untrusted, "de CA-bundel is niet te lezen (\(settings.caBundle ?? "die van het systeem"))",
        "geef een bestand met certificaten op")
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM:
      return problem(
        .untrusted, "er is geen veilige verbinding te maken", "meld het bij de uitgever")
    case CURLE_UNSUPPORTED_PROTOCOL where words.contains("HTTP/0.9"):
      return problem(.content, "het antwoord is geen HTTP", "kijk of dit het goede adres is")
    case CURLE_UNSUPPORTED_PROTOCOL:
      return problem(
        .untrusted, "verwijst door naar een adres zonder https", "meld het bij de uitgever")
    case CURLE_TOO_MANY_REDIRECTS:
      return problem(
        .excessive, "verwijst vaker dan \(settings.maximumRedirects) keer door",
        "kijk of het adres van de bron veranderd is")
    case CURLE_BAD_CONTENT_ENCODING:
      return problem(
        .content, "het antwoord is niet uit te pakken", "probeer het later opnieuw",
        isPassing: true)
    default:
      return problem(.unreachable, "het ophalen lukte niet", "kijk of het adres van de bron klopt")
    }
  }

  private static func wayAdvice(_ settings: FetchSettings) -> String {
    let usual = "probeer het later opnieuw; blijft het, kijk of het adres van de bron nog klopt"
    if settings.proxy != nil { return usual + ", en of de proxy het doet" }
    if let name = settings.unusedProxy {
      return usual + "; \(name) staat in de omgeving en telt pas met «proxy: environment»"
    }
    return usual + "; is een proxy hier de enige weg naar buiten, zet dan «proxy: "
      + ProxySettings.expected + "» in de instellingen"
  }

  /// The proxy itself said no, with its status.
  private static func refusedByProxy(
    _ words: String, _ settings: FetchSettings, _ say: Saying, _ suffix: String
  ) -> TransferProblem {
    let asksLogin = words.contains("407")
    let missing = settings.proxy?.user.isEmpty == true ? settings.proxyLogin : nil
    let loginAdvice =
      missing.map { "\($0) staat niet in de omgeving; zet er naam:wachtwoord in" }
      ?? "zet naam:wachtwoord in een omgevingsvariabele en haar naam onder «proxy: login»"
    return TransferProblem(
      say.error(
        .unreachable,
        (asksLogin ? "de proxy vraagt een naam en wachtwoord" : "de proxy laat dit adres niet door")
          + suffix + ", " + settings.way,
        asksLogin
          ? loginAdvice
          : "vraag de beheerder van de proxy, of zet de server onder «proxy: except»"))
  }

  /// A handshake that was cut off is a fault of the line, not of the certificate.
  private static func isBroken(_ words: String) -> Bool {
    ["reset", "SSL_ERROR_SYSCALL", "unexpected eof", "timed out"].contains {
      words.lowercased().contains($0.lowercased())
    }
  }
}

/// Makes errors about one address, without what may not be told.
private struct Saying {
  let url: String
  let secrets: [String]

  func error(
    _ kind: FetchError.Kind, _ cause: String, _ advice: String, status: Int? = nil,
    isPassing: Bool = false
  ) -> FetchError {
    var told = cause
    // A server may repeat what it was sent.
    for secret in secrets where !secret.isEmpty {
      told = told.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
    }
    return FetchError(
      kind, url: url, cause: told, advice: advice, status: status, isPassing: isPassing)
  }
}

extension Request {
  var isConditional: Bool { etag != nil || lastModified != nil }
}
