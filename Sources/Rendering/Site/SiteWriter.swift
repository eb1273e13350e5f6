package import Facts
package import Figures
package import Search
import Templating

/// Writes the whole site: a folder per offering in each language, the start pages, the open data and
/// the manifest. A sheet is computed once, and all its files are made from that.
///
/// It builds beside the target and swaps by rename, so that a reader sees the old site or the new
/// one and never a half. The same inputs give the same bytes, whatever the number of jobs; a file that
/// did not change keeps its date, and one that did gets a newer one (``SiteDate``).
///
/// ```swift
/// let site = try SiteWriter(core: core, texts: texts, templates: "Templates")
/// let summary = try await site.generate(to: "site", jobs: 2)
/// ```
package struct SiteWriter: Sendable {
  /// Sheets in one piece of work.
  static let chunk = 200

  let core: Computation
  /// One per language.
  private(set) var views: [SheetView]
  let templates: SheetTemplates
  /// Everything around the sheets, one per language.
  private(set) var pages: [SitePages]
  /// Where the site will stand, when that is known.
  let address: SiteAddress?
  private let pdf: PDFSetup?
  let workbooks: WorkbookSetup?
  /// What describes the JSON files of the site.
  let schemas: [SchemaFile]
  private let stamp: RenderingStamp

  /// - Parameters:
  ///   - texts: per language, sentences by flat key, as in `Templates/texts/nl.yml`; the Dutch ones
  ///     are always needed, since the groups in the data are named in Dutch.
  ///   - templates: the folder `Templates`.
  ///   - languages: the languages to write in; all there are texts for when nothing is asked.
  ///   - search: other names of programmes and places, for the search page.
  ///   - address: where the site will stand; without it there is no sitemap, and no card to copy.
  ///   - contact: where a reader reports what is wrong; without it the site says that it is missing.
  ///   - pdf: what makes PDFs, where it is installed.
  ///   - workbooks: what makes workbooks, where it is installed.
  ///   - schemas: the folder with the JSON Schemas to publish; without it there are none.
  /// - Throws: `RenderingError` that names every missing text, or `TemplateError` at its place.
  package init(
    core: Computation, texts: [Language: [String: String]], templates: String,
    languages: [Language]? = nil, search: SearchNames = SearchNames(),
    address: SiteAddress? = nil, contact: SiteContact? = nil, pdf: PDFSetup? = nil,
    workbooks: WorkbookSetup? = nil, schemas: String? = nil
  ) throws {
    let languages = Language.allCases.filter { languages?.contains($0) ?? (texts[$0] != nil) }
    let wanted = SiteWriter.wanted(by: core)
    views = try languages.map { language in
      let checked = try Texts(texts, language)
      let missing = wanted.filter { checked.known($0) == nil }
      guard missing.isEmpty else {
        throw RenderingError.missingTexts(missing.sorted(), language)
      }
      return SheetView(texts: checked, languages: languages, address: address)
    }
    self.core = core
    self.templates = try SheetTemplates(folder: templates, fixed: views.map(\.fixed))
    let pageTemplates = try PageTemplates(folder: templates)
    pages = views.map { view in
      SitePages(
        core: core, view: view, templates: pageTemplates, names: search,
        sentences: texts[view.language] ?? [:], contact: contact)
    }
    self.address = address
    self.pdf = pdf
    self.workbooks = workbooks
    self.schemas = try schemas.map { try SchemaFile.read(folder: $0) } ?? []
    stamp = try RenderingStamp(
      texts: texts, templates: templates, languages: languages,
      others: [address?.text ?? ""] + (pdf?.packages ?? []))
  }

  /// Writes the site to a folder that is new, empty or ours.
  ///
  /// - Parameters:
  ///   - formats: the files of each sheet; data and manifest are always written, the pages around
  ///     the sheets when there are pages of sheets. A page links only to what is made.
  ///   - only: which offerings; the pages and the data hold just those.
  ///   - jobs: pieces of work at the same time.
  ///   - reusing: an earlier site beside the target; sheets made from the same data, templates and
  ///     texts by the same program are taken over from it unread, and the result is the same.
  ///   - earlier: more sites whose keys are remembered, beside `reusing` and the target itself.
  ///   - progress: sheets done and sheets in all, after each piece.
  /// - Throws: `RenderingError`, or `CancellationError`; the target is then as it was.
  package func generate(
    to target: String, formats: Set<SheetFormat> = SheetFormat.site,
    only: @Sendable (Offering) -> Bool = { _ in true }, jobs: Int = 2,
    reusing: PreviousSite? = nil, earlier: [String] = [],
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) async throws -> SiteSummary {
    let offerings = core.facts.offerings.filter(only).sorted { $0.key < $1.key }
    guard !offerings.isEmpty else { throw RenderingError.nothingSelected }
    guard !formats.contains(.pdf) || pdf != nil else { throw RenderingError.noPDF }
    guard !formats.contains(.ods) || workbooks != nil else { throw RenderingError.noWorkbooks }
    let isWhole = offerings.count == core.facts.offerings.count
    let site = showing(SiteContents(formats: formats, offerings: isWhole ? nil : offerings))
    let staged = try StagedFolder(for: target)
    do {
      let summary = try await site.write(
        offerings, into: staged, formats: SheetFormat.allCases.filter(formats.contains),
        jobs: max(1, jobs), reusing: reusing,
        earlier: Set(earlier + [staged.target] + (reusing.map { [$0.folder] } ?? [])).sorted(),
        progress: progress)
      try Task.checkCancellation()
      try await SiteDate.newest(of: staged.path)?.wait()
      try staged.publish()
      return summary
    } catch {
      staged.discard()
      throw error
    }
  }

  /// The writer of a site with these contents.
  private func showing(_ contents: SiteContents) -> SiteWriter {
    var site = self
    site.views = views.map { $0.showing(contents) }
    site.pages = pages.map { $0.showing(contents) }
    return site
  }

  private func write(
    _ offerings: [Offering], into staged: StagedFolder, formats: [SheetFormat], jobs: Int,
    reusing: PreviousSite?, earlier: [String], progress: (@Sendable (Int, Int) -> Void)?
  ) async throws -> SiteSummary {
    let known = try PublishedKeys.read(sites: earlier)
    let folder = SiteFolder(
      path: staged.path,
      standing: reusing?.folder ?? (SystemFiles.exists(staged.target) ? staged.target : nil),
      date: SiteDate.next(after: earlier))
    let plan = SheetPlan(
      formats: formats.filter(\.isOfSheet), languages: views.map(\.language))
    for place in plan.folders { try folder.makeFolders(String(place.dropLast())) }
    try folder.makeFolders("data")
    let sheets = SheetFiles(
      core: core, assembly: SheetAssembly(core: core), views: views, templates: templates,
      cards: core.facts.sources, plan: plan, folder: folder,
      press: formats.contains(.pdf)
        ? pdf.map {
          PDFPress(
            setup: $0, address: address, hasPages: formats.contains(.html))
        } : nil,
      reusing: reusing?.stamp == stamp.stamp(views[0].contents) ? reusing : nil)
    let chunks = stride(from: 0, to: offerings.count, by: SiteWriter.chunk).map {
      offerings[$0..<min($0 + SiteWriter.chunk, offerings.count)]
    }
    var output = try SiteOutput(folder: folder)
    try await withThrowingTaskGroup(of: ChunkResult.self) { group in
      var next = 0
      while next < min(jobs, chunks.count) {
        group.addTask { [next] in try await sheets.write(chunks[next], index: next) }
        next += 1
      }
      while let result = try await group.next() {
        if next < chunks.count {
          group.addTask { [next] in try await sheets.write(chunks[next], index: next) }
          next += 1
        }
        try output.take(result)
        progress?(output.summary.sheets, offerings.count)
      }
    }
    try output.closeTables()
    let created = core.facts.sources.values.map(\.date).max() ?? ""
    let keys = PublishedKeys(
      core.facts, showing: offerings, created: created, earlier: known)
    try output.add("data/" + OpenTable.keys.path, keys.bytes)
    if formats.contains(.ods) { try await addWorkbooks(to: &output) }
    try addSchemas(to: &output)
    if formats.contains(.html) {
      try await writePages(&output, created: created)
    }
    let manifest = try finish(keys, formats, &output, created: created)
    var old: [UInt8] = []
    _ = try folder.put(
      PreviousSite.bytes(
        stamp: stamp.stamp(views[0].contents), manifest: manifest, prints: output.prints),
      at: PreviousSite.fileName, &old)
    return output.summary
  }

  /// The files that are about the whole site; gives the bytes of the manifest, the last of them.
  private func finish(
    _ keys: PublishedKeys, _ formats: [SheetFormat], _ output: inout SiteOutput, created: String
  ) throws -> [UInt8] {
    let facts = core.facts
    if formats.contains(.html) {
      for view in views {
        var sources: [UInt8] = []
        templates.sources.render(SourcesPage(view: view).record(facts.sources), into: &sources)
        try output.folder.makeFolders(view.language.folder + "bronnen")
        try output.add(view.language.folder + SourcesPage.path, sources)
      }
      try output.add("stijl.css", templates.style)
    }
    try output.add("data/coverage.json", CoverageJSON.bytes(output.coverage.rows))
    try addOpenData(keys, created: created, formats: formats, to: &output)
    try output.add(
      "edition.json",
      Manifest.edition(
        facts, created: created, languages: views.map(\.language), formats: formats,
        summary: output.summary))
    let manifest = Manifest.bytes(edition: facts.id, inputs: facts.inputs, files: output.files)
    try output.add("manifest.json", manifest)
    return manifest
  }

  /// Texts whose keys come from this edition's data and rules.
  private static func wanted(by core: Computation) -> Set<String> {
    var keys: Set<String> = []
    for offering in core.facts.offerings {
      keys.insert("sector." + offering.sector)
      if let direction = offering.direction { keys.insert("direction." + direction) }
    }
    for step in core.ladders.steps {
      for fact in core.facts.references[step.definition] ?? [] {
        keys.insert("population." + fact.population)
      }
    }
    for outcomes in core.facts.outcomes.values {
      for fact in outcomes { keys.insert("population." + fact.population) }
    }
    for (indicator, kinds) in core.ladders.byIndicator {
      for ladder in kinds.values {
        for step in ladder.steps {
          let isOwn = step.definition.hasPrefix(indicator.rawValue + ".")
          let from = isOwn ? "" : indicator.rawValue + ".from."
          keys.insert("definition." + from + step.definition)
        }
        for source in ladder.wouldFill where core.facts.sources[source] == nil {
          keys.insert("source." + source)
        }
      }
    }
    return keys
  }
}
