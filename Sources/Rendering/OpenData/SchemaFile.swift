/// A JSON Schema of JSON files of the site, published as it stands in `Datasets/schemas`.
struct SchemaFile: Sendable {
  /// Their folder below that of the site.
  static let folder = "data/schema"

  /// `sheet.schema.json`.
  let name: String
  let bytes: [UInt8]

  /// Below the folder of the site.
  var path: String { SchemaFile.folder + "/" + name }

  /// The schemas in a folder, by name; none when there is no such folder.
  ///
  /// - Throws: `RenderingError.system` when one cannot be read.
  static func read(folder: String) throws -> [SchemaFile] {
    try SystemFiles.names(in: folder).filter { $0.hasSuffix(".schema.json") }.map { name in
      SchemaFile(name: name, bytes: try SystemFiles.read(folder + "/" + name))
    }
  }
}
