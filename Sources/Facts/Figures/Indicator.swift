/// Every indicator of the contract, by the id used in files and on sheets.
package enum IndicatorID: String, Codable, Hashable, Sendable, CaseIterable {
  case jobChance = "job_chance"
  case startSalary = "start_salary"
  case completion
  case students
  case firstYears = "first_years"
  case graduates
  case yearResult = "year_result"
  case jobPath = "job_path"
  case furtherStudy = "further_study"
  case searchTime = "search_time"
  case unemployment
  case jobMatch = "job_match"
}
