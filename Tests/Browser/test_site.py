"""Searching, filtering, comparing and guessing as a reader does it: by mouse and by keyboard, over
the loopback, from disk, and with script off.

    test_site.py SITE [BINARY]

SITE is a generated folder. With BINARY (bijsluiter) the verdicts of the compare page are held
against `bijsluiter compare --json` for random offerings.
"""

import html
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


def tells_apart(running, tally, base):
    """No two results, filter options or rows of a list read the same."""
    for language in ["", "en/"]:
        with page(running, tally, "uit elkaar te houden " + language, base) as tab:
            tab.goto(base + language + "index.html#q=doktersassistent%20albeda")
            tab.wait_for_selector("#gevonden li")
            twice = tab.evaluate("""() => {
              const zoeker = new bijsluiter.Zoeker(window.bijsluiterIndex), keren = {};
              for (const rij of zoeker.rijen) {
                const woord = zoeker.woord(rij);
                for (const tekst of [woord.naam + ' · ' + woord.regel, woord.wie]) keren[tekst] = (keren[tekst] || 0) + 1;
              }
              return Object.keys(keren).filter(tekst => keren[tekst] > 1);
            }""")
            tally.check(language + "elk resultaat is anders", not twice, (len(twice), twice[:3]))
            lines = results(tab).locator("p").all_inner_texts()
            old = "oud nummer" if not language else "old number"
            tally.check(language + "nummer en oud nummer", any("code 25473" in line and old not in line for line in lines)
                        and any("code 91310" in line and old in line for line in lines), lines)
            heard = tab.locator("#gevonden").evaluate("""list => Array.from(list.querySelectorAll('a'), one =>
                one.textContent + ' ' + document.getElementById(one.getAttribute('aria-describedby')).textContent)""")
            tally.check(language + "ook voor wie het hoort", len(heard) > 1 and len(set(heard)) == len(heard), heard)
            for name in ["soort", "niveau", "weg", "sector", "plaats", "regio"]:
                options = tab.locator(f"#{name} option").evaluate_all("o => o.map(e => e.textContent)")
                tally.check(f"{language}{name}: elke keuze één keer", len(set(options)) == len(options),
                            [o for o in options if options.count(o) > 1])
    with page(running, tally, "een sector met twee codes", base) as tab:
        tab.goto(base + "index.html#sector=bovensectoraal")
        tab.wait_for_selector("#gevonden li")
        counts = {}
        for kind in ["", "mbo", "hbo"]:
            tab.select_option("#soort", kind)
            found = re.match(r"[\d.]+", status(tab))
            counts[kind] = int(found.group().replace(".", "")) if found else 0
        tally.check("neemt beide", 0 < counts["mbo"] < counts[""] and counts[""] == counts["mbo"] + counts["hbo"], counts)
    for path in sorted(SITE.rglob("*.html")):
        where = str(path.relative_to(SITE))
        if not re.match(r"(en/)?(instelling|regio|sector)/", where):
            continue
        rows = [html.unescape(re.sub(r"<[^>]*>", "", part.split("<ul")[0] + row)).strip()
                for part in path.read_text().split("<section>")[1:] for row in part.split("<li>")[1:]]
        twice = sorted({row for row in rows if rows.count(row) > 1})
        tally.check(where + ": elke regel is anders", not twice, twice[:2])


TYPOS = """seed => {
  // A random edit of one word of each name; an edit that makes another known word, or the beginning of one, is no typo.
  const index = window.bijsluiterIndex, zoeker = new bijsluiter.Zoeker(index), letters = 'abcdefghijklmnopqrstuvwxyz';
  const known = Array.from(zoeker.woorden.keys()).sort();
  const next = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
  const edit = word => {
    const k = next(word.length), kind = next(4), letter = letters[next(26)];
    if (kind === 0) return word.slice(0, k) + word.slice(k + 1);
    if (kind === 1) return word.slice(0, k) + letter + word.slice(k);
    if (kind === 2) return word.slice(0, k) + letter + word.slice(k + 1);
    const j = Math.min(k, word.length - 2);
    return word.slice(0, j) + word[j + 1] + word[j] + word.slice(j + 2);
  };
  let tried = 0;
  const lost = [];
  for (const name of index.names) {
    const words = bijsluiter.vouw(name), long = words.filter(word => word.length > 4 && !/[0-9]/.test(word));
    if (!long.length) continue;
    const word = long[next(long.length)];
    let wrong = word;
    for (let k = 0; k < 20 && known.some(other => other.startsWith(wrong)); k += 1) wrong = edit(word);
    tried += 1;
    const typed = words.map(one => one === word ? wrong : one).join(' ');
    if (!zoeker.zoek(typed, {}).rijen.some(row => index.names[index.title[row.programma]] === name)) lost.push([name, typed]);
  }
  return [tried, lost];
}"""


def corrects(running, tally, base):
    """One wrong letter is forgiven in every name; a word is never read as one that is much shorter."""
    with page(running, tally, "typefouten", base) as tab:
        tab.goto(base + "index.html")
        tab.wait_for_selector("#zoeken:not([hidden])")
        for seed in [1, 2, 3]:
            tried, lost = tab.evaluate(TYPOS, seed)
            print("browser: typefouten", tried, "waarvan niet gevonden", len(lost), flush=True)
            tally.check("elke enkele typefout is te vinden", tried > 500 and not lost, lost[:5])
        read = tab.evaluate("""() => {
          const zoeker = new bijsluiter.Zoeker(window.bijsluiterIndex);
          return ['carpenter', 'brandweerman', 'youtuber', 'carpentry', 'verpleegkunde', 'kappers', 'verpleegkudne', 'kust economie']
            .flatMap(word => zoeker.zoek(word, {}).gelezen);
        }""")
        far = [(a, b) for a, b in read if abs(len(a) - len(b)) > 2]
        tally.check("geen woord wordt een veel korter woord", not far, far)
        tally.check("wel wat er op een letter na staat", ["verpleegkudne", "verpleegkunde"] in read and ["kust", "kunst"] in read, read)


def with_figure(wanted):
    """The first offering whose guess at the job chance is about such a figure, by what the scripts load."""
    for file in sorted(SITE.glob("vergelijk/data/*.js")):
        school = json.loads(file.read_text().split("]=", 1)[1].rstrip().rstrip(";"))
        for key, offering in school["offerings"].items():
            number = offering["f"].get("job_chance")
            if number is not None and wanted(school["figures"][number]):
                return key
    return None


def guesses_honestly(running, tally, base):
    """Who the figure is about stands in the question, and before the difference."""
    with page(running, tally, "eerlijk raden", base) as tab:
        for what, wanted in [("groep", lambda f: "m" in f and "own" not in f), ("eigen", lambda f: "m" in f and "own" in f),
                             ("oud", lambda f: "m" in f and "old" in f), ("geen", lambda f: "m" not in f)]:
            key = with_figure(wanted)
            if what in ("groep", "geen", "oud"):
                tally.check(f"raden, {what}: er is er een", key, "")
            if not key:
                continue
            tab.goto("about:blank")
            tab.goto(base + "raad/index.html#" + key)
            tab.wait_for_selector(".raadvak")
            box = tab.locator(".raadvak").first
            if what == "geen":
                tally.check("zonder cijfer geen vraag", box.locator("input").count() == 0 and "geen cijfer" in box.inner_text(), key)
                continue
            asked = box.locator("label").inner_text()
            if what == "groep":
                tally.check("de vraag noemt de groep", asked.startswith("Dit gaat over") and "die groep" in asked, asked)
            if what == "eigen":
                tally.check("de vraag noemt de opleiding", "deze opleiding op deze school" in asked, asked)
            box.locator("button").click()
            told = box.locator(".uitkomst").inner_text()
            about = re.search(r"Dit gaat over|Dit cijfer gaat", told)
            difference = re.search(r"dan je dacht|Goed geraden", told)
            tally.check(f"raden, {what}: eerst de groep, dan het verschil",
                        about and difference and about.start() < difference.start(), told)
            if what == "oud":
                tally.check("oud staat erbij", box.locator("strong", has_text="oud").count() == 1, told)
                tally.check("oud is grijs", not_grey(tab, ".uitkomst") == [], not_grey(tab, ".uitkomst"))


NOT_GREY = """scope => {
  const probe = document.createElement('span');
  probe.style.color = 'var(--bs-color-grey)';
  document.body.append(probe);
  const grey = getComputedStyle(probe).color, wrong = [];
  probe.remove();
  for (const part of document.querySelectorAll(scope)) {
    for (const one of [part, ...part.querySelectorAll('*')]) {
      if (one.closest('a, h2, h3, h4, summary, button') || !Array.from(one.childNodes).some(n => n.nodeType === 3 && n.data.trim())) continue;
      if (getComputedStyle(one).color !== grey) wrong.push(one.outerHTML.slice(0, 80));
    }
  }
  return wrong;
}"""


def not_grey(tab, scope):
    """The texts in a part of the page that are not in the grey of what is old."""
    return tab.evaluate(NOT_GREY, scope)


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
        old = with_figure(lambda f: "m" in f and "old" in f)
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


def guesses(running, tally, base, key):
    with page(running, tally, "raden", base, size=PHONE) as tab:
        tab.goto(base + "raad/index.html")
        tab.fill("#q", "verpleegkundige")
        tab.wait_for_selector("#gevonden li a")
        name = tab.locator("#gevonden li a").first.inner_text()
        tab.locator("#gevonden li a").first.click()
        tab.wait_for_selector(".raadvak")
        tally.check("de lijst is weg", tab.locator("#gevonden li").count() == 0, tab.locator("#gevonden li").count())
        heading = tab.evaluate("[document.activeElement.localName, document.activeElement.textContent]")
        tally.check("de focus staat op de kop", heading == ["h2", name], heading)
        top = tab.evaluate("document.activeElement.getBoundingClientRect().top")
        tally.check("de kop staat in beeld", -1 <= top < 200, top)
        tab.locator("#raden .links a").last.click()
        tab.wait_for_selector("#kiezen:not([hidden])")
        tally.check("een andere: terug in het veld", tab.evaluate("document.activeElement.id") == "q", "")
        tally.check("het veld staat in beeld", 0 <= tab.locator("#q").bounding_box()["y"] < 600, tab.locator("#q").bounding_box())
        tally.check("de lijst is er weer", tab.locator("#gevonden li").count() > 1, "")
        tally.check("het blad is weg", tab.locator(".raadvak").count() == 0, "")
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        tally.check("pijltjes lopen ook hier", tab.evaluate(
            "document.activeElement.closest('li') === document.querySelectorAll('#gevonden li')[1]"), "")
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("ArrowUp")
        tally.check("en terug naar het veld", tab.evaluate("document.activeElement.id") == "q", "")
        tab.keyboard.press("Enter")
        tab.keyboard.press("Enter")
        tab.wait_for_selector(".raadvak")
        tally.check("met toetsen gekozen: de focus op de kop", tab.evaluate("document.activeElement.localName") == "h2", "")
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
        tally.check("met jaar en mensen", ("emeten" in text or "diploma haalden" in text) and "mensen" in text, text)
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
        compares_few(running, tally, base)
        tells_apart(running, tally, base)
        corrects(running, tally, base)
        guesses_honestly(running, tally, base)
        old_is_grey(running, tally, base)
        beside_the_number(running, tally, base)
        guesses(running, tally, base, "28dn-30020" if (SITE / "opleiding/28dn-30020").exists() else
                next(SITE.glob("opleiding/*/sheet.json")).parent.name)
        sorts(running, tally, base)
        from_disk(running, tally)
        without_script(running, tally, base)
        verdicts(running, tally, base)
    tally.end()


if __name__ == "__main__":
    main()
