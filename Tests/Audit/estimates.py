"""What a sheet must not say about the hbo completion estimate, and about two figures that stand together. Each check takes a
sheet and the edition and gives what is wrong with it: nothing when the sheet is in order."""

import re

# Parts of sentences.
ESTIMATE = re.compile(r"schat|estimat|rekenen wij|we reckon", re.I)
FULL_TIME_ONLY = re.compile(
    r"(?:alleen|uitsluitend|vooral)\b[^.;:]{0,40}\bvoltijd|voltijdopleiding|full_?time_only|mainly_full|"
    r"(?:mainly|only|mostly)[^.;:]{0,30}full-time|full-time[^.;:]{0,20}only", re.I)
ALL_YEARS = re.compile(r"al(?:le)? die jaren|all those years")
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
