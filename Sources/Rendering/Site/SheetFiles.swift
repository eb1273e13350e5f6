import Facts
import Figures
import Glibc
import Templating

/// A form in which a sheet is written.
package enum SheetFormat: String, Sendable, CaseIterable {
  case html, json, text
  /// What a page shows, under the names templates use; for those who write or measure templates.
  case record

  /// The forms of the site, which are made when nothing is asked.
  package static let site: Set<SheetFormat> = [.html, .json, .text]

  /// Name of the file in the folder of the offering.
  var fileName: String {
    switch self {
    case .html: "index.html"
    case .json: "sheet.json"
    case .text: "sheet.txt"
    case .record: "record.json"
    }
  }
}

/// What a chunk of sheets gave, apart from its files.
struct ChunkResult: Sendable {
  var index: Int
  var files: [WrittenFile] = []
  var offerings: [UInt8] = []
  var figures: [UInt8] = []
  var changes: [UInt8] = []
  var corrections: [UInt8] = []
  var prints: [UInt8] = []
  var summary = SiteSummary()
  var coverage = Coverage()
}

/// Makes and writes the files of a chunk of sheets, with one set of buffers for all of them.
struct SheetFiles: Sendable {
  let core: Computation
  let assembly: SheetAssembly
  let view: SheetView
  let templates: SheetTemplates
  let cards: [String: SourceCard]
  let formats: [SheetFormat]
  let folder: String
  /// The site as it stands; its unchanged files are kept.
  let previous: String?
  /// An earlier site made with the same stamp; its unchanged sheets are not made again.
  let reusing: PreviousSite?

  func write(_ offerings: ArraySlice<Offering>, index: Int) throws -> ChunkResult {
    var result = ChunkResult(index: index)
    var buffer: [UInt8] = []
    var raw: [UInt8] = []
    var old: [UInt8] = []
    var print = SheetPrint()
    buffer.reserveCapacity(65_536)
    for offering in offerings {
      try Task.checkCancellation()
      let sheet = assembly.sheet(for: offering)
      let place = "opleiding/" + sheet.key
      try SystemFiles.makeFolder(folder + "/" + place)
      DataTables.appendOffering(sheet, to: &result.offerings)
      DataTables.appendFigures(sheet, to: &result.figures)
      DataTables.appendChanges(sheet, to: &result.changes)
      DataTables.appendChanges(sheet, to: &result.corrections) { $0.why.isCorrection }
      result.summary.count(sheet)
      result.coverage.add(offering, sheet.figures, in: core)
      let fingerprint = print.text(sheet, cards)
      result.prints += Array((sheet.key + " " + fingerprint + "\n").utf8)
      if let files = reusing?.link(
        place, key: sheet.key, print: fingerprint, formats: formats, into: folder)
      {
        files.forEach { result.summary.add($0) }
        result.files += files
        continue
      }
      let record = view.record(sheet, sources: cards)
      for format in formats {
        buffer.removeAll(keepingCapacity: true)
        switch format {
        case .html: templates.page.render(record, into: &buffer)
        case .json: SheetJSON.append(sheet, to: &buffer)
        case .text:
          raw.removeAll(keepingCapacity: true)
          templates.text.render(record, into: &raw)
          LineWrap.append(raw, to: &buffer)
        case .record: RecordJSON.append(record, to: &buffer)
        }
        let path = place + "/" + format.fileName
        let isKept =
          previous.map {
            SystemFiles.keep($0 + path, as: folder + "/" + path, bytes: buffer, &old)
          } ?? false
        if !isKept { try SystemFiles.write(buffer, to: folder + "/" + path) }
        let file = WrittenFile(path: path, bytes: buffer)
        result.summary.add(file)
        result.files.append(file)
      }
    }
    return result
  }
}
