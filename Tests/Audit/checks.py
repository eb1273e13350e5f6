"""What a sheet must not say. Each check takes a sheet and the edition and gives what is wrong with it: nothing when the
sheet is in order. Patterns hold the sentence seen and the forms it might take again, in both languages; where a member
of `sheet.json` decides, that is asked and not the words."""

import re

from sheets import repeated

# Parts of sentences.
ESTIMATE = re.compile(r"schat|estimat|rekenen wij|we reckon", re.I)
FULL_TIME_ONLY = re.compile(
    r"(?:alleen|uitsluitend|vooral)\b[^.;:]{0,40}\bvoltijd|voltijdopleiding|full_?time_only|mainly_full|"
    r"(?:mainly|only|mostly)[^.;:]{0,30}full-time|full-time[^.;:]{0,20}only", re.I)
ALL_YEARS = re.compile(r"al(?:le)? die jaren|all those years")
MEAN = re.compile(r"gemiddeld|\bgem\.|\baverage|\bmean\b", re.I)
NUMBER = re.compile(r"(?<![\d.,])(\d{1,4}) (?:van de|van elke|op de|op elke|out of(?: every)?|of every|in) (10|100|1\.000|1,000)\b")
BESIDE = re.compile(r"Ter vergelijking|To compare|In heel Nederland|In the whole country", re.I)
SENTENCE = re.compile(r"(?<=[.?!])\s+|\s*¶\s*")
# Past tense: something that is known to have happened.
HAPPENED = re.compile(r"\b(?:hadden|haalden|behaalden|kregen|slaagden|had|got|gained|obtained)\b")
TENTHS = re.compile(r"(?:ongeveer |about |er )(\d+) (?:het|een|met|had|got|the|of them)\b")


def rung_label(sheet, edition):
    """A group of hbo completion sums exactly the institutions its label names."""
    wrong = []
    for figure in sheet.published("completion") if sheet.kind == "hbo" else []:
        basis = figure["basis"]
        if basis["rung"] != "programme" or figure.get("method") != "estimated":
            continue
        full_time = bool(FULL_TIME_ONLY.search(basis["group"] + " " + basis.get("population", "")))
        all_years = bool(ALL_YEARS.search(basis["group"]))
        shares = (edition.shares_of_full_time(sheet.code, all_years) if full_time
                  else edition.shares_of_everyone(sheet.code))
        if not any(share is not None and abs(share - figure["value"]) < 0.0006 for share in shares):
            wrong.append(f"{figure['value']} onder «{basis['group']}», geteld "
                         + " of ".join("niets" if share is None else f"{share:.3f}" for share in shares))
    return wrong


def label_in_words(sheet, edition):
    """The words beside an answer call a group mainly full-time if, and only if, its label does."""
    figures = [one for one in sheet.published("completion") if one.get("method") == "estimated"]
    if sheet.kind != "hbo" or not figures:
        return []
    labelled = any(FULL_TIME_ONLY.search(one["basis"]["group"] + " " + one["basis"].get("population", "")) for one in figures)
    wrong = []
    for language in sheet.sections:
        answer = sheet.answer(language, "completion")
        # A reason may speak of full-time too; the name of the group is what stands beside the number.
        named = BESIDE.split(answer)[1:]
        if labelled != bool(FULL_TIME_ONLY.search(answer if labelled else " ".join(named))):
            wrong.append(language)
    return wrong[:1]


def order(sheet, edition):
    """Rounding never turns round which of two figures that stand together is the higher."""
    wrong = []
    for indicator in ("job_chance", "completion"):
        own = sheet.headline(indicator)
        others = [one for one in sheet.published(indicator) if own and not one["headline"]
                  and one["definition"] == own["definition"] and one.get("period") == own.get("period")]
        if not others:
            continue
        for language in sheet.sections:
            parts = BESIDE.split(sheet.answer(language, indicator), maxsplit=1)
            first, second = (NUMBER.search(part) for part in (parts[0], parts[1] if len(parts) > 1 else ""))
            if first and second:
                left, right = (int(one[1]) / int(re.sub(r"\D", "", one[2])) for one in (first, second))
                if (left - right) * (own["value"] - others[0]["value"]) < 0:
                    wrong.append(f"{language}: «{first[0]}» naast «{second[0]}», {own['value']} en {others[0]['value']}")
    return wrong[:1]


def first(sheet, pattern, *marks):
    """Where a pattern is first read, among the files that have one of the marks, as a list of none or one."""
    return next(([f"{language} {kind}: «{found[0][:110]}»"] for language, kind, words in sheet.words(*marks)
                 if (found := pattern.search(words))), [])


def facts(sheet):
    """The sentences that tell an estimate as something that happened: (language, kind of file, sentence)."""
    figure = sheet.headline("completion")
    if sheet.kind != "hbo" or not figure or figure.get("method") != "estimated":
        return []
    found = []
    for language, kind, words in sheet.words("diplom"):
        for sentence in SENTENCE.split(words):
            if (HAPPENED.search(sentence) and "diplom" in sentence and re.search(r"\b10{1,2}\b", sentence)
                    and re.search(r"stopten|klaar|stopped|finished|students|studenten", sentence)
                    and not ESTIMATE.search(sentence)):
                found.append((language, kind, sentence))
    return found


def estimate_as_fact(sheet, edition):
    """An estimate is never told as something that happened."""
    return [f"{language} {kind}: «{sentence[:110]}»" for language, kind, sentence in facts(sheet)][:1]


def against_own_counts(sheet, edition):
    """Told as a fact, the tenth is not that of the programme's own counts."""
    figure = sheet.headline("completion")
    if not figure or not figure["basis"]["rung"].startswith("own"):
        return []
    share = edition.counted_share(sheet.key) if figure["basis"]["rung"] == "own_pooled" else None
    for language, kind, sentence in facts(sheet):
        printed = TENTHS.search(sentence)
        if share is not None and printed and int(printed[1]) != int(share * 10 + 0.5):
            return [f"gedrukt {printed[1]}, geteld {share:.3f}"]
    return []


def raw_share(sheet, edition):
    """The programme's own share stands beside the estimate, in `terms`, and is that of its counts."""
    figure = sheet.headline("completion")
    if not figure or figure["basis"]["rung"] != "own_pooled" or figure.get("method") != "estimated":
        return []
    terms = {term["name"]: term["value"] for term in figure.get("terms", [])}
    counted = {"own_share": edition.own_share(sheet.key), "raw_share": edition.counted_share(sheet.key)}
    if not terms.keys() & counted.keys():
        return ["niet in terms"]
    return [f"{name} {terms[name]}, geteld {share:.4f}" for name, share in counted.items()
            if name in terms and abs(terms[name] - share) >= 0.0006]


def estimate_unnamed(sheet, edition):
    """Whatever shows the estimate, the card too, says that it is one."""
    figure = sheet.headline("completion")
    if sheet.kind != "hbo" or not figure or figure.get("method") != "estimated":
        return []
    wrong = []
    for language, kind, words in sheet.words("diploma?"):
        # A card has the words for who cannot see it first, and then what is seen.
        question = {"nl": "Haal ik het diploma?", "en": "Will I get the diploma?"}[language]
        if question in words and not ESTIMATE.search(words.rpartition(question)[2] if kind == "card" else words):
            wrong.append(f"{language} {kind}")
    return wrong[:1]


def question_twice(sheet, edition):
    """No list of questions asks the same one twice."""
    return [f"{language}, {title}: {twice}" for language, parts in sheet.sections.items() for title, body in parts
            if (twice := repeated(body))][:1]


STUDIES_ON = re.compile(
    r"(?:Leren|Gaan|Studeren) (?:mensen|ze|studenten)\b[^?.]{0,30}\b(?:door|verder)(?: leren| studeren)?\? ?¶? ?(?:bijna |ongeveer |ruim )?\d|"
    r"Do (?:people|students|they)\b[^?.]{0,12}\b(?:study on|go on studying|continue)[^?.]{0,30}\? ?¶? ?(?:nearly |about |over )?\d|"
    r"[Oo]p dat moment (?:weer )?(?:met een opleiding bezig|aan het studeren)|[Ii]n a programme again at that moment")
RETURNED = re.compile(r"onderbreking|teruggekeerd|keer\w* terug|kwam\w* terug|weer (?:naar school|begonnen)|opnieuw|"
                      r"\breturn|came back|come back|\bbreak\b", re.I)


def further_study(sheet, edition):
    """The register's figure of hbo leavers who came back never answers whether people go on studying."""
    if sheet.kind != "hbo" or not sheet.published("further_study"):
        return []
    wrong = first(sheet, STUDIES_ON, "?", "moment")
    texts = {language: " ".join(body for _, body in parts[4:]) for language, parts in sheet.sections.items()}
    return (wrong + [f"{language}: zegt niet dat mensen terugkwamen" for language, text in texts.items()
                     if not RETURNED.search(text)])[:1]


def mean_pay(sheet, edition):
    """The source of 83815NED does not say how its pay is worked out: no word and no member calls it a mean."""
    wrong = []
    for figure in sheet.published("start_salary"):
        if not any(source["id"].startswith("cbs-83815") for source in figure["sources"]):
            continue
        if figure.get("statistic") == "mean":
            wrong.append("sheet.json: statistic mean")
        # The headline may round as it likes; a row has the amount to the cent.
        amount = f"{figure['value']:.2f}"
        for language, items in sheet.items.items():
            shown = amount.replace(".", ",") if language == "nl" else amount
            pay = [item for item in items if shown in item]
            wrong += [f"{language}: «{item[:80]}»" for item in pay if MEAN.search(item)]
        for language, kind, words in sheet.words("€"):
            shown = amount.replace(".", ",") if language == "nl" else amount
            at = [found.start() for found in re.finditer(re.escape(shown), words)] if kind != "text" else []
            wrong += [f"{language} {kind}: «{words[one:one + 60]}»" for one in at
                      if MEAN.search(re.split(r"¶|\. ", words[one:one + 90])[0])]
    return wrong[:1]


def mean_headline(sheet, edition):
    """The same, where it is the answer to a question."""
    figure = sheet.headline("start_salary")
    if not figure or not any(source["id"].startswith("cbs-83815") for source in figure["sources"]):
        return []
    return [language for language in sheet.sections
            if MEAN.search(sheet.answer(language, "start_salary").split(" - ")[0])][:1]


WHOLE_SCHOOL = re.compile(
    r"alle (?:mbo-?)?opleidingen van (?:(?!niveau)[^:;¶]){2,80}?,? samen\b(?![^.;:¶]{0,60}niveau)|"
    r"alle (?:mbo-?)?opleidingen samen (?:van|op|bij) (?!(?:(?!, en niet)[^:;¶]){2,110}niveau)|"
    r"all (?:mbo )?programmes (?:of|at) (?:(?!niveau|level)[^:;¶]){2,80}?,? together\b(?![^.;:¶]{0,60}(?:niveau|level))|"
    r"all (?:mbo )?programmes together (?:of|at) (?!(?:(?!, and not)[^:;¶]){2,110}(?:niveau|level))")


def whole_school(sheet, edition):
    """The Inspectorate's result of a school is of niveau 2 to 4, and is not called that of all its programmes."""
    if sheet.kind != "mbo" or not any(sheet.published(one) for one in ("completion", "year_result")):
        return []
    return first(sheet, WHOLE_SCHOOL, " samen", " together")


def leavers_as_graduates(sheet, edition):
    """CBS counts who left in a year and holds a diploma, of any year: they did not all get it that year."""
    years = {figure["period"] for figure in sheet.figures if figure["state"] == "published"
             and figure.get("period_kind") == "cohort" and figure["definition"].split(".")[-1].startswith("cbs_")}
    if sheet.kind != "hbo" or not years:
        return []
    that = "(?:" + "|".join(re.escape(year) for year in sorted(years)) + ")"
    pattern = re.compile(rf"in {that} (?:hun|een|het) diploma (?:haal|kreg)|(?:got|gained|earned) their diploma in {that}|"
                         rf"diploma (?:haalden|kregen) in {that}|graduated in {that}")
    return first(sheet, pattern, "diploma", "graduated")


SAME_GROUP = re.compile(r"[Ss]teeds dezelfde (?:groep|mensen)|(?:^|[.¶] )(?:Always )?[Tt]he same (?:group|people)[.,]|"
                        r"[Hh]et zijn (?:steeds )?dezelfde mensen")
EVERYONE = re.compile(r"[Dd]e bron telde iedereen|[Ii]edereen is geteld|[Tt]he source counted everyone|"
                      r"[Ee]veryone (?:was|is) counted")


def same_group(sheet, edition):
    """Who goes back to school drops out of the count of later years: it is not the same group each year."""
    return first(sheet, SAME_GROUP, "dezelfde groep", "dezelfde mensen", "he same group", "he same people")


def everyone(sheet, edition):
    """A register's table leaves people out; it did not count everyone."""
    return first(sheet, EVERYONE, "telde iedereen", "edereen is geteld", "counted everyone", "veryone is c", "veryone was c")


def privacy_without_row(sheet, edition):
    """Too few people is a reason only where the source has a row."""
    if sheet.kind != "hbo":
        return []
    return [f"{figure['indicator']}: {figure['reason']}" for figure in sheet.figures
            if figure["indicator"] in ("students", "first_years", "graduates")
            and figure.get("reason") in ("too_few", "too_uniform", "protected")
            and not (edition.has_count(figure["indicator"], sheet.key) and figure.get("period"))]


def next_programmes(sheet, edition):
    """Of the programmes one can go on to, only those are counted that still take students."""
    if sheet.kind != "mbo":
        return []
    return [f"{route['programmes']}, nu nog {current}" for route in sheet.record.get("routes", [])
            if route["kind"] == "mbo" and route.get("programmes") is not None
            and route["programmes"] > (current := edition.next_programmes(edition.offerings[sheet.key]))]


START_RESULT = re.compile(r"(?:Blijven nieuwe studenten|Do new students stay)[^?]*\? [^()]*\([^()]*\b2021\b(?![^()]*\b(?:oud|old)\b)[^()]*\)")


def start_result_age(sheet, edition):
    """October 2021 is old on every sheet or on none: the start result of 2021 too."""
    if not any(figure.get("period") == "2021" for figure in sheet.published("start_result")):
        return []
    return [f"{language}: «{found[0][:110]}»" for language in sheet.folders
            if (found := START_RESULT.search(sheet.raw[language, "text"]))][:1]


NO_SOURCE = re.compile(
    r"(?:hebben (?:wij )?(?:de|die) bron (?:nog )?niet|do not have (?:the|that) source(?: yet)?)[^¶]{0,700}?"
    r"(?:Hoeveel mensen stoppen|stoppen er\?|How many people stop)")


def source_at_hand(sheet, edition):
    """The file of early leavers per mbo institution is published: we have not loaded it, and may not say it is not there."""
    if sheet.kind != "mbo":
        return []
    return first(sheet, NO_SOURCE, "bron nog niet", "bron niet", "the source", "that source")


# Name -> check. The name is what the table shows.
CHECKS = {
    "label van een groep is niet wat is opgeteld (cijfers)": rung_label,
    "label in woorden is een ander dan in JSON": label_in_words,
    "afronding keert de volgorde om": order,
    "schatting als feit verteld": estimate_as_fact,
    "… en het tiende is niet dat van de eigen tellingen": against_own_counts,
    "eigen aandeel staat niet in terms": raw_share,
    "schatting zonder het woord": estimate_unnamed,
    "dezelfde vraag twee keer": question_twice,
    "hbo: teruggekeerd als «leren mensen door»": further_study,
    "«gemiddeld» bij 83815NED": mean_pay,
    "… als antwoord op een vraag": mean_headline,
    "«alle opleidingen van de school samen» zonder niveau 2–4": whole_school,
    "verlaters als mensen die dat jaar hun diploma haalden": leavers_as_graduates,
    "«steeds dezelfde groep»": same_group,
    "«de bron telde iedereen»": everyone,
    "te weinig mensen waar geen rij is": privacy_without_row,
    "«N opleidingen» telt uitlopende codes": next_programmes,
    "startersresultaat 2021 niet oud": start_result_age,
    "«bron nog niet» bij uitval mbo": source_at_hand,
}
