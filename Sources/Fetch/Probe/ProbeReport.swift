/// What a first live visit of every source found, compared with what we assume.
package struct ProbeReport: Codable, Sendable, Hashable {
  /// One thing that was found, and what was assumed of it.
  package struct Finding: Codable, Sendable, Hashable {
    /// Which of the open questions this answers.
    package var question: ProbeQuestion
    /// Source, host or table.
    package var place: String
    /// What we assume, in Dutch.
    package var assumed: String
    /// What the visit showed, in Dutch.
    package var found: String
    /// True when a person has to look at it.
    package var differs: Bool
  }

  package var schema = 1
  /// ISO 8601, UTC.
  package var time: String
  /// Number of sources visited.
  package var sources: Int
  /// Number of requests made.
  package var requests: Int
  /// Bytes received.
  package var bytes: Int
  /// Everything that was found, in the order of the visit.
  package var findings: [Finding]

  /// The report as lines of text: per question what differs, then what was found.
  package var lines: [String] {
    var lines = ["\(sources) bronnen bezocht: \(requests) verzoeken, \(bytes) bytes"]
    for question in ProbeQuestion.allCases {
      let own = findings.filter { $0.question == question }
      let different = own.count { $0.differs }
      lines.append("")
      lines.append(
        question.title + (different == 0 ? "" : ": \(different) anders dan aangenomen"))
      if own.isEmpty { lines.append("  - niets gezien") }
      for finding in own.filter(\.differs) + own.filter({ !$0.differs }) {
        lines.append("  \(finding.differs ? "!" : "-") \(finding.place): \(finding.found)")
        if finding.differs { lines.append("    aangenomen: \(finding.assumed)") }
      }
    }
    return lines
  }
}

/// A question that only a live visit can answer; `title` gives it in Dutch.
package enum ProbeQuestion: String, Codable, Sendable, CaseIterable {
  /// Whether each source can be fetched as declared.
  case sources
  case errorBodies = "error_bodies"
  case validators
  case nextLink = "next_link"
  /// Which service has each CBS table, with which measures and codes.
  case tables
  case leaverCodes = "leaver_codes"
  case valueAttributes = "value_attributes"
  case bulkShape = "bulk_shape"
  case smallNumbers = "small_numbers"
  case fileNumbers = "file_numbers"
  case rateLimits = "rate_limits"

  var title: String {
    switch self {
    case .sources: "Welke bronnen antwoorden"
    case .errorBodies: "Wat een dienst zegt van een naam die niet bestaat"
    case .validators: "ETag, Last-Modified en gzip per host"
    case .nextLink: "De verwijzing naar de volgende bladzijde bij CBS"
    case .tables: "Tabellen van CBS: dienst, maten en codes"
    case .leaverCodes: "Codes van de uitstromers mbo (niveau en leerweg)"
    case .valueAttributes: "Redenen bij een waarneming zonder getal"
    case .bulkShape: "Kolommen en aanhalingstekens in het zipbestand van CBS"
    case .smallNumbers: "-1 en <5 in de kolommen van DUO"
    case .fileNumbers: "Nummers van de bestanden van ROA"
    case .rateLimits: "Grenzen aan het aantal verzoeken"
    }
  }
}
