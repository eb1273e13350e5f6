"""Searching, filtering, comparing and guessing as a reader does it: by mouse and by keyboard, over
the loopback, from disk, and with script off.

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

from browser import LAPTOP, PHONE, Tally, browser, page, search, served

SITE = pathlib.Path(sys.argv[1]).resolve()
BINARY = sys.argv[2] if len(sys.argv) > 2 else None


def results(tab):
    return tab.locator("#gevonden li")


def status(tab):
    return tab.locator("#stand").inner_text()


def finds(running, tally, base):
    with page(running, tally, "zoeken", base) as tab:
        tab.goto(base + "index.html")
        tab.wait_for_selector("#zoeken:not([hidden])")
        tally.check("zonder woorden staat alles er", re.match(r"\d+\.?\d* opleidingen", status(tab)), status(tab))
        for words, wanted in [
            ("verpleegkunde", "erpleegkund"), ("zuster", "erpleegkund"), ("verpleegkudne", "erpleegkund"),
            ("juf", "eraar"), ("kapper", "apper"), ("ict", "ICT"), ("diëtetiek", "iëtetiek"),
            ("dietetiek", "iëtetiek"), ("kok rotterdam", "ok"), ("hogeschool rechten", "echten"),
        ]:
            search(tab, words)
            names = [results(tab).nth(k).locator("a").inner_text() for k in range(min(5, results(tab).count()))]
            tally.check(f"«{words}» vindt {wanted}", any(wanted in name for name in names), names)
        search(tab, "den haag verpleegkundige")
        lines = results(tab).first.locator("p").inner_text()
        tally.check("«den haag» is 's-Gravenhage", "'s-Gravenhage" in lines, lines)
        search(tab, "xqzwvkjh")
        tally.check("niets is gezegd", status(tab).startswith("Niets gevonden"), status(tab))

        search(tab, "verpleegkunde")
        tally.check("filters staan open op een laptop", tab.locator("#soort").is_visible(), "")
        tab.select_option("#soort", "hbo")
        every = results(tab).locator("p").all_inner_texts()
        tally.check("filter op hbo", every and all("hbo" in line or "Ad" in line for line in every), every[:3])
        tab.select_option("#soort", "")
        tab.select_option("#weg", "bbl")
        every = results(tab).locator("p").all_inner_texts()
        tally.check("filter op bbl", every and all("bbl" in line for line in every), every[:3])
        tab.select_option("#weg", "")
        tab.select_option("#niveau", "4")
        every = results(tab).locator("p").all_inner_texts()
        tally.check("filter op niveau 4", every and all("niveau 4" in line for line in every), every[:3])
        tab.select_option("#plaats", "Rotterdam")
        every = results(tab).locator("p").all_inner_texts()
        tally.check("filter op plaats", every and all("Rotterdam" in line for line in every), every[:3])
        hash_ = tab.evaluate("location.hash")
        tally.check("de stand staat in het adres", all(
            part in hash_ for part in ["q=verpleegkunde", "niveau=4", "plaats=Rotterdam"]), hash_)
        before = status(tab)
        tab.reload()
        tab.wait_for_selector("#zoeken:not([hidden])")
        tally.check("het adres geeft dezelfde lijst", status(tab) == before, status(tab))
        tab.select_option("#plaats", "")
        tab.select_option("#niveau", "")
        for name in ["sector", "regio"]:
            values = [v for v in tab.locator(f"#{name} option").evaluate_all("o => o.map(e => e.value)") if v]
            tally.check(f"{name} heeft keuzes", len(values) > 3, values)
            search(tab, "")
            tab.select_option(f"#{name}", values[1])
            tally.check(f"filter op {name}", results(tab).count() > 0, status(tab))
            tab.select_option(f"#{name}", "")


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


def guesses(running, tally, base, key):
    with page(running, tally, "raden", base, size=PHONE) as tab:
        tab.goto(base + "raad/index.html")
        tab.fill("#q", "verpleegkundige")
        tab.wait_for_selector("#gevonden li a")
        tab.locator("#gevonden li a").first.click()
        tab.wait_for_selector(".raadvak")
        tally.check("het cijfer staat er nog niet", tab.locator(".uitkomst").first.inner_text() == "", "")
        slider = tab.locator("#raad-job_chance")
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        tab.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2)
        guess = int(slider.input_value())
        tally.check("de muis zet de schatting", 70 < guess < 90, guess)
        tab.locator(".raadvak button").first.click()
        text = tab.locator(".uitkomst").first.inner_text()
        tally.check("eigen schatting en cijfer", f"{guess} van de 100" in text and "Het cijfer" in text, text)
        tally.check("met jaar en mensen", ("gemeten" in text or "diploma haalden" in text) and "mensen" in text, text)
    with page(running, tally, "raden met toetsen", base) as tab:
        tab.goto(base + "raad/index.html#" + key)
        tab.wait_for_selector(".raadvak")
        tab.locator("#raad-start_salary").focus()
        before = tab.locator("#raad-start_salary").input_value()
        for _ in range(4):
            tab.keyboard.press("ArrowLeft")
        after = tab.locator("#raad-start_salary").input_value()
        tally.check("pijltjes zetten de schatting", float(before) - float(after) == 2, (before, after))
        value = tab.locator("#raad-start_salary").get_attribute("aria-valuetext")
        tally.check("de schermlezer hoort euro's", "€" in value and "per uur" in value, value)
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        if not tab.locator(".uitkomst").nth(1).inner_text():
            tab.keyboard.press("Enter")
        text = tab.locator(".uitkomst").nth(1).inner_text()
        tally.check("het loon met toetsen", "Het cijfer: €" in text, text)


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
        search(tab, "zuster")
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
        finds(running, tally, base)
        compares(running, tally, base)
        guesses(running, tally, base, "28dn-30020" if (SITE / "opleiding/28dn-30020").exists() else
                next(SITE.glob("opleiding/*/sheet.json")).parent.name)
        sorts(running, tally, base)
        from_disk(running, tally)
        without_script(running, tally, base)
        verdicts(running, tally, base)
    tally.end()


if __name__ == "__main__":
    main()
