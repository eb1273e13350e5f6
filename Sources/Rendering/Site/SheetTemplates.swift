package import Facts
import Templating

/// The templates of one folder, compiled against the declared shapes.
struct SheetTemplates: Sendable {
  /// The sheet as a page, one for each of the languages.
  let pages: [Template]
  /// The sheet as plain text, one for each of the languages.
  let texts: [Template]
  let sources: Template
  let card: Template
  let retired: Template
  let style: [UInt8]

  /// - Parameters:
  ///   - folder: the folder `Templates`, with `html` and `text` in it.
  ///   - fixed: per language, what is the same on all sheets, as in `SheetView.fixed`.
  /// - Throws: `TemplateError` at the place in the template, or `RenderingError` when a file cannot
  ///   be read.
  init(folder: String, fixed: [Record?]) throws {
    let html = try SheetTemplates.sources(folder + "/html", suffix: ".html")
    pages = try fixed.map {
      try SheetTemplates.compile("opleiding.html", .html, SheetShape.sheet, html, folder, $0)
    }
    sources = try SheetTemplates.compile(
      "bronnen.html", .html, SheetShape.sources, html, folder)
    retired = try SheetTemplates.compile(
      "gestopt.html", .html, RetiredView.shape, html, folder)
    let pictures = try SheetTemplates.sources(folder + "/svg", suffix: ".svg")
    card = try SheetTemplates.compile("kaart.svg", .svg, CardView.shape, pictures, folder)
    texts = try fixed.map { try SheetTemplates.text(folder, $0) }
    style = try SystemFiles.read(folder + "/html/stijl.css")
  }

  /// Only the template for a terminal.
  static func text(_ folder: String, _ fixed: Record? = nil) throws -> Template {
    let texts = try sources(folder + "/text", suffix: ".txt")
    return try compile("opleiding.txt", .text, SheetShape.sheet, texts, folder, fixed)
  }

  static func compile(
    _ name: String, _ format: EscapeFormat, _ shape: RecordShape, _ sources: [String: String],
    _ folder: String, _ fixed: Record? = nil
  ) throws -> Template {
    guard let source = sources[name] else {
      throw RenderingError.system(action: "lezen", path: folder + "/" + name, code: 2)
    }
    return try Template.compile(
      name: name, source: source, format: format, shape: shape, partials: sources, fixed: fixed)
  }

  static func sources(_ folder: String, suffix: String) throws -> [String: String] {
    var sources: [String: String] = [:]
    for name in SystemFiles.names(in: folder) where name.hasSuffix(suffix) {
      sources[name] = String(
        decoding: try SystemFiles.read(folder + "/" + name), as: UTF8.self)
    }
    return sources
  }
}

/// One sheet as plain text of at most 78 columns, for a terminal.
///
/// It needs no facts, only the sheet, the texts and the source cards.
package struct SheetText: Sendable {
  private let view: SheetView
  private let template: Template

  /// - Parameters:
  ///   - texts: sentences per language by flat key, as in `Templates/texts/nl.yml`.
  ///   - templates: the folder `Templates`.
  /// - Throws: `RenderingError` for a missing sentence or file, `TemplateError` at the place in a
  ///   template.
  package init(
    texts: [Language: [String: String]], templates: String, language: Language = .nl
  ) throws {
    view = SheetView(texts: try Texts(texts, language))
    template = try SheetTemplates.text(templates)
  }

  /// The sheet, ending with a newline.
  package func text(_ sheet: Sheet, sources: [String: SourceCard]) -> String {
    var raw: [UInt8] = []
    template.render(view.record(sheet, sources: sources), into: &raw)
    var wrapped: [UInt8] = []
    LineWrap.append(raw, to: &wrapped)
    return String(decoding: wrapped, as: UTF8.self)
  }
}
