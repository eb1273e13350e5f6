#!/usr/bin/env python3
"""The comparison of two sites sees each difference, and explains only what its explanations say."""

import json
import tempfile
import unittest
from pathlib import Path

import compare

SITE = {"edition.json": json.dumps({"edition": "aa" * 32}), "index.html": "een site\n", "manifest.json": "1",
        "opleiding/k1/sheet.txt": "baankans 80 %\nloon 2.100\n", "opleiding/k2/sheet.txt": "baankans 70 %\n"}


class Comparison(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def site(self, name, **changed):
        folder = Path(self.folder.name, name)
        for path, text in {**SITE, **changed.pop("with_", {})}.items():
            if text is not None:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")
        return folder

    def compare(self, *lines, **changed):
        known = [compare.Explanation(line, 1) for line in lines]
        return compare.compare(self.site("old"), self.site("new", **changed), known)

    def test_equal(self):
        self.assertEqual(self.compare(), ({}, {}))

    def test_a_changed_byte_is_named_with_its_line(self):
        found, _ = self.compare(with_={"opleiding/k1/sheet.txt": "baankans 80 %\nloon 2.200\n"})
        (name, difference), = found["opleiding/*/sheet.txt"]
        self.assertEqual(name, "opleiding/k1/sheet.txt")
        self.assertEqual(difference, "line 2: 'loon 2.100\\n' → 'loon 2.200\\n'")

    def test_an_explanation_holds_only_when_it_makes_the_files_equal(self):
        change = {"opleiding/k1/sheet.txt": "baankans 80 %\nloon 2.200\n"}
        found, why = self.compare("*/sheet.txt\t2\\.100\t2.200\tnieuw loon", with_=change)
        self.assertEqual((found, why), ({}, {"nieuw loon": 1}))
        found, _ = self.compare("*/sheet.txt\t2\\.100\t2.300\tnieuw loon", with_=change)
        self.assertEqual(list(found), ["opleiding/*/sheet.txt"])

    def test_a_missing_and_an_added_file(self):
        found, _ = self.compare(with_={"index.html": None, "extra.html": ""})
        self.assertEqual(sorted(found), ["extra.html", "index.html"])
        found, why = self.compare("extra.html\t-\t\tnieuw", with_={"extra.html": ""})
        self.assertEqual((found, why), ({}, {"nieuw": 1}))

    def test_what_always_differs_is_told_apart(self):
        other = "bb" * 32
        found, why = self.compare(with_={"edition.json": json.dumps({"edition": other}), "manifest.json": "2"})
        self.assertEqual((found, why), ({}, {"id of the edition": 1, "hash of every file": 1}))

    def test_an_explanation_of_the_wrong_form_is_refused(self):
        with self.assertRaisesRegex(ValueError, "line 3: expected GLOB"):
            compare.Explanation("*.txt\tnieuw", 3)


if __name__ == "__main__":
    unittest.main()
