import Facts
import Registers
import Tabular

/// What a person can do about a fault in a source: fitting the fault, in one sentence.
enum Advice {
  static func columns(_ source: SourceDescriptor) -> String {
    "pas de kolomnamen aan in \(file(source))"
  }

  static func value(_ role: String, _ source: SourceDescriptor) -> String {
    "verbeter de cel, of noem de waarde bij «\(role)» onder «values» in \(file(source))"
  }

  static func words(_ role: String, _ source: SourceDescriptor) -> String {
    "noem het woord onder «words», of de hele tekst bij «\(role)» onder «values», in "
      + file(source)
  }

  static func name(_ source: SourceDescriptor) -> String {
    "meld het aan de uitgever en haal bron «\(source.id)» opnieuw op, of verbeter de naam in het "
      + "bestand"
  }

  static func number(_ fault: NumberStyle.Fault, _ source: SourceDescriptor) -> String {
    switch fault {
    case .ambiguous:
      "zet in \(file(source)) hoe getallen zijn geschreven, bijvoorbeeld "
        + "«numbers: {decimal: \",\", thousands: \".\"}»"
    case .notANumber:
      "verbeter de cel, of zet het teken onder «markers» in \(file(source)) als het een aantal "
        + "vervangt"
    }
  }

  static func edition(_ source: SourceDescriptor) -> String {
    "is dit een nieuwere editie, pas dan de titel, «date» en de vaste jaren aan in \(file(source))"
  }

  /// A form of dates in Dutch.
  static func words(_ form: CalendarDay.Form) -> String {
    switch form {
    case .yearMonthDay: "een dag als 2024-08-31 (jjjj-mm-dd)"
    case .dayMonthYear: "een dag als 31-8-2024 (d-m-jjjj)"
    case .dayMonthYearSlashed: "een dag als 31/8/2024 (d/m/jjjj)"
    case .monthDayYearSlashed: "een dag als 8/31/2024 (m/d/jjjj)"
    case .compact: "een dag als 20240831 (jjjjmmdd)"
    }
  }

  static func file(_ source: SourceDescriptor) -> String { "Datasets/sources/\(source.id).yml" }
}

extension NumberStyle.Fault {
  /// What to add to "«10.000» is geen aantal".
  var reason: String {
    self == .ambiguous ? ": het kan met en zonder duizendtallen gelezen worden" : ""
  }
}
