import Facts

/// Which group of an outcome a step asks for, and how that group is called.
extension Computation {
  /// Nil when the offering has no value for a member that must be its own.
  func group(of step: LadderStep, _ offering: Offering) -> OutcomeGroup? {
    var members = Dictionary(uniqueKeysWithValues: step.rung.members.map { ($0, "own") })
    for (name, member) in step.match where name != "moment" { members[name] = member }
    if offering.kind == .hbo { members["leerweg"] = nil }
    var group = OutcomeGroup(offering.kind)
    for (name, member) in members where member != "all" {
      guard let text = member == "own" ? own(name, offering) : member, !text.isEmpty else {
        return nil
      }
      switch name {
      case "brin": group.brin = text
      case "code": group.code = text
      case "level": group.level = Level(rawValue: text)
      case "leerweg": group.leerweg = Leerweg(rawValue: text)
      case "form": group.form = Form(rawValue: text)
      case "sector": group.sector = text
      case "direction": group.direction = text
      case "region": group.region = text
      case "diploma": group.diploma = OutcomeGroup.Diploma(rawValue: text) ?? .all
      default: return nil
      }
    }
    return group
  }

  private func own(_ member: String, _ offering: Offering) -> String? {
    switch member {
    case "brin": return offering.key.brin
    case "code": return offering.key.code
    case "level": return offering.level.rawValue
    case "leerweg": return offering.key.leerweg?.rawValue
    case "sector": return offering.sector
    case "direction": return offering.direction
    case "region": return municipality(of: offering)?.region
    default: return nil
    }
  }

  /// Where the institution has its seat; mbo sources know no other place.
  private func municipality(of offering: Offering) -> Municipality? {
    facts.institutions[offering.key.brin]?.municipality.flatMap { facts.municipalities[$0] }
  }

  /// The level of an offering, on the rung of a group with its sector: `hbo-bachelor, Techniek`.
  func words(for rung: Rung, _ offering: Offering) -> String {
    let level = term("level", offering.level.rawValue)
    return rung == .group ? level + ", " + term("sector", offering.sector) : level
  }

  /// The group in register terms: `mbo, bol, niveau 4, informatica`.
  func words(for rung: Rung, _ group: OutcomeGroup, _ offering: Offering) -> String {
    switch rung {
    case .own, .ownPooled, .ownCluster: return words(for: offering)
    case .programme, .cluster: return offering.name + ", " + term("area", "nl")
    case .region:
      let name = municipality(of: offering)?.regionName ?? group.region
      return group.code.isEmpty ? name : offering.name + ", " + name
    case .institution, .institutionLevel:
      let name = facts.institutions[offering.key.brin]?.name ?? offering.key.brin
      return group.level.map { name + ", " + term("level", $0.rawValue) } ?? name
    case .group, .level: break
    }
    var parts: [String] = []
    let level = group.level.map { term("level", $0.rawValue) }
    if group.kind == .hbo {
      parts.append(level ?? term("kind", "hbo"))
    } else {
      parts = [
        term("kind", "mbo"), term("leerweg", group.leerweg?.rawValue ?? "all"),
        level ?? term("level", "all"),
      ]
    }
    if !group.direction.isEmpty { parts.append(term("direction", group.direction)) }
    if !group.sector.isEmpty { parts.append(term("sector", group.sector)) }
    return parts.joined(separator: ", ")
  }
}

extension GroupKey {
  /// The level and sector a step asks a register for; the rung of the level has all sectors.
  init(_ step: LadderStep, _ offering: Offering) {
    self.init(offering.level, step.rung == .level ? "totaal" : offering.sector)
  }
}

extension Rung {
  /// What of a group must be the offering's own, unless a step says otherwise.
  fileprivate var members: [String] {
    switch self {
    case .own, .ownPooled, .ownCluster: ["brin", "code", "leerweg"]
    case .programme, .cluster: ["code", "leerweg"]
    case .institutionLevel: ["brin", "level"]
    case .institution: ["brin"]
    case .region: ["code", "leerweg", "region"]
    case .group, .level: ["level", "leerweg"]
    }
  }
}
