"""No finding of axe (WCAG 2.2 AA) on any page type, in each language, light and dark, on phone and
laptop, before and after the scripts did their work.

    test_axe.py SITE
"""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from browser import LAPTOP, PHONE, Tally, browser, page, served
from kinds import every_kind, looked_at

SITE = pathlib.Path(sys.argv[1]).resolve()
RULES = {"runOnly": {"type": "tag", "values": [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def main():
    tally = Tally()
    every_kind(SITE, tally)
    axe = Axe()
    with served(str(SITE)) as base, browser() as running:
        for size_name, size in [("telefoon", PHONE), ("laptop", LAPTOP)]:
            for scheme in ["light", "dark"]:
                for language in ["", "en/"]:
                    for name, address, ready in looked_at(SITE):
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
