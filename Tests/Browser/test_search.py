"""Searching and filtering as a reader does it: every typing error is forgiven, and no two rows read the same.

    test_search.py SITE [BINARY]

With the binary it also asks both the questions of Tests/Questions, and holds the first ten against each other.
"""

import html
import json
import os
import pathlib
import re
import subprocess
import sys

from browser import Tally, browser, page, results, search, served, status

SITE = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]


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


ASK = """questions => {
  const zoeker = new bijsluiter.Zoeker(window.bijsluiterIndex);
  return questions.map(typed => {
    const found = zoeker.zoek(typed, {});
    const ten = found.rijen.slice(0, 10), index = window.bijsluiterIndex;
    const lines = ten.map(row => [
      index.names[index.title[row.programma]], index.schools[row.school][1],
      row.plaatsen.map(place => index.places[place][0]).join(', '),
      [row.soort, row.niveau].concat(row.soort === 'mbo' ? row.wegen : []).join(' ')].join(' | '));
    return [[ten.map(row => row.sleutel), found.weg, found.gelezen.map(pair => pair.join(' → '))], lines];
  });
}"""


def asked(binary, typed):
    """What the command line answers: the first ten, the words left out, and how words were read."""
    env = dict(os.environ, BIJSLUITER_HOME=str(ROOT))
    run = subprocess.run([binary, "query", "--json", "--limit", "10", "--", typed], capture_output=True, text=True, env=env)
    return [[hit["key"] for hit in json.loads(run.stdout or "[]")],
            re.findall("^«(.*)» past nergens bij", run.stderr, re.M),
            [" → ".join(pair) for pair in re.findall("^«(.*)» gelezen als «(.*)»$", run.stderr, re.M)]]


def same_as_the_command(running, tally, base, binary):
    """Site and command line give the same first ten, in the same order, read in the same way."""
    lines = (ROOT / "Tests/Questions/questions.tsv").read_text().splitlines()
    wanted = [line.split("\t") + ["", ""] for line in lines if not line.startswith("#")]
    questions = [row[0] for row in wanted]
    with page(running, tally, "zelfde antwoorden", base) as tab:
        tab.goto(base + "index.html")
        tab.wait_for_selector("#zoeken:not([hidden])")
        for (typed, first, every, *_), (site, lines) in zip(wanted, tab.evaluate(ASK, questions)):
            command = asked(binary, typed)
            first, every = first.lstrip("@"), every.lstrip("@")
            if first == "-":
                tally.check(f"«{typed}» vindt niets", not lines, lines[:1])
            elif first:
                tally.check(f"«{typed}» eerst", lines and re.search(first, lines[0], re.I), lines[:1])
            tally.check(f"«{typed}» alle tien", all(re.search(every, line, re.I) for line in lines), lines)
            tally.check(f"«{typed}» gelijk", site == command, (site, command))
    tally.check("genoeg vragen", len(questions) >= 200, len(questions))


def main():
    tally = Tally()
    with served(str(SITE)) as base, browser() as running:
        finds(running, tally, base)
        tells_apart(running, tally, base)
        corrects(running, tally, base)
        if len(sys.argv) > 2:
            same_as_the_command(running, tally, base, sys.argv[2])
    tally.end()


if __name__ == "__main__":
    main()
