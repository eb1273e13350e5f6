import Facts
import Figures
import Foundation
import Testing

@testable import Rendering

@Suite struct ProgrammeMarkupTests {
  /// Properties of the types used, from https://schema.org/EducationalOccupationalProgram,
  /// /EducationalOccupationalCredential, /PropertyValue, /EducationalOrganization, /PostalAddress and
  /// /MonetaryAmountDistribution, with those they have from the types above them.
  static let vocabulary: [String: Set<String>] = [
    "EducationalOccupationalProgram": [
      "applicationDeadline", "applicationStartDate", "dayOfWeek", "educationalCredentialAwarded",
      "educationalProgramMode", "endDate", "financialAidEligible", "hasCourse",
      "maximumEnrollment", "numberOfCredits", "occupationalCategory",
      "occupationalCredentialAwarded", "offers", "programPrerequisites", "programType", "provider",
      "salaryUponCompletion", "startDate", "termDuration", "termsPerYear", "timeOfDay",
      "timeToComplete", "trainingSalary", "typicalCreditsPerTerm", "name", "description", "url",
      "identifier", "sameAs", "image", "alternateName",
    ],
    "EducationalOccupationalCredential": [
      "competencyRequired", "credentialCategory", "educationalLevel", "recognizedBy", "validFor",
      "validIn", "name", "description", "url",
    ],
    "PropertyValue": ["propertyID", "value", "name"],
    "CollegeOrUniversity": ["name", "identifier", "address", "url"],
    "EducationalOrganization": ["name", "identifier", "address", "url"],
    "PostalAddress": ["addressLocality", "addressCountry"],
    "MonetaryAmountDistribution": [
      "currency", "duration", "median", "percentile10", "percentile25", "percentile75",
      "percentile90",
    ],
  ]

  func sheet(_ key: String) throws -> Sheet {
    let core = try Fixture.core()
    let offering = try #require(core.facts.offerings.first { $0.key.description == key })
    return SheetAssembly(core: core).sheet(for: offering)
  }

  func markup(_ sheet: Sheet) throws -> [String: Any] {
    let text = ProgrammeMarkup(
      sheet: sheet, id: "https://example.nl/#opleiding", address: "https://example.nl/en/",
      level: "hbo-bachelor", description: "Techniek bij Hogeschool Voorbeeld: hbo-bachelor."
    ).text
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  func check(_ object: [String: Any]) throws {
    let type = try #require(object["@type"] as? String)
    let known = try #require(ProgrammeMarkupTests.vocabulary[type], "\(type)")
    for (name, value) in object where !name.hasPrefix("@") {
      #expect(known.contains(name), "\(type) has no \(name)")
      let parts = (value as? [Any] ?? [value]).compactMap { $0 as? [String: Any] }
      try parts.forEach(check)
    }
  }

  @Test(arguments: Fixture.offerings.map(\.key.description))
  func `every member is one of the vocabulary's`(key: String) throws {
    let object = try markup(sheet(key))
    try check(object)
    #expect(Set(object.keys).isSubset(of: ProgrammeMarkup.members))
    #expect(object["@context"] as? String == "https://schema.org")
  }

  @Test func `a group's pay is not the programme's pay`() throws {
    var sheet = try sheet("28dn-34267")
    #expect(sheet.headline(.startSalary)?.basis?.rung == .group)
    #expect(try markup(sheet)["salaryUponCompletion"] == nil)
    let index = try #require(
      sheet.figures.firstIndex { $0.indicator == .startSalary && $0.headline })
    sheet.figures[index].basis?.rung = .own
    sheet.figures[index].statistic = .median
    let pay = try #require(try markup(sheet)["salaryUponCompletion"] as? [String: Any])
    #expect(pay["median"] as? Double == 17.5 && pay["duration"] as? String == "PT1H")
    sheet.figures[index].statistic = .mean
    #expect(try markup(sheet)["salaryUponCompletion"] == nil)
  }

  @Test func `nothing in a name ends the element`() throws {
    var sheet = try sheet("28dn-34267")
    sheet.name = "</script><!-- & \u{2028}"
    let text = ProgrammeMarkup(sheet: sheet, id: nil, address: nil, level: "x", description: "y")
      .text
    #expect(text.contains("\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"))
    #expect(try markup(sheet)["name"] as? String == sheet.name)
  }
}
