import Facts

/// What an estimate of a programme's own share is made of: how much of it are its own people, and
/// from whom it borrows.
struct OwnEstimate: Sendable {
  /// Weight of the programme's own people, 0…1.
  let ownWeight: Double
  /// People with the same programme at other institutions are in it.
  let isOfCode: Bool

  /// Nil for what is not an estimate of a programme's own share.
  init?(_ figure: Figure) {
    guard figure.state == .published, figure.method == .estimated,
      figure.basis?.rung.isOwn == true
    else { return nil }
    func sum(_ names: String...) -> Double {
      (figure.terms ?? []).reduce(0) { names.contains($1.name) ? $0 + max(0, $1.value) : $0 }
    }
    let own = sum("graduates_weighted", "leavers_weighted")
    let borrowed = sum("borrowed_people")
    ownWeight = own + borrowed > 0 ? own / (own + borrowed) : 1
    isOfCode = sum("peer_graduates", "peer_leavers") > 0
  }

  /// "Wij schatten dit, voor een deel gerekend met dezelfde opleiding op andere scholen."
  func sentence(_ texts: Texts) -> String {
    guard ownWeight < 1 else { return texts("estimate.ours") }
    let others = isOfCode ? "code" : "sector"
    return texts("estimate." + (ownWeight < 0.5 ? "most_" : "part_") + others)
  }
}

extension Sheet {
  /// True when nobody is counted in full-time; false when that is not known.
  var hasNoFullTime: Bool { forms?.first { $0.form == .voltijd }?.share == 0 }
}
