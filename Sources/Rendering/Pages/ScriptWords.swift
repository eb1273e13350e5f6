import Facts

/// The sentences of the scripts as a script, `woorden.js`, one per language: the words of the sheets
/// themselves where there are any, so that a page and a sheet never name a thing differently.
struct ScriptWords {
  /// Name in the scripts to the key of a text that the sheets have.
  private static let borrowed: [(String, String)] = {
    var words = [
      ("unlike", "compare.unlike"), ("groups_differ", "compare.groups_differ"),
      ("error_rate", "compare.error_rate"), ("stricter", "compare.stricter"),
      ("whole_group", "compare.whole_group"), ("paar", "compare.pair"),
    ]
    for name in [
      "same_group", "not_testable", "no_real_difference", "higher", "counted", "equal",
    ] { words.append((name, "compare." + name)) }
    for why in Unlike.allCases {
      words.append(("unlike_" + why.rawValue, "unlike." + why.rawValue))
    }
    for level in Level.allCases {
      words.append(("niveau_" + level.rawValue, "level." + level.rawValue))
    }
    for way in Leerweg.allCases { words.append(("weg_" + way.rawValue, "leerweg." + way.rawValue)) }
    for form in Form.allCases { words.append(("weg_" + form.rawValue, "form." + form.rawValue)) }
    for (id, _) in CompareData.questions {
      words.append(("vraag_" + id.rawValue, "indicator." + id.rawValue + ".question"))
    }
    return words
  }()

  /// - Parameters:
  ///   - sentences: the flat texts of the language, with their blanks.
  ///   - sectors: codes whose names are told.
  static func bytes(_ sentences: [String: String], sectors: [String]) -> [UInt8] {
    let own = TextKeys.script + TextKeys.scriptBlanks.keys.map { String($0.dropFirst(7)) }
    let words =
      own.map { ($0, "script." + $0) } + borrowed
      + sectors.map { ("sector_" + $0, "sector." + $0) }
    var json = JSONBytes(Array("window.bijsluiterWoorden=".utf8))
    json.open("{")
    for (name, key) in words.sorted(by: { $0.0 < $1.0 }) {
      guard let sentence = sentences[key] else { continue }
      json.name(data: name)
      json.text(sentence)
    }
    json.close("}")
    return json.bytes + Array(";\n".utf8)
  }
}
