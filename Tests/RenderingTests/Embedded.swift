import Edition
import Facts
import Figures
import Foundation
import Registers
import TestSupport

@testable import Rendering

/// Every sheet of the embedded edition, with the declared ladders, policy and sentences, made once.
enum Embedded {
  private static let home = Checkout.root.path
  private static let reference = home + "/Datasets/reference"

  static let books = Result {
    let policy = try PolicyRegister.read(path: reference + "/policy.yml")
    return try Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        var book = try TextRegister.read(path: home + "/Templates/texts/\(language.rawValue).yml")
        book[Texts.referenceMonth] = policy.referenceMonth
        return (language, book)
      })
  }

  static let core = Result {
    var reader = try EditionReader(folder: home + "/Datasets/baseline")
    let norms = try NormRegister.read(path: reference + "/norms.yml")
    var facts = try reader.read(
      reference: try ReferenceRegister.read(folder: reference + "/facts").with(norms))
    facts.follow(try SuccessionRegister.read(path: reference + "/succession.yml").succession)
    return Computation(
      facts: facts, ladders: try LadderRegister.read(path: reference + "/ladder.yml"),
      policy: try PolicyRegister.read(path: reference + "/policy.yml"), norms: norms.norms,
      terms: try books.get()[.nl] ?? [:])
  }

  static let sheets = Result {
    let computation = try core.get()
    let assembly = SheetAssembly(core: computation)
    return computation.facts.offerings.map { assembly.sheet(for: $0) }
  }

  /// The sheets whose text is printed in tests: every hbo programme, and every twentieth of mbo.
  static let printed = sheets.map { sheets in
    sheets.enumerated().filter { $1.kind == .hbo || $0.isMultiple(of: 20) }.map(\.element)
  }

  static func words(_ language: Language) throws -> FigureWords {
    FigureWords(texts: try Texts(try books.get(), language))
  }

  /// The texts of the printed sheets, every break as one space.
  static func texts(_ language: Language) throws -> [(key: String, text: String)] {
    let printer = try SheetText(
      texts: try books.get(), templates: home + "/Templates", language: language)
    let cards = try core.get().facts.sources
    return try printed.get().map { sheet in
      (
        sheet.key,
        printer.text(sheet, sources: cards).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      )
    }
  }

  static let dutch = Result { try texts(.nl) }
  static let english = Result { try texts(.en) }
}
