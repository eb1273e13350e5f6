"""Each rule of the check sees what it is for and lets the rest by. Run by itself:

    test_declarations.py
"""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import declarations  # noqa: E402


def findings(text, module="Facts", **others):
    """What is said of a source, without its path: `line: Name what`."""
    sources = {module: {"F.swift": text}}
    sources.update({name: {name + ".swift": other} for name, other in others.items()})
    return [one.partition(":")[2] for one in declarations.check(sources)[module][1]]


def names(text):
    """The labels of the package declarations of a source."""
    return [one.label for one in declarations.declarations(text) if one.is_package]


class ReadingTests(unittest.TestCase):
    def test_sees_every_kind_of_declaration(self):
        self.assertEqual(
            names("""
package struct Box<Value: Hashable>: Sendable {
  package private(set) var values: [Value] = []
  package static let empty = 0
  package init() {}
  package subscript(index: Int) -> Value { values[index] }
  package mutating func add(_ value: Value, at place: Int) {}
  package static func < (a: Box, b: Box) -> Bool { true }
  package enum Kind { case whole }
  package typealias Item = Value
}
package protocol Shape { var area: Int { get } }
@discardableResult package func draw() -> Int { 1 }
"""),
            ["Box", "Box.values", "Box.empty", "Box.init()", "Box.subscript(index:)", "Box.add(_:at:)", "Box.<",
             "Box.Kind", "Box.Item", "Shape", "draw()"])

    def test_cases_and_requirements_are_as_open_as_their_type(self):
        self.assertEqual(
            names("""
package indirect enum Tree {
  case leaf, node(Tree, weight: Double)
}
enum Own {
  case hidden
}
package protocol Shape {
  func area() throws -> Double
}
"""), ["Tree", "Tree.leaf", "Tree.node", "Shape", "Shape.area()"])

    def test_what_is_not_package_is_left_out(self):
        self.assertEqual(
            names("""
public struct A { internal var b = 1 }
struct C { private(set) var d = 1; package(set) var e = 1 }
extension C { func f() {} }
"""), [])

    def test_locals_text_and_comments_are_no_declarations(self):
        self.assertEqual(
            names('''
// package var a = 1
/* package var b = 1
   package var c = 1 */
package func outer() {
  let text = """
    package var d = "{"
    """
  var e = "\\(text.map { "}" + $0 })}"
  let pattern = /"{(/
}
package let after = #"}""#
'''), ["outer()", "after"])

    def test_parameters_over_several_lines(self):
        self.assertEqual(
            names("""
package func long(
  _ first: Int,
  named second: [String: Int] = [:]
) async throws -> Int { 1 }
"""), ["long(_:named:)"])


class CommentTests(unittest.TestCase):
    def test_a_comment_stands_directly_above_attributes_in_between(self):
        self.assertEqual(findings("/// Says hello.\n@inlinable\n@discardableResult\npackage func hello() {}\n"), [])
        self.assertEqual(
            findings("/// Of something else.\n\npackage func hello() {}\n"), ["3: hello() has no comment"])
        self.assertEqual(findings("// Not for readers.\npackage let a = 1\n"), ["2: a has no comment"])

    def test_cases_of_one_line_share_a_comment(self):
        self.assertEqual(findings("/// Ways.\npackage enum Way {\n  /// Left and right.\n  case left, right\n}\n"), [])
        self.assertEqual(
            findings("/// Ways.\npackage enum Way {\n  case left, right\n}\n"),
            ["3: Way.left has no comment", "3: Way.right has no comment"])

    def test_a_memberwise_initializer_needs_none(self):
        box = "/// A box.\npackage struct Box {\n  /// Wide.\n  package var width: Int\n  var name: String\n  %s {}\n}\n"
        self.assertEqual(findings(box % "package init(width: Int, name: String = \"\")"), [])
        self.assertEqual(findings(box % "package init()"), [])
        for other in ["init(_ width: Int)", "init(width: String)", "init(height: Int)", "init?(width: Int)"]:
            self.assertEqual(len(findings(box % ("package " + other))), 1, other)

    def test_what_a_protocol_defines_needs_none(self):
        self.assertEqual(
            findings("""
/// A day.
package struct Day: Comparable, CustomStringConvertible {
  package var description: String { "" }
  package static func < (a: Day, b: Day) -> Bool { true }
  package func hash(into hasher: inout Hasher) {}
  package func encode(to encoder: any Encoder) throws {}
  package init(from decoder: any Decoder) throws {}
}
/// One number of a sheet.
package protocol Indicator {
  /// The id.
  static var id: Int { get }
}
/// Dropout.
package enum Dropout: Indicator {
  package static let id = 1
  package static let other = 2
}
"""), ["18: Dropout.other has no comment"])

    def test_coding_keys_say_once_of_which_file_they_are(self):
        self.assertEqual(
            findings("""
/// A row.
package struct Row {
  package enum CodingKeys: String, CodingKey {
    case a, b
  }
}
"""), ["4: Row.CodingKeys has no comment"])


class ContentTests(unittest.TestCase):
    def test_what_throws_says_what(self):
        for text in ["func a() throws", "init(a: Int) throws(Fault)", "func a() async throws -> Int",
                     "subscript(a: Int) -> Int { get throws { 1 } }", "var a: Int { get throws { 1 } }"]:
            self.assertEqual(len(findings(f"/// Reads.\npackage {text} {{}}\n")), 1, text)
            self.assertEqual(findings(f"/// Reads.\n/// - Throws: `Fault`.\npackage {text} {{}}\n"), [], text)
        self.assertEqual(findings("/// Calls.\npackage func a(_ body: () throws -> Int) rethrows {}\n"), [])

    def test_a_double_has_a_unit_or_a_range(self):
        for text in ["var a: Double", "let a: [String: Double?]", "func a() -> Double", "var a: Double { 1 }"]:
            self.assertEqual(
                [one.partition(" ")[2] for one in findings(f"/// The middle.\npackage {text}\n")],
                ["a() is a Double, and its comment names no unit or range" if "func" in text
                 else "a is a Double, and its comment names no unit or range"], text)
            for words in ["Gross euro per hour.", "A share.", "From 0…1.", "In seconds.", "Per cents, 0–100."]:
                self.assertEqual(findings(f"/// {words}\npackage {text}\n"), [], words)
        self.assertEqual(findings("/// Doubles.\npackage func a(_ value: Double) -> Int { 1 }\n"), [])


class SeamTests(unittest.TestCase):
    SOURCE = "package struct Reader {\n  package init(path: String) {}\n  package func next() {}\n}\n"

    def test_of_other_modules_only_what_another_module_uses(self):
        self.assertEqual(findings(self.SOURCE, "Tabular"), [])
        self.assertEqual(
            findings(self.SOURCE, "Tabular", Ingest='package import Tabular\nlet a = Reader(path: "next")\n'),
            ["1: Reader has no comment", "2: Reader.init(path:) has no comment"])

    def test_a_name_counts_only_where_the_module_is_imported(self):
        self.assertEqual(findings(self.SOURCE, "Tabular", Ingest="func next() { Reader() }\n"), [])

    def test_code_inside_text_counts(self):
        self.assertEqual(
            findings(self.SOURCE, "Tabular", Ingest='import Tabular\nlet a = "\\(b.next())"\n'),
            ["3: Reader.next() has no comment"])


class CommandTests(unittest.TestCase):
    def run_on(self, files, *options):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                place = Path(root, path)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
            said = io.StringIO()
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                status = declarations.main([*options, root])
            return status, said.getvalue()

    def test_the_status_says_whether_anything_was_found(self):
        path = "Sources/Facts/Rows/A.swift"
        self.assertEqual(self.run_on({path: "/// A.\npackage let a = 1\n"}), (0, ""))
        status, said = self.run_on({path: "package let a = 1\n"}, "--count")
        self.assertEqual(status, 1)
        self.assertEqual(said, path + ":1: a has no comment\nFacts: 1 declarations, 1 findings\n")

    def test_a_folder_without_sources_is_told_apart(self):
        self.assertEqual(self.run_on({})[0], 66)
        self.assertEqual(self.run_on({}, "--wrong")[0], 64)


if __name__ == "__main__":
    unittest.main()
