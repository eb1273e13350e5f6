package import Facts

/// Why sheets could not be made or written; the text says what is wrong and then what to do.
package enum RenderingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Keys that the language file lacks.
  case missingTexts([String], Language)
  /// A sentence with a `{name}` that nothing fills, or a brace that is not closed.
  case badPlaceholder(key: String, found: String, allowed: [String])
  /// No offering is left to make a sheet of.
  case nothingSelected
  /// The output folder cannot be replaced; `reason` says why.
  case unusableFolder(String, reason: String)
  /// The output folder holds files that are not ours.
  case foreignFolder(String)
  /// A published site that cannot be read back; `reason` says why.
  case damagedSite(String, reason: String)
  /// PDFs are asked for and what makes them is not installed.
  case noPDF
  /// A sheet could not be made as PDF; `reason` is what the compiler or the system says.
  case pdf(key: String, reason: String)
  /// Workbooks are asked for and what makes them is not installed.
  case noWorkbooks
  /// A workbook could not be made; `reason` is what LibreOffice or the system says.
  case workbook(String, reason: String)
  /// The system refused to read or write; `action` is the verb.
  case system(action: String, path: String, code: Int32)

  package var description: String {
    switch self {
    case .missingTexts(let keys, let language):
      let shown = keys.prefix(12).joined(separator: ", ")
      let more = keys.count > 12 ? " en nog \(keys.count - 12)" : ""
      return """
        het tekstbestand mist \(keys.count) sleutels: \(shown)\(more)
        zet ze in Templates/texts/\(language.rawValue).yml, elk onder zijn groep
        """
    case .badPlaceholder(let key, let found, let allowed):
      let names = allowed.map { "{\($0)}" }.joined(separator: ", ")
      return """
        tekst «\(key)»: «\(found)» wordt nergens ingevuld
        verwacht: \(allowed.isEmpty ? "een tekst zonder accolades" : names)
        """
    case .nothingSelected:
      return """
        geen enkele opleiding past bij deze keuze: er is niets geschreven
        doe: maak de keuze ruimer, of kijk of de code of de school goed is getypt
        """
    case .unusableFolder(let path, let reason):
      return """
        map «\(path)» kan niet de map van de site zijn: \(reason)
        doe: kies met --out een map met een eigen naam, bijvoorbeeld site
        """
    case .foreignFolder(let path):
      return """
        map «\(path)» is niet leeg en niet door bijsluiter gemaakt: er is geen manifest.json van ons
        kies met --out een lege of nieuwe map, of maak deze eerst zelf leeg
        """
    case .damagedSite(let path, let reason):
      return """
        «\(path)» is niet te gebruiken: \(reason)
        doe: maak deze site opnieuw met «bijsluiter generate», of vergelijk met een andere
        """
    case .noPDF:
      return """
        PDF's maken kan hier nog niet: Typst is er niet
        typ: \(PDFSetup.advice)
        """
    case .pdf(let key, let reason):
      return """
        de PDF van \(key) is niet te maken: \(reason)
        doe: kijk Templates/pdf/bijsluiter.typ na, of draai «\(PDFSetup.advice)» opnieuw
        """
    case .noWorkbooks:
      return """
        werkbladen maken kan hier nog niet: LibreOffice is er niet
        typ: \(WorkbookSetup.advice)
        """
    case .workbook(let table, let reason):
      return """
        het werkblad \(table).ods is niet te maken: \(reason)
        doe: kijk of er plaats op de schijf is, of laat ods weg uit de formaten
        """
    case .system(let action, let path, let code):
      return "\(action) van «\(path)» mislukt: \(systemMessage(code))"
    }
  }
}
