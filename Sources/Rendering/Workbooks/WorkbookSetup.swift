import Glibc

/// Where LibreOffice is, which makes workbooks of the open data's tables.
///
/// Named by `BIJSLUITER_SOFFICE`, or the first `soffice` on the path. `bin/setup --ods` installs it.
package struct WorkbookSetup: Sendable {
  /// What to type to get it.
  package static let advice = "bin/setup --ods"

  /// The program.
  package let program: String

  /// Nil when it is not installed.
  package static func find(environment: [String: String]) -> WorkbookSetup? {
    if let named = environment["BIJSLUITER_SOFFICE"], !named.isEmpty {
      return access(named, X_OK) == 0 ? WorkbookSetup(program: named) : nil
    }
    let folders = environment["PATH"]?.split(separator: ":").map(String.init) ?? ["/usr/bin"]
    return folders.map { $0 + "/soffice" }.first { access($0, X_OK) == 0 }
      .map(WorkbookSetup.init)
  }
}
