/// What a service of CBS says beside a value, in the member `ValueAttribute` of an observation.
///
/// `None` is a number like any other. `Impossible` stands where there can be none; `Confidential`
/// where CBS has the number and does not give it, which its files write as «.». No list of all names
/// is published, so any other is refused until a source declares what it means: under
/// `markers: suppressed` or `markers: absent`, beside the signs for the same.
package enum ValueAttribute: Sendable, Hashable {
  /// The value counts.
  case counts
  /// The source knows the value and does not say; a number beside it is not used either.
  case hidden
  /// There is no value, and can be none.
  case impossible

  /// The member of an observation and the column of the bulk service.
  package static let name = "ValueAttribute"

  private static let known: [String: ValueAttribute] = [
    "None": .counts, "Confidential": .hidden, "Impossible": .impossible,
  ]

  /// - Parameter source: whose markers go before the names known here.
  /// - Returns: nil for a name of which the meaning is not known.
  package init?(_ name: String, of source: SourceDescriptor) {
    if source.suppressed.contains(name) {
      self = .hidden
    } else if source.absent.contains(name) {
      self = .impossible
    } else if let known = ValueAttribute.known[name] {
      self = known
    } else {
      return nil
    }
  }
}

/// Why a value and its attribute contradict each other.
package struct ValueAttributeFault: Error, Sendable, Hashable {
  /// What is wrong, in Dutch.
  package var message: String
  /// What is expected there, in Dutch.
  package var expected: String
}

extension SourceDescriptor {
  /// The text that counts as the value of an observation.
  ///
  /// - Parameters:
  ///   - value: as the service gives it; nil or empty for none.
  ///   - attribute: the name beside it.
  /// - Returns: the value; the first declared sign for a hidden one; nil where there is none.
  /// - Throws: for an unknown name, a number where there can be none, and a hidden value of a source
  ///   that declares no sign for it.
  package func text(ofValue value: String?, attribute: String) throws(ValueAttributeFault)
    -> String?
  {
    let value = value?.isEmpty == false ? value : nil
    switch ValueAttribute(attribute, of: self) {
    case .counts: return value
    case .impossible:
      guard let value else { return nil }
      throw ValueAttributeFault(
        message: "«\(value)» met «\(attribute)» erbij: daar kan geen getal staan",
        expected: "geen getal, of een ander \(ValueAttribute.name)")
    case .hidden:
      guard let sign = suppressed.first(where: { !$0.isEmpty }) else {
        throw ValueAttributeFault(
          message: "«\(attribute)»: deze bron noemt geen teken voor een verborgen getal",
          expected: "markers: {suppressed: [\".\"]} in \(file)")
      }
      return sign
    case nil:
      throw ValueAttributeFault(
        message: "\(ValueAttribute.name) «\(attribute)» is onbekend",
        expected: "None, Confidential of Impossible, of een naam onder «markers: suppressed» "
          + "(verborgen) of «markers: absent» (er is geen getal) in \(file)")
    }
  }
}
