"""Every kind of page with the keyboard alone, with a finger, and with script off.

    test_keys.py SITE

With the keyboard: the first stop is the link past the heading, every stop can be seen, no stop holds
the reader, and each control is reached. With a finger on a phone: a target is at least 24 by 24 CSS
pixels (WCAG 2.2, 2.5.8), words within a sentence apart. With script off: each kind of page says what
it has to say, or says what to do.
"""

import pathlib
import re
import sys

from browser import LAPTOP, PHONE, Tally, browser, fonts, page, served
from kinds import kind, looked_at

SITE = pathlib.Path(sys.argv[1]).resolve()

# What the focus is on: nothing, or a name, whether it lies within the window, and whether its outline shows.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const all = window.__places = window.__places || new Map();
  if (!all.has(one)) all.set(one, all.size);
  // Words that go on in the next line or column have a box for each piece.
  const box = one.getClientRects()[0] || one.getBoundingClientRect(), style = getComputedStyle(one);
  const over = one.ownerDocument.elementFromPoint(
      Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
  return {
    place: all.get(one), name: one.outerHTML.slice(0, 120), text: one.textContent.trim().slice(0, 40),
    href: one.getAttribute('href'),
    inside: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0 && box.x < innerWidth && box.y < innerHeight,
    covered: !(over && (over === one || one.contains(over) || over.contains(one) || over.labels?.length
        || Array.from(one.labels || []).some(label => label.contains(over)))),
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== 'rgba(0, 0, 0, 0)',
  };
}"""

# What can be used by keyboard, as the page says.
CONTROLS = """() => Array.from(document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]'))
    .filter(one => !one.disabled && one.checkVisibility({visibilityProperty: true})).length"""

# Targets smaller than 24 by 24, words within a sentence and what the browser itself draws apart.
SMALL = """() => {
  const small = [];
  for (const one of document.querySelectorAll('a[href], button, input, select, summary')) {
    if (!one.checkVisibility({visibilityProperty: true}) || one.closest('.skip')) continue;
    let box = one.getBoundingClientRect();
    // A label is a part of the target.
    for (const label of one.labels || []) {
      const more = label.getBoundingClientRect();
      if (label.contains(one)) box = more;
    }
    if (box.width >= 24 && box.height >= 24) continue;
    const style = getComputedStyle(one);
    if (one.localName === 'a' && style.display === 'inline') {
      // In a sentence: the line decides how high it is.
      const block = one.closest('p, li, td, th, dd, dt, caption, figcaption');
      const others = block ? block.textContent.trim().length - one.textContent.trim().length : 0;
      if (others > 0) continue;
    }
    small.push([one.outerHTML.slice(0, 140), Math.round(box.width), Math.round(box.height)]);
  }
  return small;
}"""


def walked(tab, tally, what):
    """Goes through the whole page with Tab, and back from the end."""
    tab.evaluate("window.scrollTo(0, 0)")
    # Enough to come round: lists of a school or a sector are long, and are all alike.
    controls = tab.evaluate(CONTROLS)
    limit = min(controls + 3, 120)
    stops = []
    for _ in range(limit):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    first = stops[0] if stops else None
    tally.check(what + ": de eerste stap slaat de kop over", first and first["href"] == "#inhoud", first)
    tally.check(what + ": elke stap is te zien", all(stop["outline"] for stop in stops),
                [stop["name"] for stop in stops if not stop["outline"]][:3])
    tally.check(what + ": elke stap staat in beeld", all(stop["inside"] for stop in stops),
                [stop["name"] for stop in stops if not stop["inside"]][:3])
    hidden = [stop["name"] for stop in stops if stop["inside"] and stop["covered"]]
    tally.check(what + ": niets ligt over een stap heen", not hidden, hidden[:3])
    places = [stop["place"] for stop in stops]
    seen = len(set(places))
    tally.check(what + ": geen stap houdt vast", all(a != b for a, b in zip(places, places[1:])),
                [stop["name"] for stop, a, b in zip(stops[1:], places, places[1:]) if a == b][:3])
    tally.check(what + ": alles is te bereiken", seen >= min(controls, limit - 3), (seen, controls))
    # From the end, or from halfway a long list, the way back is open too.
    tab.keyboard.press("Shift+Tab")
    back = tab.evaluate(STOP)
    wanted = places[-1] if len(places) < limit else places[-2]
    tally.check(what + ": terug kan ook", back and back["place"] == wanted, back)


def skips(tab, tally, what, ready):
    """The link past the heading leads to what the page is about, and says so."""
    tab.keyboard.press("Tab")
    goal = "cijfers" if tab.locator(".questions").count() else "inhoud"
    name = tab.evaluate("document.activeElement.textContent")
    tally.check(what + ": de sprong zegt waarheen", name == "Ga naar de " + goal, name)
    before = tab.locator("main").inner_text()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.wait_for_selector(ready)
    tally.check(what + ": de sprong laat staan wat er stond", tab.locator("main").inner_text() == before, "")
    after = tab.evaluate("""() => { const one = document.activeElement;
        return one === document.body || !!one.closest('main') || !document.querySelector('main a, main button, main input'); }""")
    tally.check(what + ": de sprong gaat naar de inhoud", after, "")


def without_script(running, tally, base):
    """What each kind of page has in its HTML is there, and is the same with and without script."""
    for name, address, _ in looked_at(SITE):
        for language in ["", "en/"]:
            what = f"zonder script, {name}, {language or 'nl/'}"
            with page(running, tally, what, base, script=False) as tab:
                tab.goto(base + language + address)
                tally.check(what + ": een kop", tab.locator("main h1").inner_text().strip() != "", "")
                text = tab.locator("main").inner_text()
                sort = kind(SITE, address)
                empty = tab.locator("main :is(button, input, select)").all()
                shown = [one.evaluate("e => e.outerHTML") for one in empty if one.is_visible()]
                tally.check(what + ": geen knop die niets doet", not shown, shown[:3])
                links = tab.locator("main a[href]").evaluate_all("a => a.filter(e => e.checkVisibility()).map(e => e.href)")
                if sort == "index.html":
                    for list_ in ["programma", "instelling", "regio"]:
                        tally.check(what + f": de weg naar {list_}",
                                    base + language + list_ + "/index.html" in links, links)
                elif sort in ("vergelijk/index.html", "raad/index.html"):
                    notice = tab.locator("main .notice").first.inner_text()
                    tally.check(what + ": zegt wat te doen", "script" in notice.lower(), notice)
                    tally.check(what + ": wijst de weg", links, text[:200])
                elif sort.startswith("opleiding/") and "gestopt" not in sort:
                    answers = tab.locator(".questions p.value").all_inner_texts()
                    tally.check(what + ": drie antwoorden", len(answers) == 3 and all(answers), answers)
                elif sort == "programma/*/index.html":
                    tally.check(what + ": de tabel", tab.locator("table.sorteer tbody tr").count() > 0, text[:200])
                else:
                    tally.check(what + ": de inhoud", len(text) > 150 or links, text[:200])
                tally.check(what + ": geen lege plek", not re.search(r"\{\{|undefined|NaN|null", text), text[:200])


def touched(running, tally, base, font):
    """On a phone no target is smaller than 24 by 24, in either language; on a laptop it is no other."""
    for size_name, size in [("telefoon", PHONE), ("laptop", LAPTOP)]:
        for language in ["", "en/"]:
            for name, address, ready in looked_at(SITE):
                what = f"vinger, {size_name}, {font}, {name}, {language or 'nl/'}"
                with page(running, tally, what, base, size=size) as tab:
                    tab.goto(base + language + address)
                    tab.wait_for_selector(ready)
                    for closed in tab.locator("details:not([open]) > summary").all():
                        if closed.is_visible():
                            closed.click()
                    small = tab.evaluate(SMALL)
                    tally.check(what + ": niets is kleiner dan 24 bij 24", not small, small[:4])


def main():
    tally = Tally()
    with served(str(SITE)) as base, browser() as running:
        without_script(running, tally, base)
        for name, address, ready in looked_at(SITE):
            what = f"toetsen, {name}"
            with page(running, tally, what, base, size=LAPTOP) as tab:
                tab.goto(base + address)
                tab.wait_for_selector(ready)
                walked(tab, tally, what)
                tab.goto("about:blank")
                tab.goto(base + address)
                tab.wait_for_selector(ready)
                skips(tab, tally, what, ready)
    for font in fonts():
        with served(str(SITE)) as base, browser(font) as running:
            touched(running, tally, base, font)
    tally.end()


if __name__ == "__main__":
    main()
