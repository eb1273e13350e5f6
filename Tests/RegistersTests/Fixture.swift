import Foundation
import Registers
import TestSupport

/// The declared files of this repository, and small ones written here.
enum Fixture {
  static let root = Checkout.root
  static let sources = root.appendingPathComponent("Datasets/sources").path
  static let reference = root.appendingPathComponent("Datasets/reference").path

  static let source = """
    schema: 1
    id: duo-proef
    title: "Studenten hbo per opleiding"
    publisher: DUO
    licence:
      name: CC BY 4.0
      url: https://creativecommons.org/licenses/by/4.0/deed.nl
      attribution: "DUO, Open onderwijsdata"
    url: https://duo.nl/proef.csv
    date: "2026-02-20"
    cadence: yearly
    local: duo/proef.csv
    encoding: ascii
    reader: programme-counts
    indicator: students
    columns:
      municipality: [GEMEENTENUMMER]
      count: [AANTAL, AANTAL_INGESCHREVENEN]
      privacy_flag: [INDICATIEAVG]
    optional: [privacy_flag]
    keep_years: [2023, 2024]
    values:
      municipality: {0106: 0106, 25E7: 25E7}
    markers:
      suppressed: ["-1", <5]
      absent: ["", .]
    minimum_rows: 7000

    """

  static let facts = """
    schema: 1
    sources:
      roa-2022:
        publisher: ROA
        title: "Schoolverlaters"
        url: https://roa.nl/2022
    populations:
      graduates: "Gediplomeerden."
    tables:
      - id: d1-unemployment
        indicator: unemployment
        definition: unemployment.roa_survey
        unit: percent
        statistic: share
        kind: mbo
        population: graduates
        moment: 1.5y
        confidence: A
        method: published
        sources: [roa-2022]
        fixed: {diploma: "yes"}
        dimensions: [leerweg, level]
        columns: {period: ["2017/18", "2018/19"]}
        period_kind: diploma_year
        rows:
          - [bol, "1", "15.9", "17.3"]
          - [bbl, "1", "", "10.3"]

    """

  static let ladder = """
    schema: 1
    indicators:
      job_chance:
        mbo:
          would_fill: [roa-schoolverlaters]
          steps:
            - rung: level
              definition: unemployment.roa_survey
              match: {leerweg: own, diploma: "yes"}
        hbo:
          not_measured: [master]
          steps:
            - {rung: group, definition: job_chance.cbs_register, minimum_full_time: 0.5}

    """
}

/// The message of a declared file that is refused.
func refusal(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "nothing was refused"
  } catch { return "\(error)" }
}
