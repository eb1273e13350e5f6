/// The people of one opbrengstjaar (1 October to 30 September) from whom the mbo study results of
/// niveau 2–4 follow, as DUO and the Inspectie define them. Someone who stays without a diploma in
/// the year is in none of them.
///
/// The leavers are counted twice: for the jaarresultaat a diploma of this year counts, for the
/// diplomaresultaat one of this year or the five before, so a leaver whose diploma is older is a
/// failure in the first and a success in the second. A result that is not known is nil.
package struct StudyYear: Hashable, Sendable {
  /// Jaarresultaat: (b + d) / (b + c + d).
  package var year: CountedShare?
  /// Diplomaresultaat: d / (c + d).
  package var diploma: CountedShare?
  /// Startersresultaat: new entrants still there after a year or gone with a diploma / new entrants.
  package var start: CountedShare?

  package init(year: CountedShare?, diploma: CountedShare?, start: CountedShare?) {
    self.year = year
    self.diploma = diploma
    self.start = start
  }

  /// The jaarresultaat, from its groups of people.
  ///
  /// - Parameters:
  ///   - graduatesWhoStay: b, diploma this year and still enrolled.
  ///   - leaversWithout: c, left without a diploma of this year.
  ///   - leaversWith: d, left with a diploma of this year.
  package static func yearResult(
    graduatesWhoStay: Int, leaversWithout: Int, leaversWith: Int
  ) -> CountedShare {
    let graduates = graduatesWhoStay + leaversWith
    return CountedShare(graduates, of: graduates + leaversWithout)
  }

  /// The diplomaresultaat, from its groups of people.
  ///
  /// - Parameters:
  ///   - leaversWithout: c, left without a diploma of the last six years.
  ///   - leaversWith: d, left with one.
  package static func diplomaResult(leaversWithout: Int, leaversWith: Int) -> CountedShare {
    CountedShare(leaversWith, of: leaversWith + leaversWithout)
  }

  /// Several years summed; a result that one of the years does not have is nil.
  package static func pooled(_ years: [StudyYear]) -> StudyYear {
    func sum(_ result: (StudyYear) -> CountedShare?) -> CountedShare? {
      let parts = years.compactMap(result)
      return parts.count == years.count && !parts.isEmpty ? parts.pooled : nil
    }
    return StudyYear(year: sum(\.year), diploma: sum(\.diploma), start: sum(\.start))
  }
}

/// What became of everyone who finished or left Entree (niveau 1) in one year. Entree has no norm:
/// moving on and going to work are both its purpose, so four shares stand side by side.
package struct EntreeYear: Hashable, Sendable {
  /// People who moved on to other education with a diploma.
  package var movedOnWithDiploma: Int
  /// People who moved on to other education without one.
  package var movedOnWithout: Int
  /// People who left education with a diploma.
  package var leftWithDiploma: Int
  /// People who left education without one.
  package var leftWithout: Int

  package init(
    movedOnWithDiploma: Int, movedOnWithout: Int, leftWithDiploma: Int, leftWithout: Int
  ) {
    self.movedOnWithDiploma = movedOnWithDiploma
    self.movedOnWithout = movedOnWithout
    self.leftWithDiploma = leftWithDiploma
    self.leftWithout = leftWithout
  }

  /// The four shares in the order of the members, of the same people, so that they sum to 100 %.
  package var shares: [CountedShare] {
    let parts = [movedOnWithDiploma, movedOnWithout, leftWithDiploma, leftWithout]
    let everyone = parts.reduce(0, +)
    return parts.map { CountedShare($0, of: everyone) }
  }
}
