#!/usr/bin/env python3
"""Checks the documents that are made from the code, or renews them.

    documents.py            fails when the modules break a rule, or when a document is not fresh
    documents.py --write    renews the documents

docs/architecture.md has the drawing of the modules between two markers; docs/sources-to-sheet.md is made whole. Links
between the documents must lead somewhere, and the README stays short. Needs nothing but Python. Exit status 0 when all
is well, 1 when not.
"""

import re
import sys
from pathlib import Path

import modules
import sources
import yaml_subset

ROOT = Path(__file__).resolve().parents[2]
LONGEST_README = 150
BEGIN = "<!-- modules: made by Tests/Docs/documents.py --write -->"
END = "<!-- end of modules -->"


def architecture(text, drawing):
    """The article with this drawing between its markers."""
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise sources.DocumentError(f"docs/architecture.md: the lines «{BEGIN}» and «{END}» must stand there once")
    return text[:text.index(BEGIN)] + BEGIN + "\n\n" + drawing + "\n" + text[text.index(END):]


def anchors(text):
    """The names of the headings, as a web page of a repository gives them."""
    headings = re.findall(r"(?m)^#+ (.*)$", re.sub(r"(?ms)^```.*?^```", "", text))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(path):
    """Links of a document to files and headings that are not there."""
    text = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"(?ms)^```.*?^```", "", text)):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, heading = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        if not target.exists():
            yield f"{path.relative_to(ROOT)}: {link} leads nowhere"
        elif heading and heading not in anchors(target.read_text(encoding="utf-8")):
            yield f"{path.relative_to(ROOT)}: {link} leads to no heading"


def main(arguments):
    if arguments not in ([], ["--write"]):
        print(__doc__)
        return 64
    declared = modules.package((ROOT / "Package.swift").read_text(encoding="utf-8"))
    imported = modules.imports(ROOT / "Sources", declared)
    wrong = list(modules.faults(declared, imported))
    article = ROOT / "docs" / "architecture.md"
    table = ROOT / "docs" / "sources-to-sheet.md"
    try:
        wanted = {
            article: architecture(
                article.read_text(encoding="utf-8"), modules.drawing(declared, imported)),
            table: sources.document(ROOT),
        }
    except (sources.DocumentError, yaml_subset.YAMLError) as error:
        print(error)
        return 1
    for path, text in wanted.items():
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        name = path.relative_to(ROOT)
        if arguments:
            path.write_text(text, encoding="utf-8")
            print(f"{name}: renewed")
        else:
            wrong.append(f"{name}: not fresh; type: python3 Tests/Docs/documents.py --write")
    readme = ROOT / "README.md"
    if len(readme.read_text(encoding="utf-8").splitlines()) > LONGEST_README:
        wrong.append(f"README.md: longer than {LONGEST_README} lines; what is more goes to docs/")
    for path in [readme, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]:
        wrong += dead_links(path)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
