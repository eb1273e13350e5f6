extension TextKeys {
  /// Sentences of the card, the printed sheet, the head of a page and the page of a key that has no
  /// sheet any more, with their blanks.
  static let formats: [String: [String]] = [
    "sharing.title": ["name", "institution"], "sharing.caveat": [],
    "sharing.programme": ["name", "institution", "what"],
    "pdf.cut": [], "pdf.read_on": [], "pdf.read_on_at": ["address"], "pdf.qr": ["address"],
    "pdf.scan": [],
    "gone.title": [], "gone.renumbered": [], "gone.merged": [], "gone.split": [], "gone.ended": [],
    "gone.unknown": [], "gone.last": ["date"], "gone.kept": [],
  ]
}
