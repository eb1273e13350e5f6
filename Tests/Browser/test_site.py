"""Comparing and sorting as a reader does it, by mouse and by keyboard, over the loopback, from disk, and
with script off.

    test_site.py SITE [BINARY]

SITE is a generated folder. With BINARY (bijsluiter) the verdicts of the compare page are held
against `bijsluiter compare --json` for random offerings.
"""

import json
import pathlib
import random
import re
import subprocess
import sys

from browser import PHONE, Tally, browser, page, results, search, served, status

SITE = pathlib.Path(sys.argv[1]).resolve()
BINARY = sys.argv[2] if len(sys.argv) > 2 else None


def compares(running, tally, base):
    with page(running, tally, "vergelijken met de muis", base) as tab:
        tab.goto(base + "index.html#q=verpleegkundige&soort=hbo")
        tab.wait_for_selector("#gevonden li")
        boxes = tab.locator("#gevonden input[type=checkbox]")
        boxes.nth(0).check()
        boxes.nth(1).check()
        boxes.nth(2).check()
        boxes.nth(3).check()
        boxes.nth(4).click()
        tally.check("hoogstens vier", not boxes.nth(4).is_checked() and "hoogstens" in status(tab), status(tab))
        boxes.nth(3).uncheck()
        tab.click("#naar-vergelijk")
        tab.wait_for_selector("#vergelijking section")
        tally.check("drie naast elkaar", tab.locator("ol.letters li").count() == 3, "")
        text = tab.locator("#vergelijking").inner_text()
        tally.check("zelfde groepscijfer is gezegd", "Zelfde groepscijfer" in text, text[:200])
        tab.locator("ol.letters button").first.click()
        tab.wait_for_function("() => document.querySelectorAll('ol.letters li').length < 3")
        tally.check("twee over", tab.locator("ol.letters li").count() == 2, "")
        tally.check("een weggehaald", "," in tab.evaluate("location.hash"), tab.evaluate("location.hash"))
    with page(running, tally, "zoeken en vergelijken met toetsen", base) as tab:
        tab.goto(base + "index.html")
        tab.wait_for_selector("#zoeken:not([hidden])")
        for _ in range(30):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.id") == "q":
                break
        tally.check("het zoekveld is met Tab te bereiken", tab.evaluate("document.activeElement.id") == "q", "")
        tab.keyboard.type("fysiotherapeut")
        tab.wait_for_function("() => location.hash.includes('q=fysiotherapeut')")
        tab.keyboard.press("ArrowDown")
        first = tab.evaluate("document.activeElement.textContent")
        tally.check("pijl omlaag gaat naar het eerste", "ysiotherap" in first, first)
        style = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        tally.check("de plek is te zien", style != "none", style)
        tab.keyboard.press("ArrowDown")
        second = tab.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#gevonden li')[1]")
        tally.check("en naar het tweede", second, "")
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Space")
        tab.wait_for_selector("#naar-vergelijk:not([hidden])")
        tab.locator("#naar-vergelijk").focus()
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#vergelijking section")
        tally.check("met toetsen naast elkaar", tab.locator("ol.letters li").count() == 2, "")
        tab.goto(base + "index.html#q=fysiotherapeut")
        tab.reload()
        tab.wait_for_selector("#gevonden li")
        tab.locator("#q").focus()
        tab.keyboard.press("Enter")
        tab.keyboard.press("Enter")
        tab.wait_for_url(re.compile("/opleiding/"))
        tally.check("Enter opent het blad", "ysiotherap" in tab.title(), tab.title())


def compares_few(running, tally, base):
    """What is left of a comparison stays, and what is too much or unknown is said."""
    pair = ["28dn-30020", "30gb-30020"]
    five = sorted(p.parent.name for p in SITE.glob("opleiding/*-30020/sheet.json"))[:5]
    with page(running, tally, "vergelijken met weinig en veel", base, size=PHONE) as tab:
        def shown(keys):
            tab.goto("about:blank")
            tab.goto(base + "vergelijk/index.html#" + ",".join(keys))
            tab.wait_for_function("() => document.getElementById('stand').textContent !== ''")
            return [link.get_attribute("href").split("/")[2] for link in tab.locator("ol.letters a").all()]

        tally.check("twee staan er", shown(pair) == pair, status(tab))
        tab.locator("ol.letters button").first.click()
        tab.wait_for_function("() => document.querySelectorAll('ol.letters li').length === 1")
        left = tab.locator("ol.letters a").get_attribute("href")
        tally.check("wie over is blijft staan", pair[1] in left, left)
        tally.check("kies er nog een", status(tab) == "Kies er nog een om te vergelijken.", status(tab))
        tally.check("de focus staat op wat er gezegd wordt", tab.evaluate("document.activeElement.id") == "stand", "")
        tab.locator("#verder").click()
        tab.wait_for_selector("#gekozen:not([hidden])")
        tally.check("zoeken onthoudt wie er al is", pair[1] in tab.evaluate("location.hash"), tab.evaluate("location.hash"))
        tally.check("één sleutel in het adres", shown(pair[:1]) == pair[:1] and "nog een" in status(tab), status(tab))
        tally.check("één goede en één onbekende", shown([pair[0], "28dn-00000"]) == pair[:1], status(tab))
        tally.check("de onbekende is genoemd", "Niet gevonden: 28dn-00000." in status(tab), status(tab))
        tally.check("alleen een onbekende", shown(["28dn-00000"]) == [] and "vinden wij niet" in status(tab), status(tab))
        tally.check("vijf worden er vier", shown(five) == five[:4], status(tab))
        tally.check("en dat is gezegd", "hoogstens vier" in status(tab) and "staan er 5" in status(tab), status(tab))


def sorts(running, tally, base):
    with page(running, tally, "sorteren", base) as tab:
        tab.goto(base + "programma/30020/index.html")
        heads = tab.locator("table.sorteer thead th")
        index = next(k for k in range(heads.count()) if heads.nth(k).inner_text().startswith("Diploma"))
        heads.nth(index).locator("button").click()
        tally.check("aria-sort", heads.nth(index).get_attribute("aria-sort") == "descending", "")
        rows = tab.evaluate("""k => Array.from(document.querySelectorAll('table.sorteer tbody tr')).map(r =>
            r.className === 'scheiding' ? null : [r.cells[k].dataset.als ?? '', Number(r.cells[k].dataset.n)])""", index)
        part = rows[:rows.index(None)] if None in rows else rows
        tally.check("alleen gelijk bij gelijk", len({like for like, _ in part}) == 1, part[:3])
        values = [value for _, value in part]
        tally.check("van hoog naar laag", values == sorted(values, reverse=True) and len(values) > 3, values)


def from_disk(running, tally):
    base = SITE.as_uri() + "/"
    with page(running, tally, "vanaf schijf", base) as tab:
        tab.goto(base + "index.html")
        tab.wait_for_selector("#zoeken:not([hidden])")
        search(tab, "bouwkunde")
        tally.check("zoeken vanaf file://", results(tab).count() > 0, status(tab))
        boxes = tab.locator("#gevonden input[type=checkbox]")
        boxes.nth(0).check()
        boxes.nth(1).check()
        tab.click("#naar-vergelijk")
        tab.wait_for_selector("#vergelijking section")
        tally.check("vergelijken vanaf file://", tab.locator("ol.letters li").count() == 2, "")
        tab.goto(base + "en/raad/index.html#" + tab.evaluate("location.hash.slice(1).split(',')[0]"))
        tab.wait_for_selector(".raadvak")
        tab.locator(".raadvak button").first.click()
        text = tab.locator(".uitkomst").first.inner_text()
        tally.check("raden vanaf file://, in het Engels", "The figure" in text, text)


def without_script(running, tally, base):
    with page(running, tally, "zonder script", base, script=False) as tab:
        tab.goto(base + "index.html")
        tally.check("het zoekveld staat er niet", not tab.locator("#zoeken").is_visible(), "")
        reached = set()
        tab.locator("main a", has_text="Opleidingen").first.click()
        for kind in range(tab.locator("main section").count()):
            tally.check("sectoren staan er", tab.locator("main section").nth(kind).locator("a").count() > 3, "")
        sectors = tab.locator("main section a").evaluate_all("a => a.map(e => e.href)")
        codes = set()
        for address in sectors:
            tab.goto(address)
            codes |= set(tab.locator("main section a").evaluate_all("a => a.map(e => e.href)"))
        on_disk = {p.parent.name for p in SITE.glob("programma/*/index.html")}
        tally.check("elke opleiding is te bereiken", {c.split("/")[-2] for c in codes} == on_disk, len(codes))
        for path in list(SITE.glob("programma/*/index.html")):
            reached |= set(re.findall(r'opleiding/([^/"]+)/index\.html', path.read_text()))
        sheets = {p.parent.name for p in SITE.glob("opleiding/*/index.html")}
        lost = {key for key in sheets - reached if "sheet.json" in {f.name for f in (SITE / "opleiding" / key).iterdir()}}
        tally.check("elk blad is te bereiken", not lost, sorted(lost)[:5])
        for name in ["vergelijk", "raad"]:
            tab.goto(base + name + "/index.html")
            text = tab.locator("main").inner_text()
            tally.check(name + " zegt dat het script uit staat", "script" in text, text[:100])


def verdicts(running, tally, base):
    """The compare page says what `bijsluiter compare` says."""
    if not BINARY:
        return
    sheets = sorted(p.parent.name for p in SITE.glob("opleiding/*/sheet.json"))
    chance = random.Random(20241001)
    hbo = [key for key in sheets if key.count("-") == 1]
    by_code = {}
    for key in sheets:
        by_code.setdefault(key.split("-", 1)[1], []).append(key)
    same = [keys for code, keys in sorted(by_code.items()) if len(keys) >= 4 and "-" not in code]
    sets = [chance.sample(sheets, 2) for _ in range(10)] + [chance.sample(hbo, 3) for _ in range(10)]
    sets += [chance.sample(chance.choice(same), 4) for _ in range(20)]
    codes = {}
    with page(running, tally, "oordelen", base) as tab:
        for keys in sets:
            tab.goto("about:blank")
            tab.goto(base + "vergelijk/index.html#" + ",".join(keys))
            tab.wait_for_selector("#vergelijking section")
            shown = set()
            for group in tab.locator("[data-oordeel]").evaluate_all("e => e.map(x => x.dataset.oordeel)"):
                shown |= set(group.split(";"))
            run = subprocess.run([BINARY, "compare", "--json", *keys], capture_output=True, check=True)
            wanted = set()
            for row in json.loads(run.stdout)["indicators"]:
                if row["indicator"] not in ("job_chance", "start_salary", "completion", "students"):
                    continue
                for pair in row["pairs"]:
                    parts = [row["indicator"], pair["a"], pair["b"], pair["verdict"], pair.get("reason")]
                    codes[pair["verdict"]] = codes.get(pair["verdict"], 0) + 1
                    wanted.add(" ".join(part for part in parts if part))
            tally.check("oordelen over " + " ".join(keys), shown == wanted, sorted(shown ^ wanted)[:4])
    print("browser: oordelen", codes, flush=True)


def main():
    tally = Tally()
    with served(str(SITE)) as base, browser() as running:
        compares(running, tally, base)
        compares_few(running, tally, base)
        sorts(running, tally, base)
        from_disk(running, tally)
        without_script(running, tally, base)
        verdicts(running, tally, base)
    tally.end()


if __name__ == "__main__":
    main()
