"""Sentences that claim more than the source. Each check takes a sheet and the edition and gives what is wrong with it:
nothing when the sheet is in order. Patterns hold the sentence seen and the forms it might take again, in both languages;
where a member of `sheet.json` decides, that is asked and not the words."""

import re

from sheets import first, repeated

MEAN = re.compile(r"gemiddeld|\bgem\.|\baverage|\bmean\b", re.I)


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
