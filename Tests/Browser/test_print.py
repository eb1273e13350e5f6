"""Printing a sheet from the browser: exactly one A4 page on which everything that is meant for paper
stands, between the margins.

    test_print.py SITE

Of all sheets of the site it takes the fullest, the emptiest and the one with the longest name, by
rule, and the twelve whose files are kept in Tests/Golden; each in both languages.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from browser import Tally, browser, page, served

SITE = pathlib.Path(sys.argv[1]).resolve()
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "Golden" / "opleiding"
# A4 and the margins of `@page` in stijl.css, in points.
WIDE, HIGH = 210 / 25.4 * 72, 297 / 25.4 * 72
SIDE, END = 10 / 25.4 * 72, 9 / 25.4 * 72

# What a reader sees of each piece of text on paper; the pieces of a chart apart.
SEEN = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, range = document.createRange();
    if (!node.data.trim() || node.parentElement.closest('script, title, desc')) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && node.parentElement.checkVisibility()) texts.push(node.data);
  }
  return texts;
}"""


def letters(text):
    """Letters and digits alone: hyphens, spaces and ligatures are the layout's."""
    for pair, two in [("\ufb00", "ff"), ("\ufb01", "fi"), ("\ufb02", "fl")]:
        text = text.replace(pair, two)
    return re.sub(r"[\W_]", "", text)


def chosen():
    """Key -> why: the most and the fewest figures published, the longest name, and the golden ones."""
    facts = []
    for file in sorted(SITE.glob("opleiding/*/sheet.json")):
        sheet = json.loads(file.read_bytes())
        published = sum(figure["state"] == "published" for figure in sheet["figures"])
        places = sum(place["students"]["state"] == "published" for place in sheet["locations"])
        facts.append((published + places, len(sheet["name"]), sheet["key"]))
    why = {file.name: "bewaard" for file in sorted(GOLDEN.iterdir()) if (SITE / "opleiding" / file.name).exists()}
    why[max(facts, key=lambda fact: fact[1])[2]] = "de langste naam"
    why[min(facts)[2]] = "de leegste"
    why[max(facts)[2]] = "de volste"
    return why


def printed(tab, folder):
    """The number of pages, their sizes, the words with their places, and the text."""
    file = folder + "/blad.pdf"
    tab.pdf(path=file, prefer_css_page_size=True)
    boxes = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout.decode()
    sizes = re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', boxes)
    words = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', boxes)
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
    return ([(float(x), float(y)) for x, y in sizes],
            [(*map(float, word[:4]), word[4]) for word in words], text)


def whole(tally, what, tab, folder):
    sizes, words, text = printed(tab, folder)
    tally.check(what + ": één bladzijde", len(sizes) == 1, len(sizes))
    tally.check(what + ": A4", all(abs(x - WIDE) < 1 and abs(y - HIGH) < 1 for x, y in sizes), sizes)
    # A line's box is a little higher than its letters.
    outside = [word for word in words
               if word[0] < SIDE - 1 or word[2] > WIDE - SIDE + 1 or word[1] < END - 3 or word[3] > HIGH - END + 3]
    tally.check(what + ": alles binnen de marges", not outside, outside[:3])
    paper = letters(text)
    tab.emulate_media(media="print")
    missing = [seen for seen in tab.evaluate(SEEN) if letters(seen) not in paper]
    tally.check(what + ": niets valt weg", not missing, missing[:3])
    marks = tab.locator('main a[href^="#b"]').evaluate_all("a => a.filter(e => e.checkVisibility()).map(e => e.textContent)")
    plain = [mark for mark in marks if text.count(f"[{mark}]") == 0]
    tally.check(what + ": een verwijzing naar een bron staat tussen haken", marks and not plain, plain[:3])
    answers = [answer.inner_text() for answer in tab.locator(".questions p.value").all()]
    tally.check(what + ": drie antwoorden", len(answers) == 3, answers)
    tally.check(what + ": de antwoorden staan erop", all(letters(a) and letters(a) in paper for a in answers), answers)
    tab.emulate_media(media=None)


def main():
    tally = Tally()
    sheets = chosen()
    print("browser: gedrukt", {key: why for key, why in sheets.items() if why != "bewaard"}, flush=True)
    with tempfile.TemporaryDirectory() as folder, served(str(SITE)) as base, browser() as running:
        for key, why in sheets.items():
            for language in ["", "en/"]:
                what = f"gedrukt, {why}, {language}{key}"
                with page(running, tally, what, base, script=False) as tab:
                    tab.goto(f"{base}{language}opleiding/{key}/index.html")
                    whole(tally, what, tab, folder)
                    if why == "de volste":
                        # Without its print style the same sheet is longer: the check can fail.
                        tab.emulate_media(media="screen")
                        sizes, _, _ = printed(tab, folder)
                        tally.check(what + ": zonder printstijl meer bladzijden", len(sizes) > 1, len(sizes))
    tally.end()


if __name__ == "__main__":
    main()
