/// A part of a group, 0…1: never a per cent, a count or an amount.
///
/// It is made from people counted, or from a fraction that is one; anything else gives nil, so that
/// 95 cannot pass for 0.95.
package struct Share: Hashable, Comparable, Sendable {
  package let value: Double

  /// - Returns: nil outside 0…1.
  package init?(_ value: Double) {
    guard (0...1).contains(value) else { return nil }
    self.value = value
  }

  /// - Returns: nil when nobody is in the group, or more people than there are.
  package init?(_ part: Int, of whole: Int) {
    guard whole > 0, (0...whole).contains(part) else { return nil }
    value = Double(part) / Double(whole)
  }

  package var complement: Share { Share(unchecked: 1 - value) }

  private init(unchecked value: Double) { self.value = value }

  package static func < (a: Share, b: Share) -> Bool { a.value < b.value }
}

extension Figure {
  /// The value as a share; nil for a figure of another unit or without a value.
  package var share: Share? {
    guard state == .published, unit == .share, let value else { return nil }
    return Share(value)
  }
}
