"""Which source feeds which definition, which indicator shows it, and in which part of the sheet it stands.

Read from Datasets/sources, Datasets/reference (ladder, facts, norms), the English texts, and from the lists the code keeps:
the ids of the indicators and the order of the parts of a sheet.
"""

import re

import yaml_subset

# What the code makes of other definitions, by the file that does it; `documents.py` looks that each stands there.
MADE = {
    "completion.stock_flow": (
        ["students.duo_1oct", "first_years.duo_new_in_ho", "graduates.duo_diploma_year"],
        "Sources/Figures/Indicators/Completion.swift"),
    "job_chance.roa_survey": (["unemployment.roa_survey"], "Sources/Figures/Indicators/JobChance.swift"),
    "continuation.vh_one_year": (["dropout.vh_one_year"], "Sources/Figures/Indicators/Continuation.swift"),
}
# A ladder names the definition that is published; the figure carries the one that is made of it.
RENAMED = {
    ("job_chance", "unemployment.roa_survey"): "job_chance.roa_survey",
    ("continuation", "dropout.vh_one_year"): "continuation.vh_one_year",
}


class DocumentError(Exception):
    pass


def swift_list(folder, pattern, what):
    """The cases of the first Swift list that fits, from any file of a folder."""
    for file in sorted(folder.rglob("*.swift")):
        match = re.search(pattern, file.read_text(encoding="utf-8"), re.DOTALL)
        if match:
            return re.findall(r'"([^"]+)"', match[1]) or re.findall(r"\.(\w+)", match[1])
    raise DocumentError(f"{folder}: {what} not found; Tests/Docs/sources.py looks for {pattern}")


def indicators(root):
    """Ids of the indicators by the name of their case, in the order of the sheet."""
    for file in sorted((root / "Sources").rglob("*.swift")):
        text = file.read_text(encoding="utf-8")
        match = re.search(r"enum IndicatorID: String.*?\{(.*?)\n\}", text, re.DOTALL)
        if match:
            return {case: value or case for case, value in re.findall(
                r'case (\w+)(?: = "(\w+)")?', match[1])}
    raise DocumentError("Sources: enum IndicatorID not found")


class Sheet:
    """In which part of the sheet an indicator stands, by the heading of that part."""

    def __init__(self, root):
        self.cases = indicators(root)
        view, model = root / "Sources" / "Rendering", root / "Sources"
        self.page = yaml_subset.load(root / "Templates" / "texts" / "en.yml")["page"]
        ids = lambda cases: [self.cases[case] for case in cases]
        self.questions = ids(swift_list(
            view, r"struct SheetView\b.*?static let questions: \[IndicatorID\] = \[(.*?)\]", "the questions of a sheet"))
        self.more = ids(swift_list(
            view, r"struct SheetView\b.*?static let more: \[IndicatorID\] = \[(.*?)\]", "what stands under the questions"))
        self.numbers = ids(swift_list(
            view, r"struct NumbersTable\b.*?static let columns: \[IndicatorID\] = \[(.*?)\]", "the columns of the numbers"))
        self.returned = swift_list(
            model, r"static let returnedToStudy: Set<String> = \[(.*?)\]",
            "definitions of who came back to education")

    def part(self, indicator, definition, shown):
        """Where a figure stands; `shown` are the ways its steps are shown."""
        page = self.page
        if definition.endswith(".inspectie_norm"):
            return "a norm: beside an own figure only"
        if definition in self.returned:
            return f"*{page['study_on']}*, under a question of its own"
        if indicator in self.numbers:
            return f"*{page['numbers']}*" + (f", *{page['locations']}*" if indicator == "students" else "")
        if shown == {"context"}:
            return f"*{page['context']}*"
        if indicator in self.questions:
            head = f"*{page['questions']}*, *{page['short']}*, card"
        elif indicator == "job_path":
            head = f"*{page['path']}*"
        elif indicator == "further_study":
            head = f"*{page['study_on']}*"
        elif indicator in self.more:
            head = f"*{page['more']}*"
        else:
            raise DocumentError(f"{indicator}: stands in no part of the sheet that is known here")
        if shown & {"also", "wider"}:
            head += f"; not as headline: beside it, or in *{page['context']}*"
        return head


def declared_sources(root):
    for file in sorted((root / "Datasets" / "sources").glob("*.yml")):
        yield yaml_subset.load(file)


def definitions_of(source):
    """The definitions a declared source gives."""
    named = [source.get("definition", "")]
    named += [outcome["definition"] for outcome in source.get("outcomes", [])]
    values = source.get("values")
    if isinstance(values, dict) and isinstance(values.get("definition"), dict):
        named += values["definition"].values()
    for name in named:
        if "." in name:
            yield name
        elif name:
            # Positions of leavers are one source for several indicators.
            for indicator in source.get("feeds", []):
                yield f"{indicator}.{name}"


def givers(root):
    """Per definition the sources that give it, as (id, file below Datasets, is awaited, table of facts)."""
    found = {}
    def add(definition, source, file, awaited=False, table=None):
        entry = (source, file, awaited, table)
        if entry not in found.setdefault(definition, []):
            found[definition].append(entry)
    for source in declared_sources(root):
        for definition in definitions_of(source):
            # Counts per form of a subsector tell the forms of a programme, and are in no figure.
            if source.get("reader") not in ("none", "form-groups"):
                add(definition, source["id"], f"sources/{source['id']}.yml",
                    source.get("status") == "awaited")
    for file in sorted((root / "Datasets" / "reference" / "facts").glob("*.yml")):
        for table in yaml_subset.load(file).get("tables", []):
            for source in table["sources"]:
                add(table["definition"], source, f"reference/facts/{file.name}", table=table["id"])
    for norm in yaml_subset.load(root / "Datasets" / "reference" / "norms.yml")["norms"]:
        for indicator in norm.get("indicators", {}).values() if "definition" in norm else []:
            for source in norm["sources"]:
                add(f"{indicator}.{norm['definition']}", source, "reference/norms.yml")
    return found


def steps(root):
    """Per indicator and definition of the ladder: kinds, (rung, shown) of its steps, and the tables they name."""
    found = {}
    would_fill, levels_out = {}, {}
    ladder = yaml_subset.load(root / "Datasets" / "reference" / "ladder.yml")["indicators"]
    for indicator, kinds in ladder.items():
        for kind, rules in kinds.items():
            for step in rules.get("steps", []):
                entry = found.setdefault((indicator, step["definition"]), ([], [], set()))
                if kind not in entry[0]:
                    entry[0].append(kind)
                pair = (step["rung"], step.get("shown", "headline"))
                if pair not in entry[1]:
                    entry[1].append(pair)
                entry[2].add(step.get("match", {}).get("table"))
            if rules.get("would_fill"):
                would_fill.setdefault(indicator, {})[kind] = rules["would_fill"]
            for word in ("not_applicable", "not_measured"):
                if rules.get(word):
                    levels_out.setdefault(indicator, []).append((kind, word, rules[word]))
    return found, would_fill, levels_out


def linked(givers_of, tables=frozenset([None])):
    """Sources as links to the file that declares them; of facts only the tables that steps name, where all name one."""
    words = []
    for source, file, awaited, table in givers_of:
        if table and None not in tables and table not in tables:
            continue
        word = f"[`{source}`](../Datasets/{file})" + (" (awaited)" if awaited else "")
        if word not in words:
            words.append(word)
    return ", ".join(words)


def rungs(pairs):
    return ", ".join(f"`{rung}`" + ("" if shown == "headline" else f" ({shown})") for rung, shown in pairs)


def document(root):
    sheet, given = Sheet(root), givers(root)
    used, would_fill, levels_out = steps(root)
    for name, (_, file) in MADE.items():
        if f'"{name}"' not in (root / file).read_text(encoding="utf-8"):
            raise DocumentError(f"{name}: not made in {file}; Tests/Docs/sources.py says it is")
    lines = [
        "# From source to sheet", "",
        "Which source gives which definition, which indicator shows it on which aggregation level (*rung*), and in which "
        "part of the sheet it stands. Made from `Datasets/sources`, `Datasets/reference` and the lists in the code by "
        "`python3 Tests/Docs/documents.py --write`; a test checks that it is fresh. Do not edit it by hand.", "",
        "A rung without a word can be the headline. *also*: can be the headline, and is shown beside a better one. *wider*: "
        "the same, where it is the same measure of a wider group. *context*: never the headline. *awaited*: declared, and "
        "read as soon as a person puts the file in the import folder. What each definition counts is in "
        "[the page for statisticians](../Sources/Figures/Figures.docc/HowTheFiguresAreMade.md).", "",
        "## Figures", "",
        "| indicator | definition | for | rungs, best first | sources | part of the sheet |",
        "| --- | --- | --- | --- | --- | --- |"]
    shown_definitions = set()
    for indicator in sheet.cases.values():
        rows = [(definition, entry) for (name, definition), entry in used.items() if name == indicator]
        for definition, (kinds, pairs, tables) in rows:
            shown_definitions.add(definition)
            own = RENAMED.get((indicator, definition), definition)
            if own in MADE:
                of = MADE[own][0]
                shown_definitions |= set(of)
                sources = "made of " + ", ".join(f"`{name}`" for name in of)
                if len(of) == 1:
                    sources = f"1 − `{of[0]}`: " + linked(given[of[0]], tables)
            elif definition in given:
                sources = linked(given[definition], tables)
            else:
                sources = "no source is declared"
            lines.append(
                f"| `{indicator}` | `{own}` | {', '.join(kinds)} | {rungs(pairs)} | {sources} | "
                f"{sheet.part(indicator, own, {shown for _, shown in pairs})} |")
        if not rows:
            lines.append(
                f"| `{indicator}` | – | mbo, hbo | – | none is loaded | "
                f"*{sheet.page['missing']}* |")
    lines += [
        "", "## Where there is no figure", "",
        "What the ladder says of levels without an answer, and the sources a sheet names as the ones that would fill the gap "
        f"(part *{sheet.page['missing']}*).", "",
        "| indicator | levels without an answer | would fill: mbo | would fill: hbo |", "| --- | --- | --- | --- |"]
    for indicator in sheet.cases.values():
        out = "; ".join(
            f"{kind} {', '.join(levels)}: `{word}`" for kind, word, levels in levels_out.get(indicator, []))
        fill = would_fill.get(indicator, {})
        cells = [", ".join(f"`{name}`" for name in fill.get(kind, [])) or "–" for kind in ("mbo", "hbo")]
        lines.append(f"| `{indicator}` | {out or '–'} | {cells[0]} | {cells[1]} |")
    lines += [
        "", "## What sources give beside figures", "",
        "| source | reader | gives |", "| --- | --- | --- |"]
    nothing = []
    for source in declared_sources(root):
        file = f"[`{source['id']}`](../Datasets/sources/{source['id']}.yml)"
        others = [name for name in source.get("feeds", []) if name not in sheet.cases.values()]
        if source.get("reader") == "form-groups":
            is_used = source.get("indicator") == "students"
            others = ["forms of programmes" if is_used else "nothing yet: only students tell the forms"]
        if source.get("reader") == "none":
            nothing.append(file)
        elif others:
            lines.append(f"| {file} | `{source['reader']}` | {', '.join(others)} |")
    lines += [
        "", "## Declared, but not read yet", "",
        "These sources have an address or a place in the import folder, and no reader: " + ", ".join(nothing) + ".",
        "", "## Kept, but on no sheet", "",
        "Definitions that a loaded source or a table of facts has and no ladder uses. A conversion index and forecasts for "
        "`doelmatigheid` are among them.", "",
        "| definition | sources |", "| --- | --- |"]
    for definition in sorted(set(given) - shown_definitions):
        lines.append(f"| `{definition}` | {linked(given[definition])} |")
    return "\n".join(lines) + "\n"
