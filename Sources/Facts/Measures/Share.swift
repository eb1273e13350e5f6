/// A part of a group, 0…1; never a per cent, a count or an amount.
///
/// It is made from people counted or from a fraction; anything outside 0…1 gives nil, so that 95
/// cannot pass for 0.95.
package struct Share: Hashable, Comparable, Sendable {
  /// The fraction, 0…1.
  package let value: Double

  /// - Returns: nil outside 0…1.
  package init?(_ value: Double) {
    guard (0...1).contains(value) else { return nil }
    self.value = value
  }

  /// - Returns: nil when `whole` is 0, or `part` is below 0 or above `whole`.
  package init?(_ part: Int, of whole: Int) {
    guard whole > 0, (0...whole).contains(part) else { return nil }
    value = Double(part) / Double(whole)
  }

  /// Everybody else: 1 minus the share.
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
