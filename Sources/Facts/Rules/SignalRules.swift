/// When a programme in a region is worth a look, and the named sector lists to look by.
///
/// Thresholds are ours: the policy rule on macrodoelmatigheid names questions, no numbers.
package struct SignalRules: Hashable, Sendable {
  /// Whether a signal argues for keeping a programme or for looking at it.
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case keep, look
  }

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

  /// Groups of sectors under one name; there is no single definition of "techniek".
  package struct SectorList: Hashable, Sendable {
    package var id: String
    package var name: String
    package var version: String
    package var sectors: [Facts.Kind: Set<String>]

    package init(id: String, name: String, version: String, sectors: [Facts.Kind: Set<String>]) {
      self.id = id
      self.name = name
      self.version = version
      self.sectors = sectors
    }
  }

  package var version: String
  package var kinds: [Rule: Kind]
  /// sole_provider: at most this many institutions in the country, at least so many students.
  package var providersAtMost: Int
  package var studentsAtLeast: Int
  /// sole_provider: the levels it is looked for at; a master always has a code of its own.
  package var levels: Set<Level>
  /// small_overlap: at most this many students, at least so many institutions in the region.
  package var studentsAtMost: Int
  package var providersInRegion: Int
  /// shrinking_here: share lost, of at least so many students at the start.
  package var fall: Double
  package var studentsAtStart: Int
  /// growing_weak_outlook: share gained in the country, and the labels that count as poor.
  package var growth: Double
  package var weakLabels: Set<String>
  /// low_completion: how much wider than the printed 90 % interval the upper side is taken.
  package var margin: Double
  /// weak_job_chance: share under which a programme's own job chance is a signal.
  package var jobChanceBelow: Double
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
