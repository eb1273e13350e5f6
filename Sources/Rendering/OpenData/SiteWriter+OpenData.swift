import Facts
import Figures
import Templating

/// What the site says to programs and to old links: the list of keys with a page for those that
/// ended, the descriptions of the tables and of the JSON files, the sitemap.
extension SiteWriter {
  /// Adds the pages of retired keys and the files of the open data that are about the whole site.
  ///
  /// - Parameter formats: retired keys get their page with HTML, their card with SVG.
  func addOpenData(
    _ keys: PublishedKeys, created: String, formats: [SheetFormat], to output: inout SiteOutput
  ) throws {
    for key in keys.retired {
      for view in views { try add(key, view, formats, to: &output) }
    }
    try output.add(
      "data/datapackage.json",
      OpenDataPackage(facts: core.facts, created: created, files: output.files).bytes())
    guard let address, formats.contains(.html) else { return }
    for file in Sitemap(address: address).files(output.files.map(\.path)) {
      try output.add(file.path, file.bytes)
    }
  }

  /// Adds the JSON Schemas; before the pages, which name them.
  func addSchemas(to output: inout SiteOutput) throws {
    if !schemas.isEmpty { try output.folder.makeFolders(SchemaFile.folder) }
    for schema in schemas { try output.add(schema.path, schema.bytes) }
  }

  private func add(
    _ key: PublishedKey, _ view: SheetView, _ formats: [SheetFormat], to output: inout SiteOutput
  ) throws {
    let retired = RetiredView(view: view, facts: core.facts)
    let place = view.language.folder + "opleiding/" + key.key.description
    let wanted = formats.filter { $0 == .html || $0 == .svg }
    if !wanted.isEmpty { try output.folder.makeFolders(place) }
    for format in wanted {
      var bytes: [UInt8] = []
      if format == .html {
        templates.retired.render(retired.page(key), into: &bytes)
      } else {
        templates.card.render(retired.card(key), into: &bytes)
      }
      try output.add(place + "/" + format.fileName, bytes)
    }
  }
}
