import Facts

extension Entry {
  /// The `sources:` of a table kept by hand: what its values are cited from, in the order of the
  /// file, attributed to the publisher.
  ///
  /// ```yaml
  /// sources:
  ///   duo-mbo-2019:
  ///     publisher: DUO
  ///     title: "Studenten in het mbo per school en opleiding"
  ///     url: https://duo.nl/open_onderwijsdata/
  /// ```
  /// `licence` and `seen` (a date) may stand with it.
  /// - Parameter file: the declared file, when its rows are told by line.
  /// - Throws: `RegisterError` at file:line:column for a source without publisher, title or url.
  func citedSources(file: String = "") throws -> [SourceCard] {
    try required("sources").pairs().map { id, source in
      let publisher = try source.required("publisher").text()
      return SourceCard(
        id: id, title: try source.required("title").text(), publisher: publisher,
        licence: try source["licence"]?.text() ?? "", url: try source.required("url").text(),
        attribution: publisher, date: try source["seen"]?.text() ?? "", file: file)
    }
  }
}
