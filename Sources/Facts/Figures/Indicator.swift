/// Every indicator of the contract, by the id used in files and on sheets, in the order of the sheet.
package enum IndicatorID: String, Codable, Hashable, Sendable, CaseIterable {
  case jobChance = "job_chance"
  case startSalary = "start_salary"
  case completion
  case students
  case firstYears = "first_years"
  case graduates
  case yearResult = "year_result"
  case startResult = "start_result"
  case diplomaInTime = "diploma_in_time"
  case dropout
  case switching = "switch"
  case continuation
  case jobPath = "job_path"
  case furtherStudy = "further_study"
  case searchTime = "search_time"
  case unemployment
  case jobMatch = "job_match"
  case jobAtLevel = "job_at_level"
  case jobInField = "job_in_field"
  case permanentContract = "permanent_contract"
  case outlook
  case regionalOutlook = "regional_outlook"
  case workPlacement = "work_placement"
  case satisfaction
  case jobOpenings = "job_openings"
  case inflow
}
