extension TextKeys {
  /// Sentences of the card, the printed sheet, the head of a page and the page of a key that has no
  /// sheet any more, with their blanks.
  static let formats: [String: [String]] = [
    "card.title": ["name", "institution"], "card.figure": ["question", "value", "group", "age"],
    "card.no_figure": ["question", "value", "reason"], "card.caveat": [],
    "pdf.read_on": [], "pdf.read_on_at": ["address"], "pdf.qr": ["address"], "pdf.scan": [],
    "pdf.when": [], "pdf.value": [],
    "gone.title": [], "gone.renumbered": [], "gone.merged": [], "gone.split": [], "gone.ended": [],
    "gone.gone": [], "gone.last": ["date"], "gone.kept": [],
  ]
}
