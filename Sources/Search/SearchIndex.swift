package import Facts

/// What is searched: names, schools and places once, and a row per offering in the order of keys.
///
/// Both searches are made from this one value: the site's script (`SearchScript`) and the tables that
/// `query` keeps (`SearchTables`).
package struct SearchIndex: Sendable {
  /// A programme with its names as numbers: `title` in `titles`, the others in `texts`.
  package struct Programme: Hashable, Sendable {
    package var code: String
    package var sector: String
    package var title: Int
    /// Other names of the programme, whoever offers it.
    package var other: [Int]
    /// What people type for it.
    package var typed: [Int]
  }

  package struct School: Hashable, Sendable {
    package var brin: String
    package var name: String
    /// What it is called now.
    package var newName: String?
    /// The school it is a part of now.
    package var joined: String?
    package var aliases: [String]
    /// Where most of its offerings are; −1 when that is not known.
    package var place: Int
    /// Offerings, which stand behind those of the school before it.
    package var count: Int
  }

  /// Where offerings are: a municipality, or the town of a seat, and its region.
  package struct Place: Hashable, Sendable {
    package var name: String
    /// Code of the arbeidsmarktregio; empty when the place lies in none we know.
    package var region: String
    package var regionName: String

    package init(name: String, region: String, regionName: String) {
      self.name = name
      self.region = region
      self.regionName = regionName
    }
  }

  package struct Row: Hashable, Sendable {
    package var school: Int
    package var programme: Int
    package var level: Level
    package var levels: [Level]
    package var leerweg: Leerweg?
    /// Forms of an hbo offering that anyone studies in.
    package var forms: [Form]
    /// Grows with the students, one for each half doubling: larger offerings stand first.
    package var size: Int
    /// True when the school has the same programme under a newer number.
    package var isOld: Bool
    package var places: [Int]
    /// Names only this school has for it, as numbers in `texts`.
    package var own: [Int]

    /// Everything a word can say of what kind it is at these levels: mbo, 4, bol.
    func traits(_ levels: [Level]) -> [String] {
      [leerweg == nil ? Kind.hbo.rawValue : Kind.mbo.rawValue] + levels.map(\.rawValue)
        + (leerweg.map { [$0.rawValue] } ?? forms.map(\.rawValue))
    }
  }

  package var rules: SearchRules
  package var titles: [String]
  package var texts: [String]
  package var sectors: [String]
  package var programmes: [Programme]
  package var regions: [(code: String, name: String)]
  package var places: [Place]
  /// Of each place, what people also call it.
  package var placeAliases: [[String]]
  package var schools: [School]
  package var rows: [Row]
}

/// Names people search by beside those on the sheets.
package struct SearchNames: Sendable {
  /// Code to other names of its programme, whoever offers it.
  package var programmes: [String: [String]]
  /// Names one institution has for a programme.
  package var own: [OfferingKey: [String]]
  /// Code to the words pupils type for it.
  package var typed: [String: [String]]
  /// Other names of a place or a school, by its name.
  package var aliases: [String: [String]]
  package var rules: SearchRules

  package init(
    programmes: [String: [String]] = [:], own: [OfferingKey: [String]] = [:],
    typed: [String: [String]] = [:], aliases: [String: [String]] = [:],
    rules: SearchRules = SearchRules(small: [], traits: [], fit: [:], kinds: [:])
  ) {
    self.programmes = programmes
    self.own = own
    self.typed = typed
    self.aliases = aliases
    self.rules = rules
  }
}
