"""Each check sees the sentence it is for, in both languages, and lets the true sentence by. Run by itself:

    test_checks.py
"""

import types

import estimates
import sentences
from sheets import BLOCK, repeated

NOTHING = types.SimpleNamespace()


class Made:
    """A made-up sheet with one sentence in it, as its text."""

    def __init__(self, sentence, kind="hbo", figures=(), language="nl", record=None):
        self.key, self.kind, self.level, self.code = "00zz-30000", kind, "bachelor", "30000"
        self.figures, self.record = list(figures), record or {}
        self.language, self.sentence = language, sentence
        self.raw = {(language, "text"): sentence}
        self.folders = {language: None}
        self.items = {language: [sentence]}
        self.sections = {language: [("", ""), ("", ""), ("", sentence), ("", sentence), ("", sentence), ("", sentence)]}

    def words(self, *marks):
        if any(mark in self.sentence for mark in marks):
            yield self.language, "text", self.sentence

    def published(self, indicator):
        return [one for one in self.figures if one["indicator"] == indicator]

    def headline(self, indicator):
        return next((one for one in self.published(indicator) if one["headline"]), None)

    def answer(self, language, indicator):
        return self.sentence


def figure(indicator, **more):
    base = {"indicator": indicator, "headline": True, "state": "published", "definition": indicator + ".cbs_register",
            "value": 0.553, "basis": {"rung": "own_pooled", "group": "School, Opleiding"}, "sources": [{"id": "x"}]}
    return {**base, **more}


OWN = figure("completion", method="estimated", definition="completion.stock_flow", period="2021–2024")
COUNTRY = {**OWN, "headline": False, "value": 0.594, "basis": {"rung": "programme", "group": "Opleiding, heel Nederland"}}
STUDY = figure("further_study", period="2016/17", period_kind="cohort")
PAY = figure("start_salary", value=16.34, sources=[{"id": "cbs-83815-richting"}])
SCHOOL = figure("completion", definition="completion.inspectie_diploma_result")
START = figure("start_result", period="2021")
MISSING = {"indicator": "first_years", "state": "absent", "reason": "too_few"}

# Check, what must be seen, what must be let by, and the rest of the made sheet.
CASES = [
    (estimates.estimate_as_fact, ["Van elke 10 studenten die hier stopten of klaar waren, hadden er ongeveer 6 het diploma.",
                               "Of every 10 students who stopped or finished here, about 6 had the diploma.",
                               "Van de 100 studenten die hier stopten of klaar waren, haalden er 55 het diploma."],
     ["Van elke 10 studenten die hier stopten of klaar waren, schatten wij er 6 met diploma.",
      "Of every 100 students who stopped or finished here, we estimate that 55 had the diploma."], {"figures": [OWN]}),
    (estimates.order, ["ongeveer 6 van de 10 Ter vergelijking: heel Nederland: ongeveer 59 van de 100",
                    "about 6 out of 10. To compare: all of the Netherlands: about 59 out of 100"],
     ["ongeveer 55 van de 100 Ter vergelijking: heel Nederland: ongeveer 59 van de 100",
      "ongeveer 6 van de 10 Ter vergelijking: heel Nederland: ongeveer 6 van de 10"], {"figures": [OWN, COUNTRY]}),
    (sentences.further_study, ["Leren mensen hierna door? ongeveer 4 van de 100. Na een onderbreking.",
                            "Do people study on after this? about 4 out of 100 came back",
                            "Do people go on studying? ¶ 4 out of 100 returned",
                            "Kwamen terug: 4 van de 100, op dat moment weer met een opleiding bezig"],
     ["Komen mensen later terug? ongeveer 4 van de 100 keerde na een onderbreking terug."], {"figures": [STUDY]}),
    (sentences.mean_pay, ["€ 16,34 bruto per uur, gemiddeld (techniek)"],
     ["€ 16,34 bruto per uur, de bron zegt niet hoe dit is berekend (techniek)", "0,7 maanden, gemiddeld"],
     {"figures": [PAY]}),
    (sentences.mean_headline, ["€ 16,34 bruto per uur, gemiddeld", "€16.34 per hour, on average", "the mean, €16.34"],
     ["€ 16,34 bruto per uur, de bron zegt niet hoe dit is berekend - Toen. Gemiddeld"], {"figures": [PAY]}),
    (sentences.whole_school, ["Dit gaat over alle opleidingen van ROC Zuid samen, niet alleen over deze opleiding.",
                           "(alle opleidingen van ROC Zuid samen; 2018/19, oud). - Soort: mbo niveau 2",
                           "all programmes of ROC Zuid together; 2018/19", "(alle opleidingen van ROC Zuid, samen; 2018/19, oud)",
                           "Dit gaat over alle opleidingen samen van ROC Zuid, en niet alleen over deze opleiding op niveau 2."],
     ["Dit gaat over alle opleidingen samen van St. Lucas, niveau 2 tot en met 4, en niet alleen over deze opleiding.",
      "(all programmes of ROC Zuid, levels 2 to 4, together)", "alle opleidingen van ROC Zuid samen, niveau 2 tot en met 4", "alle opleidingen van niveau 2 tot en met 4 van ROC Zuid samen",
      "all programmes of ROC Zuid together (niveau 2 to 4)"], {"kind": "mbo", "figures": [SCHOOL]}),
    (sentences.leavers_as_graduates, ["bij mensen die in 2016/17 hun diploma haalden", "people who got their diploma in 2016/17"],
     ["bij mensen die in 2016/17 met een diploma van school gingen"], {"figures": [STUDY]}),
    (sentences.same_group, ["Wie. Steeds dezelfde groep. Dit", "x. The same group. Counted"],
     ["Een deel van dezelfde groep is weer gaan leren."], {}),
    (sentences.everyone, ["Geteld: de bron telde iedereen.", "Counted: the source counted everyone."],
     ["Van iedereen die werk heeft of zoekt."], {}),
    (sentences.start_result_age, ["- Blijven nieuwe studenten op school? ongeveer 85 van de 100 (mbo, alle niveaus; in 2021). Nieuwe"],
     ["- Blijven nieuwe studenten op school? ongeveer 85 van de 100 (mbo, alle niveaus; in 2021, oud). Nieuwe"],
     {"kind": "mbo", "figures": [START]}),
    (sentences.source_at_hand, ["want wij hebben de bron nog niet: Hoeveel mensen halen het diploma? Hoeveel mensen stoppen? Werk?",
                             "because we do not have the source yet: How many people stop? Work?"],
     ["want die bron is nog niet ingelezen: Hoeveel mensen stoppen?", "wij hebben de bron nog niet: Is er werk?"], {"kind": "mbo"}),
    (sentences.question_twice, ["Hoeveel mensen stoppen? Is er straks werk? Hoeveel mensen stoppen?"],
     ["Wat verdien ik? € 12,03. Dat is oud. Wat verdien ik? € 13,11.", "Hoeveel mensen stoppen? Is er straks werk?"], {}),
]


def main():
    wrong = []
    for check, seen, let_by, more in CASES:
        for said, wanted in [(seen, True), (let_by, False)]:
            for sentence in said:
                english = any(word in sentence for word in (" the ", "people", "programmes"))
                found = check(Made(sentence, language="en" if english else "nl", **more), NOTHING)
                if bool(found) != wanted:
                    wrong.append(f"{check.__name__}: {'niet gezien' if wanted else 'ten onrechte gezien'}: {sentence} {found}")
    edition = types.SimpleNamespace(
        has_count=lambda indicator, key: False, counted_share=lambda key: 0.341,
        shares_of_full_time=lambda code, all_years: [0.474], shares_of_everyone=lambda code: [0.594], offerings={"00zz-30000": {}},
        next_programmes=lambda offering: 7)
    labelled = {**COUNTRY, "basis": {"rung": "programme", "group": "Opleiding, heel Nederland, alleen opleidingen met vooral voltijd"}}
    routes = lambda number: {"routes": [{"kind": "mbo", "level": "4", "programmes": number}]}
    for name, found, wanted in [
        ("een som onder een ander label", estimates.rung_label(Made("", figures=[labelled]), edition), True),
        ("een som onder haar label", estimates.rung_label(Made("", figures=[COUNTRY]), edition), False),
        ("een som van voltijd onder haar label", estimates.rung_label(Made("", figures=[{**labelled, "value": 0.474}]), edition), False),
        ("het tiende tegen de tellingen", estimates.against_own_counts(Made(CASES[0][1][0], figures=[OWN]), edition), True),
        ("te weinig mensen zonder rij", sentences.privacy_without_row(Made("", figures=[MISSING]), edition), True),
        ("tien opleidingen waar er zeven zijn", sentences.next_programmes(Made("", "mbo", record=routes(10)), edition), True),
        ("zeven opleidingen waar er zeven zijn", sentences.next_programmes(Made("", "mbo", record=routes(7)), edition), False),
        ("een vraag in een lijst", repeated("Hoe lang zoek ik? Is er werk? Hoe lang zoek ik?"), True),
        ("een blok", BLOCK.search("<td class=x>"), True),
    ]:
        if bool(found) != wanted:
            wrong.append(f"{name}: {found}")
    for line in wrong:
        print("audit: FOUT", line)
    print(f"audit: {len(wrong)} fout in de proef van de controles")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
