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
///
/// A record copies what is put in it, texts and whole records: everything a sheet says lies in one
/// row of bytes, where a template reads it. Reading a value back copies it out again, at the cost of
/// its size.
package struct Record: Sendable {
  /// The names and kinds of the fields.
  package let shape: RecordShape
  private(set) var content: Cells

  /// A record of which every field is absent.
  package init(_ shape: RecordShape) {
    self.init(shape, Cells(fields: shape.names.count))
  }

  init(_ shape: RecordShape, _ content: Cells) {
    self.shape = shape
    self.content = content
  }

  /// The value of a named field.
  package subscript(name: String) -> Value {
    get { self[slot: slot(of: name)] }
    set { self[slot: slot(of: name)] = newValue }
  }

  /// The value of the field in a slot, for callers that looked the slot up once.
  package subscript(slot slot: Int) -> Value {
    get { content.value(slot, shape.shapes[slot]) }
    set {
      precondition(
        shape.shapes.indices.contains(slot), "record «\(shape.name)» heeft geen veld nummer \(slot)"
      )
      precondition(
        shape.shapes[slot].accepts(newValue),
        "veld «\(shape.names[slot])» van «\(shape.name)» is \(shape.shapes[slot].kind)")
      content.set(slot, newValue)
    }
  }

  private func slot(of name: String) -> Int {
    guard let slot = shape.slot(of: name) else {
      preconditionFailure("record «\(shape.name)» heeft geen veld «\(name)»")
    }
    return slot
  }
}
