"""The kinds of page a site has, and of each one or more pages to look at.

Which kinds there are is read from the folders of the site; a kind without a page to look at is an
error, so that a new kind of page cannot go by unseen.
"""

import re

# A page that needs no script to be whole.
WHOLE = "h1"


def kind(site, address):
    """The kind of a page: its folder, without language and with `*` for a key, code or school."""
    path = re.sub(r"^en/", "", address.split("#")[0])
    found = re.sub(r"^(\w+)/[^/]+/index\.html$", r"\1/*/index.html", path)
    if found.startswith("opleiding/") and not (site / path).with_name("sheet.json").exists():
        return "opleiding/*/index.html, gestopt"
    return found


def kinds(site):
    """Every kind of page that was generated."""
    return {kind(site, str(path.relative_to(site))) for path in site.rglob("*.html")}


def first(site, pattern):
    return next(path.parent.name for path in sorted(site.glob(pattern)))


def looked_at(site):
    """Name, address and what is there once the scripts did their work, of each page to look at."""
    sheets = sorted(path.parent.name for path in site.glob("opleiding/*/sheet.json"))
    hbo = [key for key in sheets if key.endswith("-34560")] or [key for key in sheets if key.count("-") == 1]
    mbo = [key for key in sheets if key.endswith("-bol")]
    gone = [path.name for path in sorted(site.glob("opleiding/*")) if not (path / "sheet.json").exists()]
    pair = ",".join((hbo + mbo)[:2])
    yield "zoeken", "index.html#q=verpleegkundige&kies=" + pair, "#gevonden li"
    yield "opleiding hbo", f"opleiding/{hbo[0]}/index.html", WHOLE
    yield "opleiding mbo", f"opleiding/{mbo[0]}/index.html", WHOLE
    if gone:
        yield "gestopte opleiding", f"opleiding/{gone[0]}/index.html", WHOLE
    yield "opleidingen", "programma/index.html", WHOLE
    yield "sector", f"sector/{first(site, 'sector/*/index.html')}/index.html", WHOLE
    yield "opleiding in Nederland", f"programma/{hbo[0].split('-')[1]}/index.html", "table.sorteer button"
    yield "opleiding in Nederland, mbo", f"programma/{mbo[0].split('-')[1]}/index.html", WHOLE
    yield "scholen", "instelling/index.html", WHOLE
    yield "school", f"instelling/{hbo[0].split('-')[0]}/index.html", WHOLE
    yield "regio's", "regio/index.html", WHOLE
    yield "regio", f"regio/{first(site, 'regio/*/index.html')}/index.html", WHOLE
    yield "vergelijken", "vergelijk/index.html#" + pair, "#vergelijking section"
    yield "vergelijken, leeg", "vergelijk/index.html", WHOLE
    yield "raden", "raad/index.html#" + hbo[0], ".raadvak"
    yield "raden, kiezen", "raad/index.html", "#q"
    yield "uitleg", "uitleg/index.html", WHOLE
    yield "over", "over/index.html", WHOLE
    yield "toegankelijkheid", "toegankelijkheid/index.html", WHOLE
    yield "gegevens", "data/index.html", WHOLE
    yield "bronnen", "bronnen/index.html", WHOLE


def every_kind(site, tally):
    """Checks that each kind of page is looked at, in a site that has them all."""
    there = kinds(site)
    seen = {kind(site, address) for _, address, _ in looked_at(site)}
    tally.check("elke soort pagina wordt bekeken", there == seen, sorted(there ^ seen))
    tally.check("ook een gestopte opleiding", any("gestopt" in name for name in there), sorted(there))
    for name in sorted(there):
        both = {language for language in ["", "en/"] for path in site.glob(language + name.split(",")[0])
                if kind(site, str(path.relative_to(site))) == name}
        tally.check(f"{name} in beide talen", both == {"", "en/"}, both)
