/// What a field may hold: the declared kind of one name in the data.
///
/// A template is compiled against a shape, so that every name in it is known to exist before
/// the first sheet is rendered.
package enum Shape: Sendable {
  /// A piece of text, printed with `{{naam}}`.
  case text
  /// A yes or no, used as `{{#vlag}}…{{/vlag}}`; it cannot be printed.
  case flag
  /// A group of named fields.
  case record(RecordShape)
  /// A list of groups of named fields.
  case list(RecordShape)
  /// A list of plain texts, each printed with `{{.}}`.
  case texts

  /// The kind in Dutch, as error messages name it.
  var kind: String {
    switch self {
    case .text: "een tekst"
    case .flag: "een vlag"
    case .record: "een record"
    case .list: "een lijst"
    case .texts: "een lijst teksten"
    }
  }

  /// Whether a value is of this kind; an absent value is of every kind.
  func accepts(_ value: Value) -> Bool {
    switch (self, value) {
    case (_, .absent), (.text, .text), (.flag, .flag), (.texts, .texts): true
    case (.record(let shape), .record(let record)): record.shape === shape
    case (.list(let shape), .list(let records)): records.allSatisfy { $0.shape === shape }
    default: false
    }
  }
}

/// The names a record offers, in order, each with its kind.
///
/// A shape is made once and shared: two shapes are the same only when they are the same object.
///
/// ```swift
/// let line = RecordShape(name: "regel", fields: [("label", .text), ("waarde", .text)])
/// let sheet = RecordShape(name: "sheet", fields: [("naam", .text), ("regels", .list(line))])
/// ```
package final class RecordShape: Sendable {
  /// What error messages call this record.
  package let name: String
  /// The field names, by slot.
  package let names: [String]
  /// The kind of each field, by slot.
  package let shapes: [Shape]
  private let slots: [String: Int]

  /// Declares a record. Names must be unique, and free of dots, spaces and a leading hyphen,
  /// because a template could not refer to them otherwise.
  package init(name: String, fields: [(String, Shape)]) {
    var slots: [String: Int] = [:]
    for (slot, field) in fields.enumerated() {
      precondition(
        !field.0.isEmpty && !field.0.hasPrefix("-") && !field.0.contains("."),
        "\(name): «\(field.0)» is geen geldige veldnaam")
      precondition(
        !field.0.contains(where: \.isWhitespace), "\(name): spatie in veldnaam «\(field.0)»")
      precondition(
        slots.updateValue(slot, forKey: field.0) == nil,
        "\(name): veld «\(field.0)» is dubbel opgegeven")
    }
    self.name = name
    self.names = fields.map(\.0)
    self.shapes = fields.map(\.1)
    self.slots = slots
  }

  /// The slot of a field, or nil when the record does not declare it.
  package func slot(of field: String) -> Int? { slots[field] }
}
