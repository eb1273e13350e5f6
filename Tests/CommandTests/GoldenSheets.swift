/// The twelve real offerings whose sheets are kept, byte for byte, in `Tests/Golden`.
///
/// Each is there for something that can go wrong. To renew the files after a wanted change:
///
///     BIJSLUITER_RENEW=1 bin/test --filter GoldenTests
///
/// and read the difference in git before committing it.
struct GoldenSheet {
  var key: String
  /// Why this one.
  var why: String

  static let all = [
    GoldenSheet(key: "30gb-30020", why: "large: the most students of all, three locations"),
    GoldenSheet(key: "01aa-25148-bbl", why: "tiny: five students, the least that is shown"),
    GoldenSheet(key: "21ri-80060", why: "suppressed: the most hidden figures of all, also an Ad"),
    GoldenSheet(key: "21cw-80195", why: "new: no students a year earlier"),
    GoldenSheet(key: "04eu-23057-bbl", why: "merged: its school joined another one"),
    GoldenSheet(key: "21ri-45298", why: "no figure at all: a new, tiny master"),
    GoldenSheet(key: "25ln-93873-bbl", why: "the longest name in the register"),
    GoldenSheet(key: "04fo-25149-bol", why: "diacritics in the name, an apostrophe in the town"),
    GoldenSheet(key: "00gt-25250-bol", why: "Entree, niveau 1: completion has no meaning"),
    GoldenSheet(key: "00mf-80144", why: "Ad: completion is not measured"),
    GoldenSheet(key: "00mf-44739", why: "master: no figures of its level"),
    GoldenSheet(key: "00gt-25491-bbl", why: "bbl, large: working before the programme began"),
  ]

  static let keys = all.map(\.key).joined(separator: ",")

  /// Files of a sheet, below the root of the site.
  var files: [String] {
    ["index.html", "sheet.json", "sheet.txt", "card.svg"].map { "opleiding/\(key)/\($0)" }
      + ["index.html", "sheet.txt", "card.svg"].map { "en/opleiding/\(key)/\($0)" }
  }
}
