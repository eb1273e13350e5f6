package import Facts

/// What is searched: names, schools and places once, and a row per offering in the order of keys.
/// Other parts refer to each other by number, from 0.
///
/// Both searches are made from this one value: the site's script (`SearchScript`) and the tables of
/// `query` (`SearchTables`).
package struct SearchIndex: Sendable {
  /// A programme with its names as numbers: `title` in `titles`, the others in `texts`.
  package struct Programme: Hashable, Sendable {
    /// Crebo or opleidingscode, five digits.
    package var code: String
    /// Code of the sector; empty when unknown.
    package var sector: String
    /// Number of the register name in `titles`.
    package var title: Int
    /// Numbers in `texts` of the other names of the programme, whoever offers it.
    package var other: [Int]
    /// Numbers in `texts` of the words people type for it.
    package var typed: [Int]
  }

  /// An institution with sheets.
  package struct School: Hashable, Sendable {
    /// BRIN in capitals.
    package var brin: String
    /// Name as the sheets have it.
    package var name: String
    /// Its present name, where that is newer.
    package var newName: String?
    /// Name of the institution it became a part of.
    package var joined: String?
    /// Names people also use for it.
    package var aliases: [String]
    /// Number of the largest place of its first offering that has one; −1 when none has.
    package var place: Int
    /// Number of its offerings, whose rows follow those of the school before it.
    package var count: Int
  }

  /// Where offerings are: a municipality or the town of a seat, with its region.
  package struct Place: Hashable, Sendable {
    /// Name of the municipality or town.
    package var name: String
    /// Code of the arbeidsmarktregio; empty when unknown.
    package var region: String
    /// Name of the arbeidsmarktregio; empty when unknown.
    package var regionName: String

    package init(name: String, region: String, regionName: String) {
      self.name = name
      self.region = region
      self.regionName = regionName
    }
  }

  /// One offering.
  package struct Row: Hashable, Sendable {
    /// Number of its institution in `schools`.
    package var school: Int
    /// Number of its programme in `programmes`.
    package var programme: Int
    /// Level with most students.
    package var level: Level
    /// Every level with students.
    package var levels: [Level]
    /// Leerweg; nil for hbo.
    package var leerweg: Leerweg?
    /// Forms of an hbo offering, without those that nobody has; empty for mbo.
    package var forms: [Form]
    /// Size class by number of students, one higher for each half doubling, 0…35; of equal matches
    /// the larger is first.
    package var size: Int
    /// True when the institution has the same programme under a newer code.
    package var isOld: Bool
    /// Numbers of its places in `places`, the largest first.
    package var places: [Int]
    /// Numbers in `texts` of the names only this institution has for it.
    package var own: [Int]

    /// Everything a word can say of what kind it is at these levels: mbo, 4, bol.
    func traits(_ levels: [Level]) -> [String] {
      [leerweg == nil ? Kind.hbo.rawValue : Kind.mbo.rawValue] + levels.map(\.rawValue)
        + (leerweg.map { [$0.rawValue] } ?? forms.map(\.rawValue))
    }
  }

  /// How matches are scored.
  package var rules: SearchRules
  /// Register names of programmes, each once.
  package var titles: [String]
  /// All other names, each once.
  package var texts: [String]
  /// Codes of sectors, each once.
  package var sectors: [String]
  /// Every programme with an offering.
  package var programmes: [Programme]
  /// Arbeidsmarktregio's with an offering, by code and name.
  package var regions: [(code: String, name: String)]
  /// Every place with an offering.
  package var places: [Place]
  /// Names people also use, for each place.
  package var placeAliases: [[String]]
  /// Every institution with an offering, in the order of the rows.
  package var schools: [School]
  /// Every offering, in the order of keys.
  package var rows: [Row]
}

/// Names people search by besides those on the sheets, and the rules of search.
package struct SearchNames: Sendable {
  /// Other names of a programme by its code, whoever offers it.
  package var programmes: [String: [String]]
  /// Names that one institution has for a programme, by a key without leerweg.
  package var own: [OfferingKey: [String]]
  /// Words pupils type for a programme, by its code.
  package var typed: [String: [String]]
  /// Other names of a place or a school, by its name.
  package var aliases: [String: [String]]
  /// How matches are scored.
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
