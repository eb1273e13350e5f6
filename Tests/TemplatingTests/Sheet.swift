@testable import Templating

/// A small sheet for tests.
enum Sheet {
  static let line = RecordShape(
    name: "regel", fields: [("label", .text), ("waarde", .text), ("noten", .texts)])
  static let place = RecordShape(name: "plaats", fields: [("stad", .text), ("straat", .text)])
  static let shape = RecordShape(
    name: "sheet",
    fields: [
      ("naam", .text), ("instellingsnaam", .text), ("voltijd", .flag), ("plaats", .record(place)),
      ("regels", .list(line)), ("talen", .texts),
    ])

  static func record() -> Record {
    var place = Record(place)
    place["stad"] = .text("Zwolle")
    var record = Record(shape)
    record["naam"] = .text("Kunst & Techniek")
    record["voltijd"] = .flag(true)
    record["plaats"] = .record(place)
    record["regels"] = .list([row("uren", "12"), row("duur", ""), row("kosten", "€ 1")])
    record["talen"] = .texts(["nl", "en", "fy"])
    return record
  }

  static func row(_ label: String, _ value: String) -> Record {
    var row = Record(line)
    row["label"] = .text(label)
    row["waarde"] = .text(value)
    return row
  }

  static func render(
    _ source: String, _ record: Record = record(), as format: EscapeFormat = .html,
    partials: [String: String] = [:]
  ) throws -> String {
    let template = try Template.compile(
      name: "opleiding.html", source: source, format: format, shape: shape, partials: partials)
    var output: [UInt8] = []
    template.render(record, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The whole text of the error that compiling gives, or an empty text when there is none.
  static func errorText(of source: String, partials: [String: String] = [:]) -> String {
    do {
      _ = try Template.compile(
        name: "opleiding.html", source: source, format: .html, shape: shape, partials: partials)
      return ""
    } catch {
      return error.description
    }
  }
}
