/// The tables as bytes and back.
extension SearchTables {
  /// All tables as bytes, in the order `init(bytes:)` reads them.
  package var bytes: [UInt8] {
    var out = ColumnWriter()
    out.put(words)
    out.put(uses)
    out.put(textWords)
    out.put(textLength)
    out.put(textKind)
    out.put(textOwner)
    out.put(programmeTexts)
    out.put(ownTexts)
    for column in [rowSchool, rowProgramme, rowTraits, rowMainTraits, rowSize, rowOld] {
      out.put(column)
    }
    out.put(rowPlaces)
    out.put(placeRegion)
    out.put(schoolNames)
    out.put(placeNames)
    out.put(small)
    out.put(fit)
    out.put(kinds)
    return out.bytes
  }

  /// Reads tables back.
  ///
  /// - Parameter bytes: what `bytes` gave on the same machine.
  /// - Returns: nil when they are something else. Only lengths are checked, so the bytes must be
  ///   guarded by a checksum.
  package init?(bytes: UnsafeRawBufferPointer) {
    var columns = ColumnReader(bytes)
    self.init()
    words = columns.lists()
    uses = columns.lists()
    textWords = columns.lists()
    textLength = columns.numbers()
    textKind = columns.numbers()
    textOwner = columns.numbers()
    programmeTexts = columns.lists()
    ownTexts = columns.lists()
    rowSchool = columns.numbers()
    rowProgramme = columns.numbers()
    rowTraits = columns.numbers()
    rowMainTraits = columns.numbers()
    rowSize = columns.numbers()
    rowOld = columns.numbers()
    rowPlaces = columns.lists()
    placeRegion = columns.numbers()
    schoolNames = columns.lists()
    placeNames = columns.lists()
    small = columns.lists()
    fit = columns.numbers()
    kinds = columns.numbers()
    guard columns.isWhole else { return nil }
  }
}
