"""The sheets of a generated site, as a reader and as a program sees them."""

import csv
import functools
import html
import json
import pathlib
import re

LANGUAGES = {"nl": "", "en": "en/"}
KINDS = {"text": "sheet.txt", "page": "index.html", "card": "card.svg"}
UNSEEN = re.compile(r"<script.*?</script>|<style.*?</style>", re.S)
# A line of a card goes on in the next; elsewhere a new block is a new sentence.
NEXT_LINE = re.compile(r"</text><text[^>]*>")
BLOCK = re.compile(r"</?(?:p|h\d|td|th|tr|dt|dd|li|div|section|article|summary|g|title|desc)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
# The end of a sentence, so that what stands before a question is not a part of it.
STOP = re.compile(r"[.:!;]\s")


def flat(text):
    return " ".join(text.split())


class Sheet:
    """One sheet: `sheet.json`, and in each language its text, its page and its card."""

    def __init__(self, site, key):
        self.key = key
        self.folders = {language: site / folder / "opleiding" / key for language, folder in LANGUAGES.items()}
        self.record = json.loads((self.folders["nl"] / "sheet.json").read_bytes())
        self.kind, self.level, self.code = (self.record[name] for name in ("kind", "level", "code"))
        self.figures = self.record["figures"]
        self.seen = {}

    @functools.cached_property
    def raw(self):
        """(language, kind of file) -> what it holds; the text without its line ends."""
        found = {}
        for kind, name in KINDS.items():
            for language, folder in self.folders.items():
                text = (folder / name).read_text(encoding="utf-8")
                found[language, kind] = flat(text) if kind == "text" else text
        return found

    def words(self, *marks):
        """What a reader reads in each file that has one of the marks: language, kind of file, words without markup,
        with `¶` where a block begins or ends."""
        for place, text in self.raw.items():
            if not any(mark in text for mark in marks):
                continue
            if place not in self.seen:
                if place[1] != "text":
                    text = BLOCK.sub(" ¶ ", NEXT_LINE.sub(" ", UNSEEN.sub("", text)))
                    text = flat(html.unescape(TAG.sub("", text)))
                self.seen[place] = text
            yield *place, self.seen[place]

    @functools.cached_property
    def sections(self):
        """Language -> the sections of the text, title and body; the head of the sheet has no title."""
        found = {}
        for language, folder in self.folders.items():
            parts = re.split(r"^== (.*?) ==$", (folder / KINDS["text"]).read_text(encoding="utf-8"), flags=re.M)
            found[language] = [("", parts[0])] + list(zip(parts[1::2], parts[2::2]))
        return found

    @functools.cached_property
    def items(self):
        """Language -> each point and paragraph of the text, flat."""
        return {language: [flat(item) for _, body in parts for block in body.split("\n\n")
                           for item in re.split(r"^ *- ", block, flags=re.M)]
                for language, parts in self.sections.items()}

    def published(self, indicator):
        return [one for one in self.figures if one["indicator"] == indicator and one["state"] == "published"]

    def headline(self, indicator):
        """The published figure that answers a question, or nothing."""
        return next((one for one in self.published(indicator) if one["headline"]), None)

    def answer(self, language, indicator):
        """The section of the text that answers one of the three questions, flat."""
        # The head, the summary, and then the three questions.
        order = 2 + ["job_chance", "start_salary", "completion"].index(indicator)
        return flat(self.sections[language][order][1])


def first(sheet, pattern, *marks):
    """Where a pattern is first read, among the files that have one of the marks, as a list of none or one."""
    return next(([f"{language} {kind}: «{found[0][:110]}»"] for language, kind, words in sheet.words(*marks)
                 if (found := pattern.search(words))), [])


def repeated(body):
    """The first question that a list of questions asks twice: nothing but questions stands between the two."""
    asked = []
    for piece in flat(body).split("?")[:-1]:
        parts = STOP.split(piece)
        if len(parts) > 1:
            asked = []
        question = parts[-1].strip(" -")
        if question in asked and len(question) > 9:
            return question + "?"
        asked.append(question)
    return None


def sheets(site):
    """Every sheet of the site, by key."""
    for file in sorted(pathlib.Path(site).glob("opleiding/*/sheet.json")):
        yield Sheet(pathlib.Path(site), file.parent.name)


def table(site, name):
    """The rows of one of the site's tables."""
    with open(pathlib.Path(site) / "data" / name, newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)
