import Templating

/// The templates of the pages about many offerings, compiled against their shapes, and the scripts.
struct PageTemplates: Sendable {
  let programme: Template
  let list: Template
  let explanation: Template
  /// Pages of fixed texts by their folder; empty for the start page.
  let plain: [String: Template]
  let style: [UInt8]
  /// Scripts by file name.
  let scripts: [(name: String, bytes: [UInt8])]

  /// Folder of a fixed page to its template.
  static let plainPages = [
    "": "index", "vergelijk": "vergelijk", "raad": "raad", "over": "over",
    "toegankelijkheid": "toegankelijkheid", "data": "data",
  ]

  /// - Parameter folder: the folder `Templates`, with `html` and `script` in it.
  /// - Throws: `TemplateError` at the place in the template, or `RenderingError` when a file cannot
  ///   be read.
  init(folder: String) throws {
    let html = try SheetTemplates.sources(folder + "/html", suffix: ".html")
    func compile(_ name: String, _ shape: RecordShape) throws -> Template {
      try SheetTemplates.compile(name + ".html", .html, shape, html, folder)
    }
    programme = try compile("programma", PageShape.programme)
    list = try compile("lijst", PageShape.list)
    explanation = try compile("uitleg", PageShape.explanation)
    var plain: [String: Template] = [:]
    for (path, name) in PageTemplates.plainPages {
      plain[path] = try compile(name, PageShape.plain)
    }
    self.plain = plain
    style = try SystemFiles.read(folder + "/html/site.css")
    scripts = try SystemFiles.names(in: folder + "/script").filter { $0.hasSuffix(".js") }.sorted()
      .map { ($0, try SystemFiles.read(folder + "/script/" + $0)) }
  }
}
