/// The open data once more, as workbooks.
extension SiteWriter {
  /// Makes a workbook of every table that is written.
  func addWorkbooks(to output: inout SiteOutput) async throws {
    guard let workbooks else { throw RenderingError.noWorkbooks }
    let maker = WorkbookMaker(setup: workbooks, scratch: output.folder.path + "/.libreoffice")
    for table in OpenTable.all {
      let bytes = try await maker.make(table, in: output.folder.path + "/data")
      try output.add("data/" + table.workbookPath, bytes)
    }
  }
}
