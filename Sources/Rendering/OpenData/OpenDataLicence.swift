import Facts

/// A licence as a Frictionless data package names it: the identifier of the Open Definition, which for
/// those we know is that of SPDX too, the address of its text and its title.
struct OpenDataLicence: Hashable {
  var name: String
  var path: String?
  var title: String

  /// Of the tables as a whole: what CC BY 4.0 sources allow, naming them; a cited fact is free.
  static let package = ccBy

  private static let ccBy = OpenDataLicence(
    name: "CC-BY-4.0", path: "https://creativecommons.org/licenses/by/4.0/",
    title: "Creative Commons Naamsvermelding 4.0 Internationaal")

  private static let known = [
    "CC BY 4.0": ccBy,
    "CC0": OpenDataLicence(
      name: "CC0-1.0", path: "https://creativecommons.org/publicdomain/zero/1.0/",
      title: "CC0 1.0 Universeel"),
  ]

  /// The licence as a source names it; nil when it names none.
  init?(stated text: String) {
    guard !text.isEmpty else { return nil }
    let plain = text == "CC0 1.0" ? "CC0" : text.replacing("-", with: " ")
    self =
      OpenDataLicence.known[plain]
      ?? OpenDataLicence(name: text.replacing(" ", with: "-"), path: nil, title: text)
  }

  private init(name: String, path: String?, title: String) {
    (self.name, self.path, self.title) = (name, path, title)
  }
}

extension JSONBytes {
  /// `licenses` with this one.
  mutating func licences(_ licence: OpenDataLicence) {
    name("licenses")
    open("[")
    open("{")
    member("name", licence.name)
    member("path", licence.path)
    member("title", licence.title)
    close("}")
    close("]")
  }
}
