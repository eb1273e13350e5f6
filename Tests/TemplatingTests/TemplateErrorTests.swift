import Testing

@testable import Templating

@Suite("TemplateError")
struct TemplateErrorTests {
  @Test("An unknown name points at its place, with the line and a close name")
  func pointsAtUnknownName() {
    let source = String(repeating: "<p>\n", count: 11) + "\t<h1>{{instelingsnaam}}</h1>\n"
    #expect(
      Sheet.errorText(of: source) == """
        opleiding.html:12:8: onbekende naam «instelingsnaam»
            <h1>{{instelingsnaam}}</h1>
                  ^
        verwacht: een naam uit «sheet»; bedoelde u «instellingsnaam»?
        """)
  }

  @Test("An unknown name in a list names every record around it")
  func namesAllRecords() {
    #expect(
      Sheet.errorText(of: "é {{#regels}}{{ lable }}{{/regels}}") == """
        opleiding.html:1:17: onbekende naam «lable»
        é {{#regels}}{{ lable }}{{/regels}}
                        ^
        verwacht: een naam uit «regel» of «sheet»; bedoelde u «label»?
        """)
  }

  @Test("An unknown part of a dotted name is pointed at itself")
  func pointsAtPart() {
    #expect(
      Sheet.errorText(of: "{{plaats.zzzzz}}") == """
        opleiding.html:1:10: onbekende naam «zzzzz»
        {{plaats.zzzzz}}
                 ^
        verwacht: een naam uit «plaats»
        """)
  }

  @Test("An error in a partial names the file of the partial")
  func namesPartialFile() {
    #expect(
      Sheet.errorText(of: "{{>kop.html}}", partials: ["kop.html": "\r\n <b>{{nam}}</b>\r\n"]) == """
        kop.html:2:7: onbekende naam «nam»
         <b>{{nam}}</b>
              ^
        verwacht: een naam uit «sheet»; bedoelde u «naam»?
        """)
  }

  @Test("A missing partial is pointed at")
  func pointsAtMissingPartial() {
    #expect(
      Sheet.errorText(of: "a\n  {{> kopp }}", partials: ["kop": ""]) == """
        opleiding.html:2:7: onbekend deelsjabloon «kopp»
          {{> kopp }}
              ^
        verwacht: de naam van een deelsjabloon; bedoelde u «kop»?
        """)
  }

  @Test("A circle of partials is shown")
  func showsCircle() {
    #expect(
      Sheet.errorText(of: "{{>a}}", partials: ["a": "{{>b}}", "b": "{{#talen}}{{>a}}{{/talen}}"])
        == """
        b:1:14: deelsjabloon «a» roept zichzelf aan
        {{#talen}}{{>a}}{{/talen}}
                     ^
        verwacht: geen kring van deelsjablonen (a → b → a)
        """)
  }

  @Test(
    "A mistake in the syntax or the use of a value is pointed at",
    arguments: [
      (
        "x {{naam", "1:3: deze tag is niet gesloten", "x {{naam", "  ^", "«}}» na de naam"
      ),
      (
        "{{naam <b>{{naam}}", "1:1: deze tag is niet gesloten", "{{naam <b>{{naam}}", "^",
        "«}}» na de naam"
      ),
      (
        "{{{naam}}", "1:1: deze tag is niet gesloten", "{{{naam}}", "^", "«}}}» na de naam"
      ),
      (
        "{{#naam}}\nx", "1:4: «naam» is niet gesloten", "{{#naam}}", "   ^",
        "{{/naam}} vóór het einde van het sjabloon"
      ),
      (
        "a{{/naam}}", "1:5: sluittag «naam» zonder begin", "a{{/naam}}", "    ^",
        "eerst {{#naam}}, of geen sluittag"
      ),
      (
        "{{#naam}}\n{{/talen}}", "2:4: sluittag «talen» hoort niet bij «naam»", "{{/talen}}",
        "   ^", "{{/naam}}, want «naam» staat open sinds regel 1"
      ),
      (
        "{{=a b c=}}", "1:3: ongeldige scheidingstekens", "{{=a b c=}}", "  ^",
        "twee tekenreeksen zonder spatie of «=», zoals in {{=<% %>=}}"
      ),
      ("{{ }}", "1:4: lege naam", "{{ }}", "   ^", "een naam in de tag"),
      (
        "{{naam naam}}", "1:3: ongeldige naam: er staat witruimte in", "{{naam naam}}", "  ^",
        "één naam zonder spaties"
      ),
      (
        "{{naam..x}}", "1:3: ongeldige naam «naam..x»", "{{naam..x}}", "  ^",
        "namen met telkens één punt ertussen"
      ),
      (
        "{{>*naam}}", "1:4: een naam die uit de gegevens komt wordt niet ondersteund",
        "{{>*naam}}", "   ^", "de vaste naam van een deelsjabloon"
      ),
      (
        "{{talen}}", "1:3: «talen» is een lijst teksten, geen tekst", "{{talen}}", "  ^",
        "een tekst, of de sectie {{#talen}}…{{/talen}}"
      ),
      (
        "{{voltijd}}", "1:3: «voltijd» is een vlag, geen tekst", "{{voltijd}}", "  ^",
        "een tekst, of de sectie {{#voltijd}}…{{/voltijd}}"
      ),
      (
        "{{regels.label}}", "1:10: «regels» is een lijst en heeft geen «label»",
        "{{regels.label}}", "         ^", "een punt alleen na de naam van een record"
      ),
      (
        "{{#-last}}{{/-last}}", "1:4: «-last» staat niet in een lijst", "{{#-last}}{{/-last}}",
        "   ^", "een sectie over een lijst eromheen"
      ),
    ])
  func pointsAtMistake(
    source: String, header: String, line: String, caret: String, expected: String
  ) {
    #expect(
      Sheet.errorText(of: source) == """
        opleiding.html:\(header)
        \(line)
        \(caret)
        verwacht: \(expected)
        """)
  }

  @Test("Tags nested beyond the bound are an error")
  func boundsNesting() {
    let source = String(repeating: "{{#naam}}", count: 101)
    #expect(Sheet.errorText(of: source).contains(": te diep genest\n"))
  }

  @Test(
    "The distance between names counts additions, losses, changes and swaps",
    arguments: [("", "", 0), ("naam", "nam", 1), ("naam", "nama", 1), ("a", "bcd", 3)])
  func measuresDistance(first: String, second: String, expected: Int) {
    #expect(Suggestion.distance(first, second) == expected)
    #expect(Suggestion.distance(second, first) == expected)
  }
}
