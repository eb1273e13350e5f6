package import Facts

/// Figures taken back, from `Datasets/reference/withdrawn.yml`.
package enum WithdrawalRegister {
  /// Reads the withdrawals of a file.
  ///
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(path: String) throws -> [Withdrawal] {
    try withdrawals(DeclaredFile(path: path))
  }

  /// Reads the same from text, for tests.
  ///
  /// - Parameter name: name of the file, for messages.
  /// - Throws: `RegisterError` at file:line:column.
  package static func read(text: String, name: String) throws -> [Withdrawal] {
    try withdrawals(DeclaredFile(text: text, name: name))
  }

  private static func withdrawals(_ file: DeclaredFile) throws -> [Withdrawal] {
    try file.root.only(["schema", "withdrawn"])
    return try file.root.required("withdrawn").items().map { entry in
      try entry.only(["definition", "key", "period", "source", "since", "reason", "url"])
      var key: OfferingKey?
      if let text = entry["key"] {
        key = OfferingKey(try text.text())
        guard key != nil else {
          throw text.error("geen sleutel", expected: "een sleutel als 28dn-30020")
        }
      }
      return Withdrawal(
        definition: try entry.required("definition").text(), key: key,
        period: try entry["period"]?.text(), source: try entry["source"]?.text(),
        since: try entry.required("since").text(), reason: try entry.required("reason").text())
    }
  }
}
