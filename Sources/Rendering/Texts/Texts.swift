package import Facts

/// The reader-facing sentences of one language, checked once so that filling one cannot fail.
///
/// Making one proves that every sentence the code asks for is there and that no sentence has a
/// `{name}` which nothing fills; a raw key or an open brace can then never reach a reader.
///
/// ```swift
/// let texts = try Texts(["phrase.n": "Het cijfer gaat over {n} mensen.", …])
/// texts("phrase.n", ["n": "1.230"])  // Het cijfer gaat over 1.230 mensen.
/// ```
package struct Texts: Sendable {
  /// The language of the sentences.
  package let language: Language

  private enum Piece: Sendable {
    case literal(String)
    case slot(String)
  }

  private let terms: GroupTerms?
  private let plain: [String: String]
  private let filled: [String: [Piece]]

  /// Name under which the month that ages are counted from travels with the sentences.
  package static let referenceMonth = "policy.reference_month"

  /// The sentences of one language out of all.
  ///
  /// - Parameter books: per language, flat keys with their sentence; the Dutch ones too, since the
  ///   groups in the data are named in Dutch.
  /// - Throws: `RenderingError` that names every missing key, or the first bad placeholder.
  package init(_ books: [Language: [String: String]], _ language: Language) throws {
    try self.init(books[language] ?? [:], language: language, dutch: books[.nl] ?? [:])
  }

  /// - Parameters:
  ///   - sentences: flat keys, `reason.too_few`, with their sentence.
  ///   - dutch: the Dutch sentences, where the language is another.
  /// - Throws: `RenderingError` that names every missing key, or the first bad placeholder.
  package init(
    _ sentences: [String: String], language: Language = .nl, dutch: [String: String] = [:]
  ) throws {
    self.language = language
    terms = language == .nl ? nil : GroupTerms(from: dutch, to: sentences)
    var plain: [String: String] = [:]
    var filled: [String: [Piece]] = [:]
    for key in sentences.keys.sorted() {
      let sentence = sentences[key] ?? ""
      let pieces = try Texts.pieces(of: sentence, key: key)
      if pieces.contains(where: { if case .slot = $0 { true } else { false } }) {
        filled[key] = pieces
      } else {
        plain[key] = sentence
      }
    }
    let missing = TextKeys.required.filter { plain[$0] == nil && filled[$0] == nil }
    guard missing.isEmpty else {
      throw RenderingError.missingTexts(missing.sorted(), language)
    }
    self.plain = plain
    self.filled = filled
  }

  /// A sentence without blanks; its key is one of `TextKeys.required`.
  func callAsFunction(_ key: String) -> String {
    guard let sentence = plain[key] else {
      preconditionFailure("tekst «\(key)» ontbreekt of heeft invulplekken")
    }
    return sentence
  }

  /// A sentence with its blanks filled; names that the sentence does not use are ignored.
  func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    guard let pieces = filled[key] else { return callAsFunction(key) }
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let words): text += words
      case .slot(let name):
        guard let value = values.first(where: { $0.key == name }) else {
          preconditionFailure("tekst «\(key)» vraagt om «\(name)»")
        }
        text += value.value
      }
    }
    return text
  }

  /// A sentence whose key comes from data and may be unknown.
  func known(_ key: String) -> String? { plain[key] }

  /// The name of a group, which the data has in Dutch register terms, in this language; names of
  /// programmes, institutions and regions stay as they are.
  func group(_ group: String) -> String { terms?.translated(group) ?? group }

  /// A publisher's word, `matig`, in this language.
  func label(_ label: String) -> String {
    plain["label." + label.replacing(" ", with: "_")] ?? label
  }

  private static func pieces(of sentence: String, key: String) throws -> [Piece] {
    let allowed = TextKeys.placeholders(of: key)
    var pieces: [Piece] = []
    var rest = sentence[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let tail = rest[open...]
      guard rest[open] == "{", let close = tail.firstIndex(of: "}") else {
        throw RenderingError.badPlaceholder(
          key: key, found: String(tail.prefix(20)), allowed: allowed)
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard allowed.contains(name) else {
        throw RenderingError.badPlaceholder(key: key, found: "{\(name)}", allowed: allowed)
      }
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      pieces.append(.slot(name))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return pieces
  }
}
