import Facts

extension OpenTable {
  private static let key = Column.text(
    "key", "Sleutel van de opleiding, zoals in het adres van haar blad", pattern: keyPattern
  ).required

  static let offerings: OpenTable = {
    var key = OpenTable.key
    key.isUnique = true
    let levels = Level.allCases.map(TableCodes.level)
    let word = levels.joined(separator: "|")
    return OpenTable(
      name: "offerings", title: "Opleidingen met een blad",
      columns: [
        key,
        .word("kind", "Mbo of hbo", Kind.self).required,
        .text("name", "Naam van de opleiding in het register").required,
        .text(
          "code",
          "Crebo (mbo) of opleidingscode (hbo), vijf cijfers achter de naam van het register",
          pattern: "(crebo|croho)-[0-9]{5}"
        ).required,
        Column(
          name: "level", kind: .string, description: "Niveau met de meeste studenten",
          isRequired: true, words: levels),
        .text(
          "levels", "Alle niveaus, met een spatie ertussen",
          pattern: "(\(word))( (\(word)))*"
        ).required,
        .word("leerweg", "Leerweg; leeg bij het hbo", Leerweg.self),
        .text("forms", "Vormen van het hbo, met een spatie ertussen; leeg bij het mbo"),
        .text("sector", "Code van de sector").required,
        .text(
          "direction", "Studierichting (ISCED-F 2013, breed), waar die vaststaat; alleen mbo",
          pattern: "F[0-9]{2}"),
        .text("institution_brin", "BRIN van de school", pattern: brinPattern).required,
        .text("institution_name", "Naam van de school").required,
        .text("institution_seat", "Plaats van het hoofdkantoor; geen leslocatie"),
        .word("status", "Wat het register zegt; unknown: dat weten we niet", OfferingStatus.self)
          .required,
        Column(
          name: "catalogue_date", kind: .date,
          description: "Dag waarop het aanbod is bekeken", isRequired: true),
        .text("as_of", "Datum van de nieuwste bron van dit blad", pattern: datePattern).required,
        .text("successor", "Sleutel van de opvolger, waar die bekend is", pattern: keyPattern),
        .count("credits", "Studielast in studiepunten: 60 is een jaar voltijd; alleen hbo"),
      ], primaryKey: ["key"])
  }()

  static let figures = OpenTable(
    name: "figures", title: "Cijfers: een rij per cijfer, met alles wat nodig is om het te wegen",
    columns: [
      key,
      .text(
        "location", "Gemeentecode van het CBS, als het cijfer over één locatie gaat",
        pattern: municipalityPattern),
      .word("indicator", "Wat er gemeten is", IndicatorID.self).required,
      Column(
        name: "headline", kind: .boolean,
        description: "Waar voor het cijfer waarmee het blad deze vraag beantwoordt",
        isRequired: true),
      .text("definition", "Welke definitie: cijfers met een andere definitie vergelijk je niet")
        .required,
      .word(
        "state", "Getoond, verborgen, er is niets, of niet van toepassing; nooit nul",
        FigureState.self
      ).required,
      .number(
        "value", "Het cijfer; leeg als het niet getoond wordt. Een aandeel loopt van 0 tot 1"),
      .text("label", "Het woord van een oordeel of verwachting"),
      .word("unit", "Eenheid van de waarde", Unit.self).required,
      .word("statistic", "Gemiddelde, mediaan …", Statistic.self),
      .count("bounds_low", "Minste dat een som met verborgen delen kan zijn"),
      .count("bounds_high", "Meeste dat een som met verborgen delen kan zijn"),
      .number("interval_low", "Ondergrens van de marge van 90 %"),
      .number("interval_high", "Bovengrens van de marge van 90 %"),
      .number("quartiles_low", "Een kwart zit hieronder"),
      .number("quartiles_high", "Een kwart zit hierboven"),
      .count("n", "Over hoeveel mensen het gaat"),
      .count("rounded_to", "Waarop de bron aantallen afrondt; leeg: precies"),
      .word("basis_rung", "Trede van de ladder: eigen opleiding tot hele niveau", Rung.self),
      .text(
        "basis_group",
        "De groep in woorden; bij een cijfer van de opleiding zelf: school, opleiding"),
      .text("basis_population", "Wie er meetelt en wie niet"),
      .text(
        "period",
        "Cohort, schooljaar of jaar, zoals het CBS het schrijft: 2019JJ00 een jaar, 2018SJ00 een studiejaar"
      ),
      .word("period_kind", "Wat voor periode dat is", PeriodKind.self),
      .word("moment", "Hoe lang na school er gemeten is", Moment.self),
      .text("measured", "Maand van de meting: 2017MM10 is oktober 2017", pattern: datePattern),
      .word("method", "Hoe het cijfer gemaakt is", Method.self),
      .word(
        "confidence", "A eigen tabel van de bron, B van anderen, C uit een grafiek", Confidence.self
      ),
      Column(
        name: "provisional", kind: .boolean,
        description: "Waar als de bron het cijfer voorlopig noemt; leeg: definitief"),
      .number("converted_value", "Het bedrag in het loon van converted_prices; onze omrekening"),
      .text(
        "converted_prices", "Jaar van de omrekening: 2025JJ00 is 2025", pattern: "[0-9]{4}JJ00"),
      .text("via", "Sleutels van opleidingen die meetellen, met een spatie ertussen"),
      .word("reason", "Waarom het cijfer er niet is", Reason.self),
      .text("sources_id", "Bronnen, met een spatie ertussen"),
      .text(
        "sources_rows",
        "Rijen in die bronnen (row=52;53, zoals RFC 7111): een lijst per bron, met | ertussen",
        pattern: "(row=[0-9]+(;[0-9]+)*)?(\\|(row=[0-9]+(;[0-9]+)*)?)*"),
    ], refersToOfferings: true)

  static let changes = OpenTable(
    name: "changes", title: "Wat er op de bladen is veranderd, het nieuwste eerst",
    columns: changeColumns, refersToOfferings: true)

  static let corrections = OpenTable(
    name: "corrections", title: "Wat er op de bladen fout stond en is hersteld",
    columns: changeColumns, refersToOfferings: true)

  private static let changeColumns: [Column] =
    [
      key,
      .text("since", "Datum van de uitgave waarin het veranderde", pattern: datePattern).required,
      .word("why", "Waarom het veranderde", ChangeReason.self).required,
      .word("indicator", "Welk cijfer; leeg: de opleiding zelf", IndicatorID.self),
      .text("definition", "Definitie, of wat er aan de opleiding veranderde"),
      .word("moment", "Hoe lang na school", Moment.self),
      .text("location", "Gemeentecode van een locatie", pattern: municipalityPattern),
      .word("unit", "Eenheid", Unit.self),
    ]
    + [("from", "Was"), ("to", "Werd")].flatMap { side, word -> [Column] in
      [
        .word(side + "_state", word + ": stand; leeg: er was niets", FigureState.self),
        .number(side + "_value", word + ": waarde"),
        .text(side + "_label", word + ": woord, naam of stand"),
        .count(side + "_low", word + ": minste dat het kan zijn"),
        .count(side + "_high", word + ": meeste dat het kan zijn"),
        .text(side + "_period", word + ": periode"),
      ]
    }

  static let keys: OpenTable = {
    var key = OpenTable.key
    key.isUnique = true
    return OpenTable(
      name: "keys", title: "Elke sleutel die ooit een blad had: zo'n adres verdwijnt niet",
      columns: [
        key,
        .text("name", "Naam van de opleiding toen die het laatst een blad had").required,
        .text("institution_name", "Naam van de school toen").required,
        .text("first_seen", "Datum van de eerste uitgave met dit blad", pattern: datePattern)
          .required,
        .text("last_seen", "Datum van de laatste uitgave met dit blad", pattern: datePattern)
          .required,
        .word("state", "present: er is een blad; anders wat er gebeurde", PublishedKey.State.self)
          .required,
        .text("successor", "Sleutel waar je nu kunt kijken", pattern: keyPattern),
      ], primaryKey: ["key"])
  }()
}
