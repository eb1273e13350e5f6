"""Guessing first, by mouse and by keyboard, and whom the guess is about.

    test_guess.py SITE
"""

import pathlib
import re
import sys

from browser import PHONE, Tally, browser, not_grey, page, served, with_figure

SITE = pathlib.Path(sys.argv[1]).resolve()


def guesses_honestly(running, tally, base):
    """Who the figure is about stands in the question, and before the difference."""
    with page(running, tally, "eerlijk raden", base) as tab:
        for what, wanted in [("groep", lambda f: "m" in f and "own" not in f), ("eigen", lambda f: "m" in f and "own" in f),
                             ("oud", lambda f: "m" in f and "old" in f), ("geen", lambda f: "m" not in f)]:
            key = with_figure(SITE, wanted)
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


def guesses(running, tally, base, key):
    with page(running, tally, "raden", base, size=PHONE) as tab:
        tab.goto(base + "raad/index.html")
        tab.fill("#q", "bouwkunde")
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


def main():
    tally = Tally()
    with served(str(SITE)) as base, browser() as running:
        guesses_honestly(running, tally, base)
        guesses(running, tally, base, "28dn-30020" if (SITE / "opleiding/28dn-30020").exists() else
                next(SITE.glob("opleiding/*/sheet.json")).parent.name)
    tally.end()


if __name__ == "__main__":
    main()
