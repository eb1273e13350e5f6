#!/usr/bin/env python3
"""The checks of the documents, on made modules and made YAML."""

import tempfile
import unittest
from pathlib import Path

import documents
import modules
import sources
import yaml_subset

PACKAGE = """
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies)
}
func tests(_ name: String) -> Target {
  .testTarget(name: name + "Tests")
}
let package = Package(
  products: [.executable(name: "tool", targets: ["tool"])],
  targets: [
    .target(name: "Fetch", dependencies: ["Facts", "Shim", crypto]),  // "Edition"
    room("Edition", ["Facts", .product(name: "Yams", package: "Yams")]),
    room("Facts"),
    .target(name: "Shim", linkerSettings: [.linkedLibrary("z")]),
    tests("Facts"),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
  ]
)
"""


class Modules(unittest.TestCase):
    def setUp(self):
        self.flow, self.pure = modules.FLOW, modules.PURE
        modules.FLOW, modules.PURE = ["A", "B", "C"], {"Side": set()}

    def tearDown(self):
        modules.FLOW, modules.PURE = self.flow, self.pure

    def faults(self, **imported):
        names = {"A", "B", "C", "Side", "Other"}
        imported = {name: imported.get(name, set()) for name in names}
        declared = {name: (imported[name] & names, set()) for name in names}
        return list(modules.faults(declared, imported))

    def test_targets_and_what_they_declare(self):
        self.assertEqual(modules.package(PACKAGE), {
            "Fetch": ({"Facts", "Shim"}, {"Crypto"}), "Edition": ({"Facts"}, {"Yams"}),
            "Facts": (set(), set()), "Shim": (set(), set())})

    def test_every_way_to_write_an_import(self):
        text = "import A\npackage import B\n@testable import C\n  internal import struct D.E\n// import F\n"
        self.assertEqual(modules.IMPORT.findall(text), ["A", "B", "C", "D"])

    def test_the_order_of_the_flow_is_fine(self):
        self.assertEqual(self.faults(B={"A", "Side", "Foundation"}, C={"B", "A"}, Other={"Side"}), [])

    def test_an_arrow_backwards(self):
        self.assertEqual(self.faults(A={"C"}), ["A imports C: an arrow backwards in the flow"])

    def test_a_module_beside_that_imports_a_stage(self):
        self.assertEqual(
            self.faults(Other={"B"}), ["Other imports B: a module beside the flow imports a stage of it"])

    def test_a_cycle(self):
        self.assertIn("a cycle: Other -> Side -> Other", self.faults(Other={"Side"}, Side={"Other"}))

    def test_a_pure_module(self):
        self.assertEqual(self.faults(Side={"Foundation"}), ["Side imports Foundation, and is pure"])

    def test_an_import_that_is_not_declared(self):
        declared = {name: (set(), set()) for name in ("A", "B", "C", "Side")}
        imported = {name: set() for name in declared} | {"B": {"A"}}
        self.assertEqual(
            list(modules.faults(declared, imported)),
            ["B imports A, which Package.swift does not declare"])

    def test_an_arrow_that_follows_from_others_is_not_drawn(self):
        self.assertEqual(
            modules.reduced({"C": {"A", "B"}, "B": {"A"}, "A": set()}), {"C": {"B"}, "B": {"A"}, "A": set()})


class Text(unittest.TestCase):
    def test_the_drawing_comes_between_its_markers(self):
        text = f"a\n{documents.BEGIN}\nold\n{documents.END}\nb\n"
        self.assertEqual(
            documents.architecture(text, "new\n"), f"a\n{documents.BEGIN}\n\nnew\n\n{documents.END}\nb\n")
        with self.assertRaises(sources.DocumentError):
            documents.architecture("a\n", "new\n")

    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.yml"
            path.write_text(text, encoding="utf-8")
            return yaml_subset.load(path)

    def test_the_yaml_that_is_read(self):
        self.assertEqual(
            self.read('a: 01  # no\nb: {c: [x, "y, z"], d: \'it\'\'s\'}\ne:\n  - f: 1\n    g: 2\n  - h\n'),
            {"a": "01", "b": {"c": ["x", "y, z"], "d": "it's"}, "e": [{"f": "1", "g": "2"}, "h"]})
        for text in ("a: |\n  x\n", "a: &b c\n", "a: 1\na: 2\n"):
            with self.assertRaises(yaml_subset.YAMLError):
                self.read(text)


if __name__ == "__main__":
    unittest.main()
