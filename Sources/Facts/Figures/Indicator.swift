/// Every indicator of a sheet, by the id used in files, in the order of the sheet. Each is defined,
/// with formula, population and source, at the type of the same name in `Figures`.
package enum IndicatorID: String, Codable, Hashable, Sendable, CaseIterable {
  /// Share with paid work some time after leaving or graduating.
  case jobChance = "job_chance"
  /// Gross pay per hour, in euro, one year after leaving or as the source says.
  case startSalary = "start_salary"
  /// Share with the diploma of those who stopped or finished.
  case completion
  /// People enrolled on 1 October.
  case students
  /// People enrolled on 1 October who are new in higher education.
  case firstYears = "first_years"
  /// Diplomas per study year.
  case graduates
  /// Jaarresultaat of the Inspectie: diplomas of one year, of everyone who gained one or left
  /// without.
  case yearResult = "year_result"
  /// Startersresultaat: share of new mbo students still there, or gone with a diploma, after a
  /// year.
  case startResult = "start_result"
  /// Share with a diploma within a fixed number of years after the start, or in nominal time.
  case diplomaInTime = "diploma_in_time"
  /// Share of hbo starters no longer in hbo a year later.
  case dropout
  /// Share of hbo starters in another hbo programme a year later.
  case switching = "switch"
  /// Share of hbo starters still in hbo a year later.
  case continuation
  /// Share with work of one cohort, at several moments after leaving.
  case jobPath = "job_path"
  /// Share that studies on after the diploma.
  case furtherStudy = "further_study"
  /// Mean number of months until the first job.
  case searchTime = "search_time"
  /// Share without work of those who want to work.
  case unemployment
  /// Share of those with work who say that the programme fits their job.
  case jobMatch = "job_match"
  /// Share of those with work whose job asks for their level or higher.
  case jobAtLevel = "job_at_level"
  /// Share of those with work who work in the field of the programme.
  case jobInField = "job_in_field"
  /// Share of those with work who have a permanent contract.
  case permanentContract = "permanent_contract"
  /// ROA's word for the expected labour market of a type of training, in the whole country.
  case outlook
  /// Word for the expected chance of a job in an arbeidsmarktregio (SBB, UWV).
  case regionalOutlook = "regional_outlook"
  /// SBB's word for the chance of an internship or an apprenticeship in a region.
  case workPlacement = "work_placement"
  /// What students think of their programme: a mark 1–10 (mbo) or a mean 1–5 (hbo).
  case satisfaction
  /// Jobs expected to come free, over the years of a forecast.
  case jobOpenings = "job_openings"
  /// Newcomers expected on the labour market, over the years of a forecast.
  case inflow
}
