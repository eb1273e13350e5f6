"""What is older than five years is grey wherever it stands, and the age is as large as the number.

    test_old.py SITE
"""

import pathlib
import re
import sys

from browser import Tally, browser, not_grey, page, served, with_figure

SITE = pathlib.Path(sys.argv[1]).resolve()


def old_is_grey(running, tally, base):
    """What carries the word «oud» is grey, with all that belongs to it."""
    with page(running, tally, "oud is grijs", base) as tab:
        seen = {}
        for key in sorted(p.name for p in (SITE / "opleiding").iterdir())[::180]:
            tab.goto(f"{base}opleiding/{key}/index.html")
            for scope in ["article", ".path", ".later", ".study > p", "tr"]:
                marked = f"main {scope}:has(strong)"
                if tab.locator(marked).count():
                    seen[scope] = seen.get(scope, 0) + 1
                    wrong = not_grey(tab, marked)
                    tally.check(f"{key}, {scope}: oud is grijs", not wrong, wrong[:2])
        tally.check("oud gezien in elk deel", {"article", ".path", "tr"} <= set(seen), seen)
        old = with_figure(SITE, lambda f: "m" in f and "old" in f)
        code = old.split("-")[1]
        other = next(p.parent.name for p in SITE.glob(f"opleiding/*-{code}*/sheet.json") if p.parent.name != old)
        tab.goto(f"{base}vergelijk/index.html#{old},{other}")
        tab.wait_for_selector("#vergelijking tr.grey")
        wrong = not_grey(tab, "#vergelijking tr.grey")
        tally.check("vergelijken: oud is grijs", not wrong, wrong[:2])
        tab.goto(f"{base}programma/{code}/index.html")
        wrong = not_grey(tab, "td.grey, .gedeeld.grey")
        tally.check("programma: oud is grijs", not wrong, wrong[:2])


def beside_the_number(running, tally, base):
    """In the table of a programme the group, year and people are as large as the value, with the range."""
    with page(running, tally, "even groot als het getal", base) as tab:
        tab.goto(base + "programma/30020/index.html")
        sizes = tab.evaluate("""() => ['table.sorteer td', 'table.sorteer td p', '.letters li', 'table.sorteer caption']
            .map(one => getComputedStyle(document.querySelector(one)).fontSize)""")
        tally.check("tabel: alles even groot", len(set(sizes)) == 1, sizes)
        said = tab.evaluate("""() => Array.from(document.querySelectorAll('.gedeeld p'), p => getComputedStyle(p).fontSize)
            .slice(0, 2)""")
        tally.check("boven de tabel ook", len(set(said)) <= 1, said)
        rows = tab.locator("table.sorteer tbody").inner_text()
        tally.check("de ruimte staat erbij", re.search(r"tussen \d+ en \d+ van de 10", rows), rows[:200])


def main():
    tally = Tally()
    with served(str(SITE)) as base, browser() as running:
        old_is_grey(running, tally, base)
        beside_the_number(running, tally, base)
    tally.end()


if __name__ == "__main__":
    main()
