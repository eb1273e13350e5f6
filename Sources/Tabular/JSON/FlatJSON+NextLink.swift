extension FlatJSON {
  /// Where an OData answer says that there is more, as it is written there; nil on the last page.
  /// Complete once ``next()`` has returned false.
  ///
  /// `@odata.nextLink` in version 4.0, `odata.nextLink` in 3.0, `@nextLink` in 4.01: services and what
  /// stands before them write it in more than one case.
  package var nextLink: String? {
    members.filter { FlatJSON.nextLinks.contains($0.key.lowercased()) }
      .min { $0.key < $1.key }?.value
  }

  private static let nextLinks: Set = ["@odata.nextlink", "odata.nextlink", "@nextlink"]
}
