"""Printing a sheet from the browser: exactly one A4 page on which everything that is meant for paper
stands, between the margins, whatever font the system has.

    test_print.py SITE

Of all sheets of the site it takes the fullest, the emptiest and the one with the longest name, by
rule, and the twelve whose files are kept in Tests/Golden; each in both languages, as on a system that has only
the widest font and as on one that has only an ordinary one. Of sheets made fuller than any, what does not fit
must be left out by whole parts, from the end, and never a question.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

from browser import Tally, browser, fonts, page, served

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
    # As long as they are on paper, by what is in the page; and a few of each kind by rule.
    for kind, dashes in [("hbo", 1), ("mbo", 2)]:
        keys = [key for _, _, key in facts if key.count("-") == dashes]
        longest = max(keys, key=lambda key: (SITE / "opleiding" / key / "index.html").stat().st_size)
        for key, reason in [(longest, f"de langste {kind}"), *((key, "om de zoveel") for key in keys[::len(keys) // 5 + 1])]:
            why.setdefault(key, reason)
    return why


# Everything after the questions three times as much: more than any sheet has.
FULLER = """() => {
  for (const part of [...document.querySelectorAll('main > section')].reverse()) {
    for (let again = 2; again < 4; again++) {
      const copy = part.cloneNode(true);
      for (const text of copy.querySelectorAll('h2, p, th, td, li')) text.append(' (deel ' + again + ')');
      document.querySelector('main > section:last-of-type').after(copy);
    }
  }
}"""
# A name as no register has, and the reader's own larger letters.
LONGER = """() => { const name = document.querySelector('h1'); name.textContent = (name.textContent + ' ').repeat(6); }"""
LARGER = """() => { document.documentElement.style.setProperty('--bs-size-small', '9.5pt'); document.documentElement.style.setProperty('--bs-size-text', '9.5pt'); }"""
# The parts that are meant for paper, whole, in order; and what stands with each of the three answers.
PARTS = """() => [...document.querySelectorAll('main > section')].filter(one => one.checkVisibility()).map(one =>
    [...one.querySelectorAll('h2, p, th, td, li')].filter(text => text.checkVisibility()).map(text => text.textContent))"""
ANSWERS = """() => [...document.querySelectorAll('h1, .school, .notice, .questions article > :is(h3, p), footer li')]
    .filter(one => one.checkVisibility()).map(one => one.textContent)"""


def too_full(tally, what, tab, folder, change):
    """Made fuller, it is still one page: the questions and sources stand, and of the rest whole parts are left out, the
    last ones. Returns how many are left out."""
    tab.evaluate(change)
    sizes, _, text = printed(tab, folder)
    paper = letters(text)
    tally.check(what + ": één bladzijde", len(sizes) == 1, len(sizes))
    tab.emulate_media(media="print")
    lost = [one for one in tab.evaluate(ANSWERS) if letters(one) not in paper]
    tally.check(what + ": de drie antwoorden en de bronnen staan er", not lost, lost[:3])
    # A heading or a cell like «12» may stand elsewhere too: a part is known by its longer texts.
    longer = [[text for text in map(letters, part) if len(text) > 24] or [letters(part[0])] for part in tab.evaluate(PARTS)]
    there = [[text in paper for text in part] for part in longer]
    tab.emulate_media(media="null")
    tally.check(what + ": een deel staat er heel of niet", all(all(part) or not any(part) for part in there), there)
    stand = [all(part) for part in there]
    tally.check(what + ": wat wegvalt staat achteraan", stand == sorted(stand, reverse=True), stand)
    return stand.count(False)


def font_names(folder):
    """The fonts the printed sheet was set in."""
    table = subprocess.run(["pdffonts", folder + "/blad.pdf"], capture_output=True, check=True).stdout.decode()
    return {re.sub(r"^\w{6}\+", "", line.split()[0]) for line in table.splitlines()[2:]}


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
    tab.emulate_media(media="null")


def tables(tally, what, tab, folder):
    """A page with a wide table: everything stands on paper, between the margins, on as many pages as it takes."""
    _, words, text = printed(tab, folder)
    outside = [word for word in words if word[0] < SIDE - 1 or word[2] > WIDE - SIDE + 1]
    tally.check(what + ": alles binnen de marges", words and not outside, outside[:3])
    tab.emulate_media(media="print")
    missing = [seen for seen in tab.evaluate(SEEN) if letters(seen) not in letters(text)]
    tally.check(what + ": niets valt weg", not missing, missing[:3])


def main():
    tally = Tally()
    sheets = chosen()
    print("browser: gedrukt", {key: why for key, why in sheets.items() if why != "bewaard"}, flush=True)
    for font in fonts():
        with tempfile.TemporaryDirectory() as folder, served(str(SITE)) as base, browser(font) as running:
            for address in ["programma/30020/", "en/programma/30020/", "programma/25187/"]:
                what = f"gedrukt, {font}, {address}"
                with page(running, tally, what, base, script=False) as tab:
                    tab.goto(base + address + "index.html")
                    tables(tally, what, tab, folder)
            for key, why in sheets.items():
                for language in ["", "en/"]:
                    what = f"gedrukt, {font}, {why}, {language}{key}"
                    with page(running, tally, what, base, script=False) as tab:
                        tab.goto(f"{base}{language}opleiding/{key}/index.html")
                        whole(tally, what, tab, folder)
                        others = {name for name in font_names(folder) if not name.startswith(font.replace(" ", ""))}
                        tally.check(what + ": in dit lettertype", not others, others)
                        if why != "de volste":
                            continue
                        # Without its print style the same sheet is longer: the check can fail.
                        tab.emulate_media(media="screen")
                        sizes, _, _ = printed(tab, folder)
                        tally.check(what + ": zonder printstijl meer bladzijden", len(sizes) > 1, len(sizes))
                        tab.emulate_media(media="null")
                        for change, name in [(LONGER, "lange naam"), (LARGER, "grote letters"), (FULLER, "drie keer zo vol")]:
                            left_out = too_full(tally, f"{what}, {name}", tab, folder, change)
                        tally.check(what + ": drie keer zo vol laat delen weg", left_out > 0, left_out)
    tally.end()


if __name__ == "__main__":
    main()
