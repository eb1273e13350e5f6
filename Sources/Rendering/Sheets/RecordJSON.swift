import Templating

/// Writes a record as JSON, as the author of a template meets it: every name its shape declares, in
/// that order, with a text, a yes or no, a record or a list.
///
/// A template cannot tell absent from empty, so what is absent is written empty: `""`, `false`,
/// `[]`, and `null` for a record.
enum RecordJSON {
  /// Adds the record and a newline to UTF-8 output.
  static func append(_ record: Record, to output: inout [UInt8]) {
    var json = JSONBytes(output)
    output = []
    write(record, to: &json)
    json.bytes.append(UInt8(ascii: "\n"))
    output = json.bytes
  }

  private static func write(_ record: Record, to json: inout JSONBytes) {
    json.open("{")
    for (slot, name) in record.shape.names.enumerated() {
      json.name(data: name)
      write(record.values[slot], record.shape.shapes[slot], to: &json)
    }
    json.close("}")
  }

  private static func write(_ value: Value, _ shape: Shape, to json: inout JSONBytes) {
    switch (value, shape) {
    case (.text(let text), _): json.text(text)
    case (.flag(let flag), _): json.flag(flag)
    case (.record(let record), _): write(record, to: &json)
    case (.list(let records), _):
      json.open("[")
      for record in records { write(record, to: &json) }
      json.close("]")
    case (.texts(let texts), _):
      json.open("[")
      for text in texts { json.text(text) }
      json.close("]")
    case (.absent, .text): json.text("")
    case (.absent, .flag): json.flag(false)
    case (.absent, .record): json.null()
    case (.absent, .list), (.absent, .texts):
      json.open("[")
      json.close("]")
    }
  }
}
