package import Facts

/// Guesses beside their figures, as JSON.
package enum GuessJSON {
  /// UTF-8, one newline at the end; shares and euros as in `sheet.json`.
  package static func bytes(_ guesses: [(IndicatorID, Double)], on sheet: Sheet) -> [UInt8] {
    var json = JSONBytes()
    json.open("{")
    json.member("key", sheet.key)
    json.name("guesses")
    json.open("[")
    for (indicator, guess) in guesses {
      json.open("{")
      json.member("indicator", indicator.rawValue)
      json.name("guess")
      json.number(guess, places: 4)
      json.name("figure")
      if let figure = sheet.headline(indicator) {
        SheetJSON.write(figure, to: &json)
      } else {
        json.null()
      }
      json.close("}")
    }
    json.close("]")
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }
}
