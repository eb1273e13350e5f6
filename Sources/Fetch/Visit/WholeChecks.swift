import Archive
import Registers
import Tabular

/// Whether a body is whole, to its last byte: what broke off with the right length is kept by nobody.
extension SourceVisit {
  /// Members a zip or workbook may have; a table of figures has few.
  private static let mostMembers = 1_000
  /// What a zip or workbook may be unpacked, as a multiple of what it may be packed.
  private static let mostUnpacked = 2

  /// A zip or xlsx body: every member unpacks, below a limit, and none has a name that leads out of a
  /// folder. Cost: the packed body in memory.
  func packed(_ body: Body) throws(FetchError) {
    let url = body.reply.url
    let head = try Disk.head(of: body.path, 600)
    try check(head, at: url, first: [UInt8(ascii: "P")], "een zipbestand")
    let names = try members(body)
    for name in names {
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
        throw FetchError(
          .excessive, source: source.id, url: url,
          cause: "het zipbestand bevat een naam die buiten de map leidt: «\(name)»",
          advice: "meld het de bron; er is niets overgenomen")
      }
    }
    do throws(ArchiveError) {
      try Archive.check(body.path, limit: fetch.maximumBytes * SourceVisit.mostUnpacked)
    } catch {
      throw unusable(error, "het zipbestand", at: url)
    }
  }

  private func members(_ body: Body) throws(FetchError) -> [String] {
    var names: [String] = []
    do throws(ArchiveError) {
      _ = try Archive.read(body.path, limit: fetch.maximumBytes) { name in
        names.append(name)
        return false
      }
    } catch {
      throw unusable(error, "het zipbestand", at: body.reply.url)
    }
    guard names.count <= SourceVisit.mostMembers else {
      throw FetchError(
        .excessive, source: source.id, url: body.reply.url,
        cause: "het zipbestand bevat \(names.count) bestanden, te veel",
        advice: "kijk of dit het goede bestand is")
    }
    return names
  }

  /// The bytes of a text table, unpacked where it came as gzip.
  func unpacked(_ body: Body) throws(FetchError) -> [UInt8] {
    guard try Disk.head(of: body.path, 2) == [0x1F, 0x8B] else { return try read(body) }
    do throws(ArchiveError) {
      return try Archive.gunzip(body.path, limit: fetch.maximumBytes * SourceVisit.mostUnpacked)
    } catch {
      throw unusable(error, "het gzipbestand", at: body.reply.url)
    }
  }

  private func unusable(_ error: ArchiveError, _ what: String, at url: String) -> FetchError {
    let cause = what + " is niet te gebruiken: " + error.message
    guard error.kind == .tooLarge else { return wrong(url, cause, passing: error.kind == .damaged) }
    return FetchError(
      .excessive, source: source.id, url: url, cause: cause,
      advice: "kijk of dit het goede bestand is, of verhoog «maximum_megabytes»")
  }

  /// A JSON body of any shape, read to its end.
  func wholeJSON(_ body: Body) throws(FetchError) {
    let bytes = try json(body)
    do throws(TabularError) {
      // No member has this name: all are passed over, and the end has to come where it should.
      var document = try FlatJSON(
        bytes: bytes, source: source.id, rowsAt: ["\u{0}"], mayLackRows: true)
      while try document.next() {}
    } catch {
      throw wrong(body.reply.url, "het antwoord is niet heel: \(error)", passing: true)
    }
  }

  /// An XML body that is no web page: its last tag closes its first.
  func wholeMarkup(_ body: Body) throws(FetchError) {
    let bytes = try read(body)
    let text = String(decoding: bytes.prefix(600), as: UTF8.self)
    let head = text.lowercased()
    guard head.contains("<"), !head.contains("<html"), !head.contains("<!doctype html") else {
      let shown = BodyExcerpt.text(of: bytes.prefix(600))
      throw wrong(
        body.reply.url, bytes.isEmpty ? "leeg antwoord" : "geen XML: " + shown, passing: true)
    }
    let end = String(decoding: bytes.suffix(200), as: UTF8.self).trimmed
    guard let root = text.firstMatch(of: /<([A-Za-z_][\w.:-]*)/)?.1,
      end.hasSuffix("</" + root + ">") || end.hasSuffix("/>") && bytes.count < 600
    else { throw wrong(body.reply.url, "het antwoord is niet heel", passing: true) }
  }

  /// A web page with its end, as text.
  func wholePage(_ body: Body) throws(FetchError) -> String {
    let text = String(decoding: try read(body), as: UTF8.self)
    guard text.lowercased().contains("</html") else {
      throw wrong(
        body.reply.url, "de bladzijde is niet heel: " + BodyExcerpt.text(of: text.utf8.prefix(600)),
        passing: true)
    }
    return text
  }
}
