import Facts

/// What must hold for the succession table as a whole, so that following it always ends somewhere.
enum SuccessionChecks {
  typealias Placed = (link: SuccessionLink, entry: Entry)

  /// How many numbers stand on each side, per kind.
  static func shape(_ link: SuccessionLink, _ entry: Entry) throws {
    let (from, to) = (link.from.count, link.to.count)
    let expected: String? =
      switch link.kind {
      case .renumbered:
        from == 1 && to == 1 && link.from != link.to ? nil : "één oud en één ander nieuw nummer"
      case .merged: from >= 1 && to == 1 ? nil : "oude nummers en één nieuw nummer"
      case .split: from == 1 && to >= 2 ? nil : "één oud nummer en minstens twee nieuwe"
      case .renamed:
        from == 1 && link.from == link.to && link.subject == .institution && !link.name.isEmpty
          ? nil : "een school met aan beide kanten hetzelfde nummer, en «name»"
      case .ended: from >= 1 && to == 0 ? nil : "oude nummers en «to» leeg"
      }
    if let expected {
      throw entry.error("«\(link.kind.rawValue)» past niet bij deze nummers", expected: expected)
    }
    guard Set(link.from).count == from, Set(link.to).count == to,
      link.kind != .merged || !link.from.contains(link.to[0])
    else {
      throw entry.error(
        "een nummer staat er twee keer",
        expected: "elk nummer één keer; wat blijft, hoort niet in «from»")
    }
    guard link.year != nil || link.kind == .ended else {
      throw entry.error("«year» ontbreekt", expected: "year: \"2018\"")
    }
  }

  /// A number goes one way at one place, unless a single line splits it.
  static func oneWayEach(_ placed: [Placed]) throws {
    var seen: [String: [(place: String?, line: Int)]] = [:]
    for (link, entry) in placed where link.kind != .renamed {
      let (subject, place) = name(link.subject)
      for number in link.from {
        let others = seen[subject + number] ?? []
        if let other = others.first(where: { $0.place == nil || place == nil || $0.place == place })
        {
          throw entry.error(
            "«\(number)» heeft al een opvolger op regel \(other.line)",
            expected: "één regel per nummer; gaat het naar meer nummers, dan kind: split")
        }
        seen[subject + number, default: []].append((place, entry.line))
      }
    }
  }

  /// No number comes after itself.
  static func noCircle(_ placed: [Placed]) throws {
    var next: [String: Set<String>] = [:]
    for (link, entry) in placed where link.kind != .renamed {
      let subject = name(link.subject).subject
      for from in link.from {
        for to in link.to where to != from {
          if reaches(subject + from, from: subject + to, next) {
            throw entry.error(
              "«\(from)» en «\(to)» volgen elkaar in een kring op",
              expected: "een opvolger die niet zelf door «\(from)» is opgevolgd")
          }
          next[subject + from, default: []].insert(subject + to)
        }
      }
    }
  }

  private static func reaches(
    _ target: String, from start: String, _ next: [String: Set<String>]
  ) -> Bool {
    var open = [start]
    var seen: Set<String> = [start]
    while let here = open.popLast() {
      if here == target { return true }
      for other in next[here] ?? [] where seen.insert(other).inserted { open.append(other) }
    }
    return false
  }

  private static func name(_ subject: SuccessionLink.Subject) -> (subject: String, place: String?) {
    switch subject {
    case .institution: ("school ", nil)
    case .code(let kind, let place): (kind.rawValue + " ", place)
    }
  }
}
