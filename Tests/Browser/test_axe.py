"""No finding of axe (WCAG 2.2 AA) on any page type, in each language, light and dark, on phone and
laptop, before and after the scripts did their work.

    test_axe.py SITE
"""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import LAPTOP, PHONE, Tally, browser, page, served

SITE = pathlib.Path(sys.argv[1]).resolve()
RULES = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def keys():
    """A large hbo programme, an mbo one, and two schools' worth of the same code."""
    sheets = sorted(p.parent.name for p in SITE.glob("opleiding/*/sheet.json"))
    hbo = [key for key in sheets if key.endswith("-34560")] or [key for key in sheets if key.count("-") == 1]
    mbo = [key for key in sheets if key.endswith("-bol")]
    return hbo, mbo


def pages():
    hbo, mbo = keys()
    pair = ",".join((hbo + mbo)[:2])
    programme = hbo[0].split("-")[1]
    region = next(p.parent.name for p in sorted(SITE.glob("regio/*/index.html")))
    sector = next(p.parent.name for p in sorted(SITE.glob("sector/*/index.html")))
    school = hbo[0].split("-")[0]
    yield "zoeken", "index.html#q=verpleegkundige&kies=" + pair, "#gevonden li"
    yield "opleiding hbo", f"opleiding/{hbo[0]}/index.html", "h1"
    yield "opleiding mbo", f"opleiding/{mbo[0]}/index.html", "h1"
    yield "opleidingen", "programma/index.html", "h1"
    yield "sector", f"sector/{sector}/index.html", "h1"
    yield "opleiding in Nederland", f"programma/{programme}/index.html", "table.sorteer button"
    yield "opleiding in Nederland, mbo", f"programma/{mbo[0].split('-')[1]}/index.html", "h1"
    yield "scholen", "instelling/index.html", "h1"
    yield "school", f"instelling/{school}/index.html", "h1"
    yield "regio's", "regio/index.html", "h1"
    yield "regio", f"regio/{region}/index.html", "h1"
    yield "vergelijken", "vergelijk/index.html#" + pair, "#vergelijking section"
    yield "vergelijken, leeg", "vergelijk/index.html", "h1"
    yield "raden", "raad/index.html#" + hbo[0], ".raadvak"
    yield "raden, kiezen", "raad/index.html", "#q"
    yield "uitleg", "uitleg/index.html", "h1"
    yield "over", "over/index.html", "h1"
    yield "toegankelijkheid", "toegankelijkheid/index.html", "h1"
    yield "gegevens", "data/index.html", "h1"
    yield "bronnen", "bronnen/index.html", "h1"


def main():
    tally = Tally()
    axe = Axe()
    with served(str(SITE)) as base, browser() as running:
        for size_name, size in [("telefoon", PHONE), ("laptop", LAPTOP)]:
            for scheme in ["light", "dark"]:
                for language in ["", "en/"]:
                    for name, address, ready in pages():
                        what = f"{name}, {language or 'nl/'}, {scheme}, {size_name}"
                        with page(running, tally, what, base, size=size, scheme=scheme) as tab:
                            tab.goto(base + language + address)
                            tab.wait_for_selector(ready)
                            for button in tab.locator(".raadvak button").all():
                                button.click()
                            found = axe.run(tab, options=RULES).response["violations"]
                            detail = [(v["id"], v["nodes"][0]["html"][:160]) for v in found]
                            tally.check(what + ": axe", not found, detail[:3])
                            wide = tab.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
                            tally.check(what + ": schuift niet opzij", not wide, "")
    tally.end()


if __name__ == "__main__":
    main()
