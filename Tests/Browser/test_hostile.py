"""A site whose schools, town and programmes have hostile names (`hostile.py`): every page opens, the
search page finds them, and a name stays text: no dialog, no element and no attribute of its own.

    test_hostile.py SITE
"""

import pathlib
import re
import sys

from browser import LAPTOP, Tally, browser, page, search, served
from hostile import PROGRAMMES, SCHOOLS, TOWNS

SITE = pathlib.Path(sys.argv[1]).resolve()

# Scripts that are not a file of the site, elements no page of ours has, handlers written as attributes,
# and characters that turn the text around them or cannot be seen.
STRANGE = """() => {
  const strange = [];
  for (const one of document.querySelectorAll('*')) {
    const name = one.localName;
    if (name === 'script' && !one.src && one.type !== 'application/ld+json') strange.push(one.outerHTML);
    if (['img', 'iframe', 'object', 'embed', 'base', 'style'].includes(name)) strange.push(one.outerHTML);
    for (const attribute of one.attributes) {
      if (/^on|^autofocus$|^style$/.test(attribute.name)) strange.push(one.outerHTML);
      if (/^\\s*(javascript|data):/i.test(attribute.value) && attribute.name !== 'content' && attribute.value !== 'data:,') {
        strange.push(one.outerHTML);
      }
    }
  }
  const marks = document.documentElement.innerText.match(/[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\u200e\\u200f]/g);
  if (marks) strange.push('tekens ' + marks.map(mark => mark.codePointAt(0).toString(16)).join(' '));
  return strange;
}"""


def seen(name):
    """A name as it is shown: without what turns text around or cannot be seen."""
    name = re.sub(r"[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200e\u200f]", " ", name)
    return re.sub(r"\s+", " ", name).strip()


def watched(tab, tally, what):
    """Dialogs and strange things of this tab are failures."""
    dialogs = []

    def shown(dialog):
        dialogs.append(dialog.message)
        dialog.dismiss()

    tab.on("dialog", shown)

    def check(where):
        found = tab.evaluate(STRANGE)
        tally.check(f"{what}, {where}: een naam blijft tekst", not found, [text[:160] for text in found[:3]])
        tally.check(f"{what}, {where}: geen venster", not dialogs, dialogs[:3])
        tally.check(f"{what}, {where}: niets van buiten uitgevoerd",
                    tab.evaluate("typeof window.alert") == "function", "")

    return check


def every_page(running, tally, base):
    """Every page of the site, with scripts; and the files a browser can open."""
    with page(running, tally, "vijandige namen, elke bladzijde", base, size=LAPTOP) as tab:
        check = watched(tab, tally, "vijandig")
        pages = sorted(SITE.rglob("*.html"))
        tally.check("er zijn bladzijden", len(pages) > 60, len(pages))
        for path in pages:
            address = str(path.relative_to(SITE))
            tab.goto(base + address)
            check(address)
        for key, name in PROGRAMMES.items():
            for language in ["", "en/"]:
                tab.goto(f"{base}{language}opleiding/{key}/index.html")
                heading = tab.locator("h1").inner_text()
                tally.check(f"{language}{key} heet zoals hij heet", seen(heading) == seen(name), heading)


def narrow(running, tally, base):
    """A name of 300 letters without a space breaks, on a screen of 320 pixels too."""
    with page(running, tally, "vijandige namen, smal", base, size={"width": 320, "height": 640}) as tab:
        addresses = [str(path.relative_to(SITE)) for path in sorted(SITE.rglob("*.html"))]
        addresses += ["index.html#q=bedrijfsadministratie", "raad/index.html#00gt-23077-bol",
                      "vergelijk/index.html#00gt-23077-bol,28dn-30020"]
        for address in addresses:
            tab.goto("about:blank")
            tab.goto(base + address)
            if "#" in address:
                tab.wait_for_selector("#gevonden li, .raadvak, #vergelijking section")
            wide = tab.evaluate("document.documentElement.scrollWidth")
            tally.check(f"{address}: past op 320 breed", wide <= 320, wide)


def every_card(running, tally):
    """Each card by itself, from disk, as one opens a picture that was kept."""
    base = SITE.as_uri() + "/"
    with page(running, tally, "vijandige namen, elk kaartje", base) as tab:
        for path in sorted(SITE.rglob("card.svg")):
            tab.goto(path.as_uri())
            parts = tab.evaluate("""() => [document.documentElement.localName, ...Array.from(
                document.querySelectorAll('script, foreignObject, image, a, use, animate, set, parsererror'), e => e.localName)]""")
            tally.check(f"{path.parent}: het kaartje is een plaatje", parts == ["svg"], parts)


def asked(running, tally, base):
    """Searching, choosing, comparing and guessing with these names."""
    with page(running, tally, "vijandige namen, zoeken", base) as tab:
        check = watched(tab, tally, "vijandig")
        for language in ["", "en/"]:
            tab.goto(base + language + "index.html")
            tab.wait_for_selector("#zoeken:not([hidden])")
            search(tab, "")
            names = [seen(name) for name in tab.locator("#gevonden li a").all_inner_texts()]
            tally.check(language + "alle namen staan er", set(names) == {seen(n) for n in PROGRAMMES.values()}, names)
            for words, wanted in [("alert blad", "28dn-30020"), ("cmd calc", "23ah-34560"), ("passwd", "00mf-80144"),
                                  ("<script>alert('blad')</script>", "28dn-30020"), ("gnihcaet", "25lx-25187-bol"),
                                  ("bedrijfsadministratiebedrijfs", "00gt-23077-bol"), ("ruimte", "25lx-25187-bbl")]:
                search(tab, words)
                found = tab.locator("#gevonden li a").evaluate_all("a => a.map(e => e.href)")
                tally.check(f"{language}«{words}» vindt {wanted}", any(wanted in link for link in found), found)
                check("gezocht: " + words)
            search(tab, "<img src=x onerror=alert(8)>")
            check("gezocht: een element")
            towns = tab.locator("#plaats option").all_inner_texts()
            tally.check(language + "de plaats is te kiezen", any(seen(TOWNS["0599"]) in seen(town) for town in towns), towns)
            tab.goto("about:blank")
            tab.goto(base + language + "index.html#q=%3Cimg%20src%3Dx%20onerror%3Dalert(9)%3E&plaats=%22%3E%3Cscript%3E")
            tab.wait_for_selector("#zoeken:not([hidden])")
            check("een vijandig adres")
            keys = list(PROGRAMMES)
            for chosen in [keys[:4], keys[4:8]]:
                tab.goto("about:blank")
                tab.goto(base + language + "vergelijk/index.html#" + ",".join(chosen))
                tab.wait_for_selector("#vergelijking section")
                text = seen(tab.locator("main").inner_text())
                tally.check(language + "vergeleken bij hun naam", all(seen(PROGRAMMES[key])[:40] in text for key in chosen),
                            text[:200])
                check("vergeleken")
            for fragment in ["28dn-30020", "<img src=x onerror=alert(10)>", "__proto__", "../../x", "%", "%E0%A4%A"]:
                for place in ["raad", "vergelijk"]:
                    tab.goto("about:blank")
                    tab.goto(f"{base}{language}{place}/index.html#{fragment}")
                    tab.wait_for_timeout(200)
                    check(f"{place} met {fragment}")
            tab.goto("about:blank")
            tab.goto(f"{base}{language}raad/index.html#28dn-30020")
            tab.wait_for_selector(".raadvak")
            for button in tab.locator(".raadvak button").all():
                button.click()
            text = tab.locator("main").inner_text()
            tally.check(language + "geraden bij zijn naam", PROGRAMMES["28dn-30020"] in text and seen(SCHOOLS["28DN"]) in seen(text),
                        text[:200])
            check("geraden")


def main():
    tally = Tally()
    with served(str(SITE)) as base, browser() as running:
        every_page(running, tally, base)
        narrow(running, tally, base)
        every_card(running, tally)
        asked(running, tally, base)
        asked(running, tally, SITE.as_uri() + "/")
    tally.end()


if __name__ == "__main__":
    main()
