import Glibc

/// Where the program that makes PDFs is: Python with Typst in a virtual environment of its own,
/// and the template and worker in `Templates/pdf`.
///
/// Looked for in the folder `BIJSLUITER_PDF`, then in `.venv-pdf` of the home, then in
/// `bijsluiter/pdf` of the user's data folder. `bin/setup --pdf` makes it.
package struct PDFSetup: Sendable {
  /// What to type to get it.
  package static let advice = "bin/setup --pdf"

  /// The interpreter of the virtual environment.
  package let python: String
  /// The folder with `bijsluiter.typ` and `worker.py`.
  package let templates: String
  /// Names and versions of what is installed; the same ones make the same bytes.
  package let packages: [String]

  /// Nil when it is not installed.
  package static func find(home: String, environment: [String: String]) -> PDFSetup? {
    var places: [String] = []
    if let named = environment["BIJSLUITER_PDF"], !named.isEmpty { places.append(named) }
    places.append(home + "/.venv-pdf")
    if let data = environment["XDG_DATA_HOME"], !data.isEmpty {
      places.append(data + "/bijsluiter/pdf")
    } else if let user = environment["HOME"], !user.isEmpty {
      places.append(user + "/.local/share/bijsluiter/pdf")
    }
    for place in places {
      let python = place + "/bin/python"
      let packages = PDFSetup.packages(place)
      if access(python, X_OK) == 0, packages.contains(where: { $0.hasPrefix("typst-") }),
        packages.contains(where: { $0.hasPrefix("segno-") })
      {
        return PDFSetup(python: python, templates: home + "/Templates/pdf", packages: packages)
      }
    }
    return nil
  }

  private static func packages(_ place: String) -> [String] {
    SystemFiles.names(in: place + "/lib").filter { $0.hasPrefix("python") }.flatMap { version in
      SystemFiles.names(in: place + "/lib/\(version)/site-packages")
        .filter { $0.hasSuffix(".dist-info") }.map { String($0.dropLast(".dist-info".count)) }
        .filter { $0.hasPrefix("typst-") || $0.hasPrefix("segno-") }
    }
  }
}
