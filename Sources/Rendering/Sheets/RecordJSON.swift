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
    json.record(record)
    json.bytes.append(UInt8(ascii: "\n"))
    output = json.bytes
  }
}

extension JSONBytes {
  /// A record as ``RecordJSON`` writes it.
  mutating func record(_ record: Record) {
    open("{")
    for (slot, name) in record.shape.names.enumerated() {
      self.name(data: name)
      value(record[slot: slot], record.shape.shapes[slot])
    }
    close("}")
  }

  private mutating func value(_ value: Value, _ shape: Shape) {
    switch (value, shape) {
    case (.text(let text), _): self.text(text)
    case (.flag(let flag), _): self.flag(flag)
    case (.record(let record), _): self.record(record)
    case (.list(let records), _):
      open("[")
      for record in records { self.record(record) }
      close("]")
    case (.texts(let texts), _):
      open("[")
      for text in texts { self.text(text) }
      close("]")
    case (.absent, .text): text("")
    case (.absent, .flag): flag(false)
    case (.absent, .record): null()
    case (.absent, .list), (.absent, .texts):
      open("[")
      close("]")
    }
  }
}
