import Facts
import Figures
import Templating

extension SheetFormat {
  /// True for a form with words in it, which is made in each language; data is made once.
  var isPerLanguage: Bool { self != .json }

  /// Name of the file in the folder of the offering.
  var fileName: String {
    switch self {
    case .html: "index.html"
    case .json: "sheet.json"
    case .svg: "card.svg"
    case .text: "sheet.txt"
    case .pdf: "sheet.pdf"
    case .record: "record.json"
    case .ods: preconditionFailure("a workbook is of the whole site")
    }
  }
}

/// The files a sheet is written in: each form once, or once in each language.
struct SheetPlan: Sendable {
  let formats: [SheetFormat]
  let languages: [Language]

  /// Forms made in every language.
  var worded: [SheetFormat] { formats.filter(\.isPerLanguage) }
  /// Forms made once, which stand beside the pages of the first language.
  var data: [SheetFormat] { formats.filter { !$0.isPerLanguage } }

  /// Folders, below the root of the site, that hold a folder for every sheet.
  var folders: [String] {
    (data.isEmpty ? [] : ["opleiding/"])
      + (worded.isEmpty
        ? []
        : languages.map { $0.folder + "opleiding/" }.filter {
          data.isEmpty || $0 != "opleiding/"
        })
  }

  /// The paths of the files of a sheet below the root of the site, in the order they are written.
  func paths(_ key: String) -> [String] {
    languages.flatMap { language in worded.map { path(key, $0, language) } }
      + data.map { path(key, $0, .nl) }
  }

  func path(_ key: String, _ format: SheetFormat, _ language: Language) -> String {
    (format.isPerLanguage ? language.folder : "") + "opleiding/" + key + "/" + format.fileName
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
  /// The sheets as pages about many of them need them.
  var sheets: [Sheet] = []
  var uses: [String: DefinitionUse] = [:]
}

/// Makes and writes the files of a chunk of sheets, with one set of buffers for all of them.
struct SheetFiles: Sendable {
  let core: Computation
  let assembly: SheetAssembly
  /// One per language.
  let views: [SheetView]
  let templates: SheetTemplates
  let cards: [String: SourceCard]
  let plan: SheetPlan
  let folder: SiteFolder
  /// Set when PDFs are asked for.
  let press: PDFPress?
  /// An earlier site made with the same stamp; its unchanged sheets are not made again.
  let reusing: PreviousSite?

  func write(_ offerings: ArraySlice<Offering>, index: Int) async throws -> ChunkResult {
    var result = ChunkResult(index: index)
    var buffers = Buffers()
    var print = SheetPrint()
    let told = views.map { _ in ToldFigures() }
    for offering in offerings {
      try Task.checkCancellation()
      let sheet = assembly.sheet(for: offering)
      for above in plan.folders {
        try SystemFiles.makeFolder(folder.path + "/" + above + sheet.key)
      }
      DataTables.appendOffering(sheet, to: &result.offerings)
      DataTables.appendFigures(sheet, to: &result.figures)
      DataTables.appendChanges(sheet, to: &result.changes)
      DataTables.appendChanges(sheet, to: &result.corrections) { $0.why.isCorrection }
      result.summary.count(sheet)
      result.coverage.add(offering, sheet.figures, in: core)
      result.sheets.append(sheet.forPages())
      DefinitionUse.count(sheet, into: &result.uses)
      let fingerprint = print.text(sheet, cards)
      result.prints += Array((sheet.key + " " + fingerprint + "\n").utf8)
      if let files = reusing?.link(
        plan.paths(sheet.key), key: sheet.key, print: fingerprint, into: folder.path)
      {
        files.forEach { result.summary.add($0) }
        result.files += files
        continue
      }
      if !plan.worded.isEmpty {
        for (number, view) in views.enumerated() {
          let record = view.record(sheet, sources: cards, told: told[number])
          for format in plan.worded {
            buffers.clear()
            switch format {
            case .html: templates.pages[number].render(record, into: &buffers.bytes)
            case .text:
              templates.texts[number].render(record, into: &buffers.raw)
              LineWrap.append(buffers.raw, to: &buffers.bytes)
            case .record: RecordJSON.append(record, to: &buffers.bytes)
            case .svg:
              templates.card.render(
                CardView.record(record, view.texts), into: &buffers.bytes)
            case .pdf:
              guard let press else { throw RenderingError.noPDF }
              let page = plan.path(sheet.key, .html, view.language)
              buffers.bytes = try await press.bytes(record, of: sheet, at: page, view.texts)
            case .json, .ods: continue
            }
            try save(plan.path(sheet.key, format, view.language), &buffers, &result)
          }
        }
      }
      for format in plan.data {
        buffers.clear()
        SheetJSON.append(sheet, to: &buffers.bytes)
        try save(plan.path(sheet.key, format, .nl), &buffers, &result)
      }
    }
    return result
  }

  /// Buffers that serve one file after the other.
  private struct Buffers {
    var bytes: [UInt8] = []
    var raw: [UInt8] = []
    var old: [UInt8] = []

    init() { bytes.reserveCapacity(65_536) }

    mutating func clear() {
      bytes.removeAll(keepingCapacity: true)
      raw.removeAll(keepingCapacity: true)
    }
  }

  private func save(_ path: String, _ buffers: inout Buffers, _ result: inout ChunkResult) throws {
    let file = try folder.put(buffers.bytes, at: path, &buffers.old)
    result.summary.add(file)
    result.files.append(file)
  }
}
