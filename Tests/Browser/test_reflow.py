"""A screen of 320 CSS pixels, as a phone or a page at 400 % has it (WCAG 1.4.10): no page slides sideways as a
whole. What is wider, a table, slides in a region of its own that has a name and can be focused.

    test_reflow.py SITE
"""

import pathlib
import sys

from browser import Tally, browser, fonts, page, served
from kinds import looked_at

SITE = pathlib.Path(sys.argv[1]).resolve()
GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "Golden" / "opleiding"
NARROW = {"width": 320, "height": 640}

# What sticks out of the window, and what slides by itself without a name or a way to focus it.
WIDE = """() => {
  const all = Array.from(document.querySelectorAll('main *'));
  const slides = one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  return {
    width: document.documentElement.scrollWidth,
    out: all.filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.breed'))
        .map(one => one.outerHTML.slice(0, 100)).slice(-2),
    mute: all.filter(one => slides(one) && one.scrollWidth > one.clientWidth
        && !(one.tabIndex === 0 && one.getAttribute('role') === 'region' && one.getAttribute('aria-label')))
        .map(one => one.outerHTML.slice(0, 100)),
  };
}"""


def pages():
    """Every kind of page, and of the sheets one in every two hundred and the kept ones."""
    yield from looked_at(SITE)
    keys = sorted(file.parent.name for file in SITE.glob("opleiding/*/sheet.json"))
    kept = [file.name for file in sorted(GOLDEN.iterdir()) if (SITE / "opleiding" / file.name).exists()]
    for key in keys[::200] + kept:
        yield key, f"opleiding/{key}/index.html", "h1"


def main():
    tally = Tally()
    for font in fonts():
        with served(str(SITE)) as base, browser(font) as running:
            for language in ["", "en/"]:
                for name, address, ready in pages():
                    what = f"320 breed, {font}, {name}, {language or 'nl/'}"
                    with page(running, tally, what, base, size=NARROW) as tab:
                        tab.goto(base + language + address)
                        tab.wait_for_selector(ready)
                        found = tab.evaluate(WIDE)
                        tally.check(what + ": schuift niet opzij", found["width"] <= NARROW["width"], found)
                        tally.check(what + ": wat schuift heeft een naam", not found["mute"], found["mute"][:2])
    tally.end()


if __name__ == "__main__":
    main()
