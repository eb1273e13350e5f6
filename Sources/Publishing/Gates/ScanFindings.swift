/// What a scan of a site found, per kind, with the first places.
struct ScanFindings: Sendable {
  enum Kind: Hashable {
    case placeholder(PageScan.Fault)
    /// A link to a file that is not there.
    case link
    /// A link to a place that is not on its own page.
    case jump
    /// A file of the manifest that is not there, or has other bytes.
    case missing, other

    static let all: [Kind] =
      PageScan.Fault.allCases.map(placeholder) + [.link, .jump, .missing, .other]
  }

  private var places: [Kind: [String]] = [:]
  private var counts: [Kind: Int] = [:]

  /// - Parameter place: only asked for where it is shown.
  mutating func add(_ kind: Kind, _ place: @autoclosure () -> String) {
    counts[kind, default: 0] += 1
    if (places[kind]?.count ?? 0) < GateFinding.shownRows {
      places[kind, default: []].append(place())
    }
  }

  static func += (a: inout ScanFindings, b: ScanFindings) {
    for (kind, count) in b.counts { a.counts[kind, default: 0] += count }
    for (kind, rows) in b.places {
      a.places[kind] = Array(((a.places[kind] ?? []) + rows).sorted().prefix(GateFinding.shownRows))
    }
  }

  var findings: [GateFinding] {
    Kind.all.compactMap { kind in
      guard let count = counts[kind] else { return nil }
      let (gate, subject, message) = ScanFindings.words(kind, count)
      return GateFinding(gate, subject, message, rows: places[kind] ?? [], rowCount: count)
    }
  }

  private static func words(_ kind: Kind, _ count: Int) -> (String, String, String) {
    let times = count == 1 ? "1 keer" : "\(count) keer"
    switch kind {
    case .placeholder(let fault):
      let what =
        switch fault {
        case .value: "null, NaN, -1 of inf op de plek van een cijfer"
        case .key: "de sleutel van een zin in plaats van de zin"
        case .blank: "een {invulplek} die niet is ingevuld"
        case .template: "{{ of }} van een sjabloon"
        }
      return ("placeholder", fault.rawValue, "\(times) \(what)")
    case .link:
      return ("links", "bestand", "\(times) een verwijzing naar een bestand dat er niet is")
    case .jump:
      return (
        "links", "plek", "\(times) een verwijzing naar een plek die niet op de bladzijde staat"
      )
    case .missing:
      return ("links", "manifest", "\(times) een bestand van het manifest dat er niet is")
    case .other:
      return ("links", "manifest", "\(times) een bestand dat niet is wat het manifest zegt")
    }
  }
}
