import Facts

extension DataTables {
  /// The change log of a sheet as rows of `changes.csv`, or those of `corrections.csv`.
  static func appendChanges(
    _ sheet: Sheet, to bytes: inout [UInt8], where takes: (SheetChange) -> Bool = { _ in true }
  ) {
    guard let changes = sheet.changes else { return }
    var row = CSVRow(bytes)
    bytes = []
    for change in changes where takes(change) {
      row.word(sheet.key)
      row.date(change.since)
      row.word(change.why.rawValue)
      row.word(change.indicator?.rawValue)
      row.text(change.definition)
      row.word(change.moment?.rawValue)
      row.text(change.location.map(TableCodes.municipality))
      row.word(change.unit?.rawValue)
      for side in [change.from, change.to] {
        row.word(side?.state.rawValue)
        row.number(side?.value, places: change.unit?.places ?? 4)
        row.text(side?.label)
        row.number(side?.bounds?.low)
        row.number(side?.bounds?.high)
        row.period(side?.period)
      }
      row.endRow()
    }
    bytes = row.bytes
  }
}
