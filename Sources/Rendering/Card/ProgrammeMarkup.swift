import Facts

/// A sheet as schema.org `EducationalOccupationalProgram`, for search engines.
///
/// It says what the programme is and who gives it. An outcome is in it only when it is the
/// programme's own and the vocabulary has a word for it: engines leave out what stands beside a
/// number, and a group's figure would then pass for the programme's.
struct ProgrammeMarkup {
  /// Members that https://schema.org/EducationalOccupationalProgram gives the type, itself or from
  /// Thing, as far as they are used.
  static let members = [
    "@context", "@type", "@id", "url", "name", "description", "identifier", "provider",
    "educationalProgramMode", "programType", "educationalCredentialAwarded",
    "salaryUponCompletion",
  ]

  let sheet: Sheet
  /// What names the programme in every language, and the full address of this page; where known.
  let id: String?
  let address: String?
  /// The level in words, and what the programme is.
  let level: String
  let description: String

  /// For a `<script>`.
  var text: String {
    var json = JSONBytes()
    json.open("{")
    json.member("@context", "https://schema.org")
    json.member("@type", "EducationalOccupationalProgram")
    json.member("@id", id)
    json.member("url", address)
    json.member("name", sheet.name)
    json.member("description", description)
    json.name("identifier")
    json.open("[")
    identifier("bijsluiter", sheet.key, &json)
    identifier(sheet.kind == .mbo ? "crebo" : "opleidingscode", sheet.code, &json)
    json.close("]")
    json.name("provider")
    provider(&json)
    modes(&json)
    if let credits = sheet.credits {
      json.name("numberOfCredits")
      json.number(credits)
    }
    if sheet.leerweg == .bbl { json.member("programType", "alternance") }
    json.name("educationalCredentialAwarded")
    json.open("{")
    json.member("@type", "EducationalOccupationalCredential")
    json.member("credentialCategory", "diploma")
    json.member("educationalLevel", level)
    json.close("}")
    salary(&json)
    json.close("}")
    return json.scriptText
  }

  private func identifier(_ name: String, _ value: String, _ json: inout JSONBytes) {
    json.open("{")
    json.member("@type", "PropertyValue")
    json.member("propertyID", name)
    json.member("value", value)
    json.close("}")
  }

  private func provider(_ json: inout JSONBytes) {
    json.open("{")
    json.member("@type", sheet.kind == .hbo ? "CollegeOrUniversity" : "EducationalOrganization")
    json.member("name", sheet.institution.name)
    json.name("identifier")
    identifier("BRIN", sheet.institution.brin, &json)
    if !sheet.institution.seat.isEmpty {
      json.name("address")
      json.open("{")
      json.member("@type", "PostalAddress")
      json.member("addressLocality", sheet.institution.seat)
      json.member("addressCountry", "NL")
      json.close("}")
    }
    json.close("}")
  }

  private func modes(_ json: inout JSONBytes) {
    let names: [Form: String] = [
      .voltijd: "full-time", .deeltijd: "part-time", .duaal: "work-study",
    ]
    let ways: [Leerweg: String] = [
      .bol: "full-time", .bolParttime: "part-time", .bbl: "work-study",
    ]
    var modes = (sheet.forms ?? []).filter { $0.share != 0 }.compactMap { names[$0.form] }
    if let way = sheet.leerweg.flatMap({ ways[$0] }) { modes.append(way) }
    guard !modes.isEmpty else { return }
    json.name("educationalProgramMode")
    json.open("[")
    for mode in modes { json.text(mode) }
    json.close("]")
  }

  /// Pay after the diploma, only as the programme's own median.
  private func salary(_ json: inout JSONBytes) {
    guard let pay = sheet.headline(.startSalary), pay.state == .published, let value = pay.value,
      pay.basis?.rung == .own, pay.statistic == .median,
      pay.unit == .euroHour || pay.unit == .euroMonth
    else { return }
    json.name("salaryUponCompletion")
    json.open("{")
    json.member("@type", "MonetaryAmountDistribution")
    json.member("currency", "EUR")
    json.member("duration", pay.unit == .euroHour ? "PT1H" : "P1M")
    json.name("median")
    json.number(value, places: 2)
    json.close("}")
  }
}
