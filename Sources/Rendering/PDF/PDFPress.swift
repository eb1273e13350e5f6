import Facts
import Glibc
import Synchronization
import Templating

/// Makes sheets as PDF/UA-1, one A4 page each, with a worker process per piece of work at a time.
///
/// The only door to Typst: nothing else knows what is behind it. A sheet costs some 80 ms of a core
/// and 50 kB, so PDFs are made only when asked for. The same record gives the same bytes: the date
/// in the file is the sheet's, and only the fonts inside Typst are used.
final class PDFPress: Sendable {
  private let setup: PDFSetup
  private let address: SiteAddress?
  private let hasPages: Bool
  private let idle = Mutex<[PDFWorker]>([])

  /// - Parameters:
  ///   - address: where the site will stand, when that is known.
  ///   - hasPages: false where the site has no page of a sheet, so that there is nothing to read on.
  init(setup: PDFSetup, address: SiteAddress?, hasPages: Bool = true) {
    self.setup = setup
    self.address = address
    self.hasPages = hasPages
    // A worker that died is told by its answer, not by a signal that ends the program.
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The bytes of a PDF.
  ///
  /// - Parameters:
  ///   - record: what the page shows, a record of `SheetShape.sheet`.
  ///   - path: where the page stands below the root of the site.
  /// - Throws: `RenderingError.pdf` with the compiler's own words when the sheet cannot be made
  ///   accessible or the worker fails; `CancellationError`.
  func bytes(_ record: Record, of sheet: Sheet, at path: String, _ texts: Texts) async throws
    -> [UInt8]
  {
    let worker = try idle.withLock { $0.popLast() } ?? PDFWorker(setup: setup, key: sheet.key)
    let pdf = try await worker.make(order(record, sheet, path, texts), key: sheet.key)
    idle.withLock { $0.append(worker) }
    return pdf
  }

  private func order(_ record: Record, _ sheet: Sheet, _ path: String, _ texts: Texts) -> [UInt8] {
    let page = hasPages ? address.map { $0(path) } : nil
    var json = JSONBytes()
    json.open("{")
    json.member("template", setup.templates + "/bijsluiter.typ")
    json.member("timestamp", PDFPress.seconds(sheet.asOf))
    json.member("address", page ?? "")
    json.name("words")
    json.open("{")
    json.member(
      "read_on",
      page.map { texts("pdf.read_on_at", ["address": $0]) }
        ?? texts(hasPages ? "pdf.read_on" : "pdf.cut"))
    json.member("qr", page.map { texts("pdf.qr", ["address": $0]) } ?? "")
    json.member("scan", texts("pdf.scan"))
    json.close("}")
    json.name("sheet")
    json.record(record)
    json.close("}")
    json.bytes.append(UInt8(ascii: "\n"))
    return json.bytes
  }

  /// Seconds since 1970 at the start of a day `2024-10-01`, a month or a year.
  static func seconds(_ date: String) -> Int {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return 0 }
    let month = parts.count > 1 ? parts[1] : 1
    let day = parts.count > 2 ? parts[2] : 1
    // Days from civil: the year starts in March, so that a leap day is its last.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    return days * 86_400
  }
}
