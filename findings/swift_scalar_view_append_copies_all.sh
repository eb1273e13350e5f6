#!/usr/bin/env bash
# Swift 6.3.1 (standard library, Linux): String.UnicodeScalarView.append(contentsOf:) copies the whole text for every call, so
# that a text built of small pieces takes time with the square of its length. append of one scalar does not, nor does
# append(contentsOf:) of String itself.
#
# Twice as many pieces of six scalars take about four times as long in the view and about twice as long in a String.
# Expected: room that grows by doubling in both, as the documentation of RangeReplaceableCollection leads one to think.
#
# Why it matters here: names and messages come from files of others, and each sign that a terminal obeys is replaced by its
# number. The view of scalars is the obvious tool for that. For a name it is quick; for two megabytes of zeros, which
# a broken download can give as one column name, it takes tens of minutes.
#
# A small program is compiled with the toolchain at hand, in a temporary folder, and timed against itself.
set -euo pipefail
swift --version 2>/dev/null | grep -q 'Swift version 6\.3\.1' || { echo "needs Swift 6.3.1"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >main.swift <<'SWIFT'
let piece = "\\u0000"

func seconds(_ work: () -> Int) -> Double {
  var size = 0
  let time = ContinuousClock().measure { size = work() }
  precondition(size > 0)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func view(_ pieces: Int) -> Int {
  var text = String.UnicodeScalarView()
  for _ in 0..<pieces { text.append(contentsOf: piece.unicodeScalars) }
  return text.count
}

func string(_ pieces: Int) -> Int {
  var text = ""
  for _ in 0..<pieces { text.append(contentsOf: piece) }
  return text.utf8.count
}

// The quickest of five, so that other work on the machine does not count.
func ratio(_ build: (Int) -> Int, _ pieces: Int) -> Double {
  func quickest(_ count: Int) -> Double { (0..<5).map { _ in seconds { build(count) } }.min() ?? 0 }
  return quickest(2 * pieces) / quickest(pieces)
}

let (views, strings) = (ratio(view, 20_000), ratio(string, 2_000_000))
print("twice the pieces, view of scalars: \(views > 3 ? "about 4 times the time" : "\(views) times the time")")
print("twice the pieces, string: \(strings < 3 ? "about twice the time" : "\(strings) times the time")")
print(views > 3 && strings < 3 ? "as described" : "changed")
SWIFT
swiftc -O main.swift -o build 2>/dev/null
./build | tee said
grep -qx 'as described' said
