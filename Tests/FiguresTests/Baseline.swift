import Edition
import Facts
import Figures
import Foundation
import Registers
import TestSupport

/// The embedded edition with the declared ladder and policy, read once for all tests.
enum Baseline {
  static let reference =
    Checkout.root.path
    + "/Datasets/reference"

  static let ladders = Result { try LadderRegister.read(path: reference + "/ladder.yml") }
  static let policy = Result { try PolicyRegister.read(path: reference + "/policy.yml") }

  static let normRegister = Result { try NormRegister.read(path: reference + "/norms.yml") }
  static let norms = normRegister.map(\.norms)

  static let core = Result {
    var reader = try EditionReader(folder: reference + "/../baseline")
    let norms = try Baseline.normRegister.get()
    let national = try ReferenceRegister.read(folder: reference + "/facts").with(norms)
    var facts = try reader.read(reference: national)
    facts.follow(try SuccessionRegister.read(path: reference + "/succession.yml").succession)
    return Computation(
      facts: facts, ladders: try ladders.get(), policy: try policy.get(), norms: norms.norms,
      terms: [:])
  }

  /// Every figure of every sheet.
  static let sheets = Result {
    let core = try Baseline.core.get()
    return core.facts.offerings.map { Answers(offering: $0, figures: core.figures(for: $0)) }
  }

  struct Answers: Sendable {
    var offering: Offering
    var figures: [Figure]

    func headline(_ indicator: IndicatorID) -> Figure? {
      figures.first { $0.indicator == indicator && $0.headline }
    }
  }

  struct NoSuchOffering: Error { var key: String }

  static func offering(_ text: String) throws -> Offering {
    let facts = try core.get().facts
    guard let key = OfferingKey(text), let index = facts.offeringIndex[key] else {
      throw NoSuchOffering(key: text)
    }
    return facts.offerings[index]
  }

  /// The figures of one indicator on one sheet, in their order.
  static func figures(_ key: String, _ indicator: any Indicator.Type) throws -> [Figure] {
    indicator.figures(for: try offering(key), in: try core.get())
  }

  /// The first figure, which the sheet shows first.
  static func headline(_ key: String, _ indicator: any Indicator.Type) throws -> Figure {
    guard let first = try figures(key, indicator).first, first.headline else {
      throw NoSuchOffering(key: key)
    }
    return first
  }
}

extension Figure {
  /// The rungs passed over, as `rung reason`.
  var passed: [String] {
    (passedOver ?? []).map { $0.rung.rawValue + " " + $0.reason.rawValue }
  }
}
