/// What a first live visit of every source found, beside what we assume.
package struct ProbeReport: Codable, Sendable, Hashable {
  package struct Finding: Codable, Sendable, Hashable {
    /// Which of the open questions this answers.
    package var question: ProbeQuestion
    /// Source, host or table.
    package var place: String
    package var assumed: String
    package var found: String
    /// A person has to look at it.
    package var differs: Bool
  }

  package var schema = 1
  /// ISO 8601, UTC.
  package var time: String
  package var sources: Int
  package var requests: Int
  package var bytes: Int
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

/// What only a live visit can settle.
package enum ProbeQuestion: String, Codable, Sendable, CaseIterable {
  case sources
  case errorBodies = "error_bodies"
  case validators
  case nextLink = "next_link"
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
