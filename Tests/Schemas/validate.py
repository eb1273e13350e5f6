#!/usr/bin/env python3
"""Holds JSON files against the schemas of Datasets/schemas.

    validate.py                the golden sheets; also that the schemas describe every member, and refuse false sheets
    validate.py SITE [STEP]    edition.json, data/coverage.json and every STEP-th sheet.json of a site (default: all)

Needs the package jsonschema (bin/setup --tests). Exit status 0 when all is as the schemas say, 1 when not, 65 when there
is nothing to read, 69 when jsonschema is not installed.
"""

import copy
import json
import sys
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("jsonschema ontbreekt; typ: bin/setup --tests")
    sys.exit(69)

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "Datasets" / "schemas"
SHOWN = 20


def read(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def schema(name):
    return read(FOLDER / f"{name}.schema.json")


def place(error):
    return "/".join(str(part) for part in error.absolute_path) or "(the whole file)"


def errors(validator, path, name=None):
    """What is not as the schema says, one line each."""
    for error in validator.iter_errors(read(path)):
        yield f"{name or path}: {place(error)}: {error.message[:300]}"


def without_description(part, where="$"):
    """Members of a schema that neither have a description nor refer to a definition that has one."""
    if isinstance(part, list):
        for index, item in enumerate(part):
            yield from without_description(item, f"{where}[{index}]")
    if not isinstance(part, dict):
        return
    # Conditions repeat members that are described elsewhere.
    for name, member in part.get("properties", {}).items() if "description" in part else []:
        if isinstance(member, dict) and not {"description", "$ref"} & set(member):
            yield f"{where}.{name}"
    for name in ("properties", "$defs"):
        for key, member in part.get(name, {}).items():
            yield from without_description(member, f"{where}.{key}")
    if "items" in part:
        yield from without_description(part["items"], where + "[]")


def left_open(part, where="$"):
    """Objects of a schema that take members nobody described."""
    if isinstance(part, dict):
        if part.get("type") == "object" and "additionalProperties" not in part:
            yield where
        for key, member in part.items():
            yield from left_open(member, f"{where}.{key}")
    elif isinstance(part, list):
        for index, member in enumerate(part):
            yield from left_open(member, f"{where}[{index}]")


def first(sheet, **members):
    return next(f for f in sheet["figures"] if all(f.get(k) == v for k, v in members.items()))


# Each makes a true sheet false; the schema must refuse it.
FALSE = {
    "a published figure without a value": lambda s: first(s, state="published").pop("value"),
    "a published figure with a reason": lambda s: first(s, state="published").update(reason="too_few"),
    "a published figure without a group": lambda s: first(s, state="published").pop("basis"),
    "a published figure without a source": lambda s: first(s, state="published").update(sources=[]),
    "a hidden figure with a value": lambda s: first(s, state="suppressed").update(value=3),
    "a hidden figure without a reason": lambda s: first(s, state="suppressed").pop("reason"),
    "a missing figure with a zero": lambda s: first(s, state="absent").update(value=0),
    "a missing figure without a reason": lambda s: first(s, state="absent").pop("reason"),
    "a reason nobody knows": lambda s: first(s, state="absent").update(reason="unexplained"),
    "a value that is null": lambda s: first(s, state="absent").update(value=None),
    "a count of 4": lambda s: first(s, state="published", unit="count").update(value=4),
    "half a student": lambda s: first(s, state="published", unit="count").update(value=10.5),
    "a share in per cents": lambda s: first(s, state="published", unit="share").update(value=94),
    "a count in euros": lambda s: first(s, indicator="students").update(unit="euro_hour"),
    "an indicator without a headline": lambda s: first(s, indicator="students", headline=True).update(headline=False),
    "two headlines": lambda s: s["figures"].append(copy.deepcopy(first(s, indicator="students", headline=True))),
    "a member nobody described": lambda s: s.update(note="x"),
    "a figure with such a member": lambda s: s["figures"][0].update(note="x"),
    "a newer form": lambda s: s.update(schema=2),
    "an hbo sheet with a leerweg": lambda s: s.update(leerweg="bol"),
    "a key without its zeros": lambda s: s.update(key="0gt-25250"),
}
# Hidden, published and missing figures, and locations.
FULLEST = "21ri-80060"


def golden():
    sheets = sorted((ROOT / "Tests" / "Golden" / "opleiding").glob("*/sheet.json"))
    if not sheets:
        print("geen bijsluiters in Tests/Golden")
        return 65
    said = []
    for name in ("sheet", "coverage", "edition"):
        form = schema(name)
        Draft202012Validator.check_schema(form)
        said += [f"{name}: not described: {where}" for where in without_description(form)]
        said += [f"{name}: takes any member: {where}" for where in left_open(form)]
    validator = Draft202012Validator(schema("sheet"))
    for path in sheets:
        said += errors(validator, path, path.relative_to(ROOT))
    true = read(ROOT / "Tests" / "Golden" / "opleiding" / FULLEST / "sheet.json")
    for what, change in FALSE.items():
        sheet = copy.deepcopy(true)
        change(sheet)
        if validator.is_valid(sheet):
            said.append(f"not refused: {what}")
    return told(said, len(sheets))


def site(folder, step):
    folder = Path(folder)
    if not (folder / "edition.json").exists():
        print(f"geen site in {folder}")
        return 65
    said = list(errors(Draft202012Validator(schema("edition")), folder / "edition.json"))
    said += errors(Draft202012Validator(schema("coverage")), folder / "data" / "coverage.json")
    sheets = sorted(folder.glob("opleiding/*/sheet.json"))[::step]
    validator = Draft202012Validator(schema("sheet"))
    for path in sheets:
        said += errors(validator, path)
    return told(said, len(sheets))


def told(said, sheets):
    for line in said[:SHOWN]:
        print(line)
    if len(said) > SHOWN:
        print(f"… {len(said) - SHOWN} more")
    print(f"{sheets} sheets, {len(said)} faults")
    return 1 if said else 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) > 2 or (arguments and arguments[0].startswith("-")):
        print(__doc__)
        sys.exit(64)
    sys.exit(site(arguments[0], int((arguments + ["1"])[1])) if arguments else golden())
