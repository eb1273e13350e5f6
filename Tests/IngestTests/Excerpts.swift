import Facts

/// Excerpts of the sources in their own words: real header lines, a handful of rows.
enum Excerpts {
  /// Tables in which something stands already.
  static let before: FactTables = {
    var tables = FactTables()
    tables.municipalityNames["0080"] = "Leeuwarden"
    return tables
  }()

  static let studentsHeader =
    #""STUDIEJAAR","PROVINCIENAAM","GEMEENTENUMMER","GEMEENTENAAM","SOORT_INSTELLING","#
    + #""TYPE_HOGER_ONDERWIJS","INSTELLINGSCODE_ACTUEEL","INSTELLINGSNAAM_ACTUEEL","ONDERDEEL","#
    + #""SUBONDERDEEL","OPLEIDINGSCODE_ACTUEEL","OPLEIDINGSNAAM_ACTUEEL","AANTAL_INGESCHREVENEN""#

  /// One row of Ad Tourism Management at NHL Stenden.
  static func tourism(_ year: Int, _ code: String, _ town: String, _ count: String) -> String {
    #""\#(year)","Friesland","\#(code)","\#(town)","reguliere inst.","associate degree","#
      + #""31FR","NHL Stenden Hogeschool","ECONOMIE","n.v.t. (economie)","80009","#
      + #""Ad Tourism Management",\#(count)"#
  }

  static func students(_ rows: [String]) -> String {
    ([studentsHeader] + rows).joined(separator: "\r\n") + "\r\n"
  }

  static let tourismRows = [
    tourism(2023, "0114", "Emmen", "7"), tourism(2023, "0080", "Leeuwarden", "69"),
    tourism(2024, "0114", "Emmen", "-1"), tourism(2024, "0080", "Leeuwarden", "80"),
  ]

  /// Graduates of the edition of 2022: years sideways, form and gender as rows.
  static let graduates2022 = """
    PROVINCIE;GEMEENTENUMMER;GEMEENTENAAM;SOORT INSTELLING;BRIN NUMMER ACTUEEL;\
    INSTELLINGSNAAM ACTUEEL;CROHO ONDERDEEL;CROHO SUBONDERDEEL;OPLEIDINGSCODE ACTUEEL;\
    OPLEIDINGSNAAM ACTUEEL;OPLEIDINGSVORM;SOORT DIPLOMA;GESLACHT;2017;2018;2019;2020;2021
    Drenthe;0106;Assen;reguliere inst.;25BE;Hanzehogeschool Groningen;techniek;\
    n.v.t. (techniek);34267;B Elektrotechniek;voltijd onderwijs;hbo bachelor;man;10;13;9;12;11
    Drenthe;0106;Assen;reguliere inst.;25BE;Hanzehogeschool Groningen;techniek;\
    n.v.t. (techniek);34267;B Elektrotechniek;voltijd onderwijs;hbo bachelor;vrouw;<5;0;<5;0;<5

    """

  /// First-years of the edition of 2019, in which 1–4 are visible.
  static let firstYears2019 = """
    PROVINCIE;GEMEENTENUMMER;GEMEENTENAAM;SOORT INSTELLING;TYPE HOGER ONDERWIJS;\
    BRIN NUMMER ACTUEEL;INSTELLINGSNAAM ACTUEEL;CROHO ONDERDEEL;CROHO SUBONDERDEEL;\
    OPLEIDINGSCODE ACTUEEL;OPLEIDINGSNAAM ACTUEEL;OPLEIDINGSVORM;GESLACHT;2015;2016;2017;2018;2019
    Drenthe;0106;Assen;reguliere inst.;bachelor;25BE;Hanzehogeschool Groningen;techniek;\
    n.v.t. (techniek);34267;B Elektrotechniek;voltijd onderwijs;man;31;36;25;25;1

    Drenthe;0106;Assen;reguliere inst.;bachelor;25BE;Hanzehogeschool Groningen;techniek;\
    n.v.t. (techniek);34267;B Elektrotechniek;voltijd onderwijs;vrouw;3;3;1;3;0

    """

  static let mboHeader = """
    BRIN NUMMER;SOORTINS;INSTELLINGSNAAM;PLAATSNAAM;TYPE MBO;KWALIFICATIENIVEAU;\
    KWALIFICATIE CODE;KWALIFICATIE NAAM;MBO SECTOR;DOMEIN;SECTORUNIT SBB;\
    BRIN NUMMER KENNISCENTRUM;NAAM KENNISCENTRUM;MAN2015;VROUW2015;TOTAAL2015;MAN2016;\
    VROUW2016;TOTAAL2016;MAN2017;VROUW2017;TOTAAL2017;MAN2018;VROUW2018;TOTAAL2018;MAN2019;\
    VROUW2019;TOTAAL2019
    """

  static let mbo =
    mboHeader + "\n" + """
      25LX;ROC;ROC West-Brabant;ETTEN-LEUR;BBL;4;25187;Applicatie- en mediaontwikkelaar;\
      economie;Informatie en communicatietechnologie;\
      Sectorunit creatieve industrie en ICT;    ;      ;;;;3;0;3;9;1;10;14;2;16;21;1;22
      25LX;ROC;ROC West-Brabant;ETTEN-LEUR;BOLVT;4;25187;Applicatie- en mediaontwikkelaar;\
      economie;Informatie en communicatietechnologie;\
      Sectorunit creatieve industrie en ICT;    ;      ;;;;73;1;74;123;7;130;299;15;314;295;15;310

      """

  static let addresses = """
    SOORT HO;PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;INSTELLINGSNAAM;PLAATSNAAM;\
    GEMEENTENUMMER;RPA-GEBIED NAAM
    hbo;Friesland;30156;31FR;NHL Stenden Hogeschool;LEEUWARDEN;0080;Fryslân
    wo;Groningen;40095;21PC;Rijksuniversiteit Groningen;GRONINGEN;0014;Centraal-Groningen

    """

  /// The text as Windows-1252: every character used here is one byte.
  static func cp1252(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8($0.value) }
  }

  static let payHeader =
    "\u{FEFF}\"Geslacht\";\"Uitstromers ho met en zonder diploma\";\"Bedrijfstakken (SBI 2008)\";"
    + "\"Studierichting\";\"Peilmoment\";\"Perioden\";\"Uurloon werknemers na verlaten ho (euro)\""

  static func pay(_ gender: String, _ moment: String, _ value: String) -> String {
    #""\#(gender)";"Hbo-bachelor";"A-U Alle economische activiteiten";"Techniek";"#
      + #""\#(moment) na verlaten onderwijs";"2015/'16";"\#(value)""#
  }

  static let positionsHeader =
    "\u{FEFF}\"ID\";\"Geslacht\";\"Persoonskenmerken\";\"UitstromersHoMetEnZonderDiploma\";"
    + "\"Arbeidsmarktpositie\";\"Studierichting\";\"Peilmoment\";\"Perioden\";\"UitstromersHo_1\""

  /// Bachelors in techniek of cohort 2016/17, residents, one year after leaving.
  static func position(_ code: String, _ count: String, gender: String = "T001038") -> String {
    #""1";"\#(gender)";"A048133";"A043049";"\#(code)";"A042612";"A029078";"2016SJ00";"\#(count)""#
  }

  static let results = """
    ;;;Jaarresultaat;;;;;Diplomaresultaat;;
    ;;;2017 - 2018;;2018 - 2019;;;2018 - 2019;;
    Brinnr;Naam Instelling;Vgl Groep;Inst.;Vgl Grp;Inst.;Vgl Grp;;Inst.;Vgl Grp;
    ;;;;;;;;;;
    11UL;Edudelta Onderwijsgroep;AOC; 0.35578;0.73801;0.0;0.74206;;0.0;0.74474;

    """
}
