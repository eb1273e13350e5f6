/// The succession table, ready to be followed from any offering to what came before and after it.
///
/// Following is pure and cannot loop: nothing is visited twice. One-to-one links compose, so a
/// figure travels a chain of them; a merger passes counts only, and a split passes nothing. A step
/// is a dictionary lookup; the order of the links changes nothing.
package struct Succession: Sendable {
  /// The lines of the table, in the order given.
  package let links: [SuccessionLink]
  private let before: [Number: [Int]]
  private let after: [Number: [Int]]

  private enum Number: Hashable {
    case institution(String)
    case code(Kind, String)
  }

  /// A step from an offering to another, with the link it follows.
  package struct Step: Hashable, Sendable {
    /// The offering the step leads to; it need not have existed.
    package var key: OfferingKey
    /// The line of the table that the step follows.
    package var link: SuccessionLink
  }

  /// Indexes the lines by their old and new numbers; renamings lead nowhere and are left out of it.
  /// Cost: one pass.
  package init(_ links: [SuccessionLink] = []) {
    self.links = links
    var before: [Number: [Int]] = [:]
    var after: [Number: [Int]] = [:]
    for (index, link) in links.enumerated() where link.kind != .renamed {
      for number in link.to { before[Succession.number(number, link), default: []].append(index) }
      for number in link.from { after[Succession.number(number, link), default: []].append(index) }
    }
    self.before = before
    self.after = after
  }

  private static func number(_ text: String, _ link: SuccessionLink) -> Number {
    switch link.subject {
    case .institution: .institution(text)
    case .code(let kind, _): .code(kind, text)
    }
  }

  /// The offerings that came directly before one: the same institution under an older code, or the
  /// same code at an institution that joined. They need not have existed.
  package func predecessors(of key: OfferingKey) -> [Step] {
    steps(from: key, in: before) { $0.from }
  }

  /// The offerings that came directly after one; several after a split.
  package func successors(of key: OfferingKey) -> [Step] {
    steps(from: key, in: after) { $0.to }
  }

  /// The offerings whose figures of any kind this one continues: one-to-one links only.
  package func line(of key: OfferingKey, in year: Int) -> [OfferingKey] {
    reach(key) { predecessors(of: $0).filter { $0.link.isOneToOne && $0.link.holds(in: year) } }
      .map(\.key)
  }

  /// The offerings whose counts add up with those of this one in a year: one-to-one links, and
  /// mergers of which every part is known, as far as they had happened.
  package func parts(of key: OfferingKey, in year: Int) -> [Step] {
    reach(key) { predecessors(of: $0).filter { $0.link.addsUp && $0.link.holds(in: year) } }
  }

  /// The codes of one institution that are one programme together: everything that took over from
  /// each other, also in part. Only their sum over all of them means something.
  package func family(of key: OfferingKey) -> [OfferingKey] {
    let members = reach(key) { member in
      (predecessors(of: member) + successors(of: member)).filter { $0.key.brin == key.brin }
    }
    return ([key] + members.map(\.key)).sorted()
  }

  /// Where an offering is now: the steps forward as long as there is exactly one way; empty when it
  /// goes on as it is, stopped, or was split.
  package func way(from key: OfferingKey) -> [Step] {
    var way: [Step] = []
    var seen: Set<OfferingKey> = [key]
    var here = key
    while true {
      let next = successors(of: here)
      // The code changes before the institution does, whichever line stands first.
      let ways = next.filter { $0.key.brin == here.brin }
      guard let step = ways.isEmpty ? next.only : ways.only, seen.insert(step.key).inserted else {
        return way
      }
      way.append(step)
      here = step.key
    }
  }

  /// What ended an offering that went nowhere: the line that says it stopped, or was split.
  package func end(of key: OfferingKey) -> SuccessionLink? {
    let kind: Kind = key.leerweg == nil ? .hbo : .mbo
    let lines = (after[.code(kind, key.code)] ?? after[.institution(key.brin)] ?? []).map {
      links[$0]
    }
    return lines.first { link in
      guard case .code(_, let at) = link.subject else { return true }
      return at == nil || at == key.brin
    }
  }

  /// What ended an institution that no other followed.
  package func end(ofInstitution brin: String) -> SuccessionLink? {
    (after[.institution(brin)] ?? []).map { links[$0] }.first { $0.kind == .ended }
  }

  /// The numbers that came after a code at all institutions, in order; empty while it is in use.
  package func codes(after code: String, _ kind: Kind) -> [(code: String, link: SuccessionLink)] {
    // No institution has this key, so that only what holds for all of them is followed.
    way(from: OfferingKey(brin: "", code: code, leerweg: kind == .mbo ? .bol : nil))
      .map { ($0.key.code, $0.link) }
  }

  /// Everything reached from a key, sorted, itself left out.
  private func reach(_ key: OfferingKey, _ next: (OfferingKey) -> [Step]) -> [Step] {
    var found: [OfferingKey: Step] = [:]
    var open = [key]
    while let here = open.popLast() {
      for step in next(here) where step.key != key && found[step.key] == nil {
        found[step.key] = step
        open.append(step.key)
      }
    }
    return found.values.sorted { $0.key < $1.key }
  }

  private func steps(
    from key: OfferingKey, in table: [Number: [Int]], _ ends: (SuccessionLink) -> [String]
  ) -> [Step] {
    guard !table.isEmpty else { return [] }
    var steps: [Step] = []
    let kind: Kind = key.leerweg == nil ? .hbo : .mbo
    for index in table[.code(kind, key.code)] ?? [] {
      guard case .code(_, let at) = links[index].subject, at == nil || at == key.brin else {
        continue
      }
      for code in ends(links[index]) where code != key.code {
        let other = OfferingKey(brin: key.brin, code: code, leerweg: key.leerweg)
        steps.append(Step(key: other, link: links[index]))
      }
    }
    for index in table[.institution(key.brin)] ?? [] {
      for brin in ends(links[index]) where brin != key.brin {
        let other = OfferingKey(brin: brin, code: key.code, leerweg: key.leerweg)
        steps.append(Step(key: other, link: links[index]))
      }
    }
    return steps
  }
}

extension Array where Element == Succession.Step {
  /// The one way on, when there is exactly one and it is not a part of a split.
  fileprivate var only: Succession.Step? {
    guard count == 1, let first, first.link.kind != .split else { return nil }
    return first
  }
}
