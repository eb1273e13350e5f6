/// When a programme in a region is worth a look, and the named lists of sectors to choose from;
/// read from `signals.yml`.
///
/// The thresholds are our own: the policy rule on macrodoelmatigheid gives questions and no
/// numbers.
package struct SignalRules: Hashable, Sendable {
  /// Whether a signal argues for keeping a programme or for looking at it.
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// A reason to keep the programme; a reason to look at it.
    case keep, look
  }

  /// The rules, by the id they have in files.
  package enum Rule: String, Codable, Hashable, Sendable, CaseIterable {
    /// Nobody else in the country offers it, under this code or this name.
    case soleProvider = "sole_provider"
    /// Few students here, while another institution in the region offers the same.
    case smallOverlap = "small_overlap"
    /// Far fewer students than before, here and at the same institutions elsewhere, while the country as a whole did not shrink as much.
    case shrinkingHere = "shrinking_here"
    /// Growing in the country, while the official outlook of the programme is poor.
    case growingWeakOutlook = "growing_weak_outlook"
    /// Its own completion lies below the same programme's national value by more than its doubt.
    case lowCompletion = "low_completion"
    /// A job chance of the programme itself, here or in the country, under the threshold.
    case weakJobChance = "weak_job_chance"
  }

  /// Sectors under one name; there is no single definition of "techniek", so a list has a version.
  package struct SectorList: Hashable, Sendable {
    /// Id to choose the list by, such as `techniek-croho`.
    package var id: String
    /// Name of the list with the classification it uses, in Dutch.
    package var name: String
    /// Edition of that classification, such as `CROHO 2024`.
    package var version: String
    /// Codes of the sectors on the list, by kind of education.
    package var sectors: [Facts.Kind: Set<String>]

    package init(id: String, name: String, version: String, sectors: [Facts.Kind: Set<String>]) {
      self.id = id
      self.name = name
      self.version = version
      self.sectors = sectors
    }
  }

  /// Version of the thresholds, `2026-11`.
  package var version: String
  /// Whether each rule argues for keeping or for looking.
  package var kinds: [Rule: Kind]
  /// sole_provider: most institutions in the country.
  package var providersAtMost: Int
  /// sole_provider: fewest students in the country.
  package var studentsAtLeast: Int
  /// sole_provider: the levels it is looked for at; a master always has a code of its own.
  package var levels: Set<Level>
  /// small_overlap: most students at the institution.
  package var studentsAtMost: Int
  /// small_overlap: fewest institutions in the region with the programme, this one included.
  package var providersInRegion: Int
  /// shrinking_here: share of the students lost from first to last year, 0…1, at least.
  package var fall: Double
  /// shrinking_here: fewest students in the first year.
  package var studentsAtStart: Int
  /// growing_weak_outlook: growth of the students in the country as a fraction of the first year,
  /// at least.
  package var growth: Double
  /// growing_weak_outlook: words of the outlook that count as poor, in Dutch.
  package var weakLabels: Set<String>
  /// low_completion: factor by which the upper half of the 90 % interval is widened.
  package var margin: Double
  /// weak_job_chance: share 0…1 under which a programme's own job chance is a signal.
  package var jobChanceBelow: Double
  /// Lists of sectors to choose from.
  package var sectorLists: [SectorList]

  package init(
    version: String, kinds: [Rule: Kind], providersAtMost: Int, studentsAtLeast: Int,
    levels: Set<Level>, studentsAtMost: Int, providersInRegion: Int, fall: Double,
    studentsAtStart: Int, growth: Double,
    weakLabels: Set<String>, margin: Double, jobChanceBelow: Double,
    sectorLists: [SectorList]
  ) {
    self.version = version
    self.kinds = kinds
    self.providersAtMost = providersAtMost
    self.studentsAtLeast = studentsAtLeast
    self.levels = levels
    self.studentsAtMost = studentsAtMost
    self.providersInRegion = providersInRegion
    self.fall = fall
    self.studentsAtStart = studentsAtStart
    self.growth = growth
    self.weakLabels = weakLabels
    self.margin = margin
    self.jobChanceBelow = jobChanceBelow
    self.sectorLists = sectorLists
  }
}
