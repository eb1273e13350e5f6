/// The content of one field.
///
/// Absent, empty and false are all falsy in a template; only the caller knows the difference.
package enum Value: Sendable {
  /// Nothing is known here.
  case absent
  /// A piece of text.
  case text(String)
  /// A yes or no.
  case flag(Bool)
  /// A group of named fields.
  case record(Record)
  /// A list of groups.
  case list([Record])
  /// A list of plain texts.
  case texts([String])
}

/// The data of one sheet, or of one part of it: a value for each name its shape declares.
///
/// Every field starts absent. Asking for a field that the shape does not declare, or storing a
/// value of another kind, is a programmer error and stops the program with the names involved.
package struct Record: Sendable {
  /// The names and kinds of the fields.
  package let shape: RecordShape
  /// The field values, by slot.
  package private(set) var values: [Value]

  /// A record of which every field is absent.
  package init(_ shape: RecordShape) {
    self.shape = shape
    self.values = Array(repeating: .absent, count: shape.names.count)
  }

  /// The value of a named field.
  package subscript(name: String) -> Value {
    get { values[slot(of: name)] }
    set { self[slot: slot(of: name)] = newValue }
  }

  /// The value of the field in a slot, for callers that looked the slot up once.
  package subscript(slot slot: Int) -> Value {
    get { values[slot] }
    set {
      precondition(
        values.indices.contains(slot), "record «\(shape.name)» heeft geen veld nummer \(slot)")
      precondition(
        shape.shapes[slot].accepts(newValue),
        "veld «\(shape.names[slot])» van «\(shape.name)» is \(shape.shapes[slot].kind)")
      values[slot] = newValue
    }
  }

  private func slot(of name: String) -> Int {
    guard let slot = shape.slot(of: name) else {
      preconditionFailure("record «\(shape.name)» heeft geen veld «\(name)»")
    }
    return slot
  }
}
