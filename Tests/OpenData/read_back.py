#!/usr/bin/env python3
"""Reads the tables of a site with what people have, at default settings, and compares every cell.

    read_back.py SITE [TOOL…]     tools: pandas polars duckdb libreoffice workbook frictionless r

A text must come back as that text, a number as that number, a day as that day and an empty cell as
nothing. LibreOffice runs as a Dutch one: only there does 0.941 mean 941. A tool that is not installed
is named and passed over; with tools named on the command line it is an error. Exit status 1 when a
cell came back as something else.
"""

import csv
import datetime
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

SHOWN = 5


class Missing(Exception):
    """The tool is not installed; the text says what to type."""


class Table:
    """A table as it was written: names, kinds by datapackage.json, and cells as text."""

    def __init__(self, data, resource):
        self.name = resource["name"]
        self.path = data / resource["path"]
        self.fields = resource["schema"]["fields"]
        with open(self.path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        self.header, self.rows = rows[0], rows[1:]
        assert self.header == [field["name"] for field in self.fields], self.path

    def column(self, index):
        return [row[index] for row in self.rows]


def tables(site):
    data = Path(site) / "data"
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    return [Table(data, resource) for resource in package["resources"]]


def is_same(kind, written, read):
    """True when a value read is the value written; `read` is None where there is nothing."""
    if written == "":
        return read is None or read == ""
    if read is None:
        return False
    if kind in ("number", "integer"):
        # A column whose first rows are empty may be text to a reader: then the number as written.
        if isinstance(read, str):
            return read == written
        return not isinstance(read, bool) and math.isclose(
            float(read), float(written), rel_tol=1e-12, abs_tol=0)
    if kind == "boolean":
        return str(read).lower() == written
    if isinstance(read, datetime.datetime):
        read = read.date()
    if isinstance(read, datetime.date):
        return read.isoformat() == written
    return isinstance(read, str) and read == written


def differences(table, header, columns):
    """Places where the columns that were read differ from the table, as text."""
    if list(header) != table.header:
        yield f"{table.path.name}: names {list(header)}"
        return
    for index, field in enumerate(table.fields):
        written, read = table.column(index), columns[index]
        if len(written) != len(read):
            yield f"{table.path.name} {field['name']}: {len(read)} rows of {len(written)}"
            continue
        kind, seen = field["type"], {}
        for row, pair in enumerate(zip(written, read)):
            key = (pair[0], type(pair[1]), pair[1])
            if key not in seen:
                seen[key] = is_same(kind, *pair)
                if not seen[key]:
                    yield (f"{table.path.name}:{row + 2} {field['name']}: "
                           f"{pair[0]!r} became {pair[1]!r} ({type(pair[1]).__name__})")


def pandas(site_tables, _):
    try:
        import pandas as pd
    except ImportError:
        raise Missing("pip install pandas")
    for table in site_tables:
        frame = pd.read_csv(table.path)
        columns = []
        for name in frame.columns:
            values = frame[name].tolist()
            columns.append([None if value is None or value != value else value for value in values])
        yield from differences(table, frame.columns, columns)


def polars(site_tables, _):
    try:
        import polars as pl
    except ImportError:
        raise Missing("pip install polars")
    for table in site_tables:
        try:
            frame = pl.read_csv(table.path)
        except pl.exceptions.PolarsError as error:
            yield f"{table.path.name}: {str(error).splitlines()[0]}"
            continue
        yield from differences(table, frame.columns, [frame[n].to_list() for n in frame.columns])


def duckdb(site_tables, _):
    try:
        import duckdb as db
    except ImportError:
        raise Missing("pip install duckdb")
    for table in site_tables:
        try:
            relation = db.connect().execute("SELECT * FROM read_csv_auto(?)", [str(table.path)])
            names = [column[0] for column in relation.description]
            rows = relation.fetchall()
        except db.Error as error:
            yield f"{table.path.name}: {str(error).splitlines()[0]}"
            continue
        columns = [list(column) for column in zip(*rows)] or [[] for _ in names]
        yield from differences(table, names, columns)


DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>nl</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>
"""


def soffice(folder, file, *arguments):
    """Runs a Dutch LibreOffice on a file; its answer is in the folder."""
    program = os.environ.get("BIJSLUITER_SOFFICE") or shutil.which("soffice")
    if not program:
        raise Missing("apt-get install libreoffice-calc")
    user = folder / "libreoffice" / "user"
    user.mkdir(parents=True, exist_ok=True)
    if not (user / "registrymodifications.xcu").exists():
        (user / "registrymodifications.xcu").write_text(DUTCH, encoding="utf-8")
    subprocess.run(
        [program, f"-env:UserInstallation=file://{folder}/libreoffice", "--headless", "--norestore",
         *arguments, "--outdir", str(folder), str(file)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8"})


def check_that_it_is_dutch(folder):
    """A number with three decimals is misread: otherwise what follows says nothing."""
    probe = folder / "probe.csv"
    probe.write_text("a,b\r\n0.941,04\r\n", encoding="utf-8")
    soffice(folder, probe, "--convert-to", "ods")
    row = read_workbook(folder / "probe.ods")[1]
    assert row == [941.0, 4.0], f"this LibreOffice is not a Dutch one: 0.941 and 04 became {row}"


TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def paragraph(element):
    """The text of a paragraph, spaces and tabs included."""
    text = element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += paragraph(child)
        text += child.tail or ""
    return text


def value(cell):
    """The value of a cell by its type: number, day, truth value, text or nothing."""
    kind = cell.get(TYPE + "value-type")
    if kind is None:
        return None
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(TYPE + "value"))
    if kind == "boolean":
        return cell.get(TYPE + "boolean-value")
    if kind == "date":
        return datetime.datetime.fromisoformat(cell.get(TYPE + "date-value"))
    if kind == "string":
        return "\n".join(paragraph(part) for part in cell.findall(TEXT + "p"))
    return f"({kind}) " + str(cell.get(TYPE + "time-value"))


def read_workbook(path):
    """The rows of the only sheet of an OpenDocument workbook, read in a stream."""
    rows, row = [], []
    with zipfile.ZipFile(path) as book, book.open("content.xml") as content:
        for event, element in ElementTree.iterparse(content, events=("end",)):
            if element.tag == TABLE + "table-cell":
                repeated = int(element.get(TABLE + "number-columns-repeated", "1"))
                row.extend([value(element)] * min(repeated, 100))
                element.clear()
            elif element.tag == TABLE + "table-row":
                while row and row[-1] is None:
                    row.pop()
                repeated = int(element.get(TABLE + "number-rows-repeated", "1"))
                rows.extend([row] * (repeated if row else 1))
                row = []
                element.clear()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def of_workbook(table, path):
    rows = read_workbook(path)
    width = len(table.header)
    rows = [row + [None] * (width - len(row)) for row in rows]
    columns = [list(column) for column in zip(*rows[1:])] or [[] for _ in range(width)]
    yield from differences(table, rows[0], columns)


def libreoffice(site_tables, folder):
    check_that_it_is_dutch(folder)
    for table in site_tables:
        # Cells as they are in memory: an OpenDocument file says of each what it is.
        soffice(folder, table.path, "--infilter=CSV:44,34,UTF8", "--convert-to", "ods")
        yield from of_workbook(table, folder / f"{table.name}.ods")
        (folder / f"{table.name}.ods").unlink()


def workbook(site_tables, folder):
    """The workbooks of `--format ods`; their cells must have the type of the column."""
    for table in site_tables:
        path = table.path.with_suffix(".ods")
        if not path.exists():
            raise Missing("generate --format …,ods")
        yield from of_workbook(table, path)
        rows = read_workbook(path)[1:]
        for index, field in enumerate(table.fields):
            right = {"string": str, "date": datetime.datetime, "boolean": str}.get(
                field["type"], float)
            for number, row in enumerate(rows):
                cell = row[index] if index < len(row) else None
                if cell is not None and not isinstance(cell, right):
                    yield f"{path.name}:{number + 2} {field['name']}: {cell!r} is no {field['type']}"
                    break


R = r"""
arguments <- commandArgs(trailingOnly = TRUE)
table <- read.csv(arguments[1])
write(paste(names(table), collapse = "\x1f"), arguments[2])
for (name in names(table)) {
  column <- table[[name]]
  text <- if (is.numeric(column)) sprintf("%.17g", column) else
    if (is.logical(column)) tolower(as.character(column)) else column
  text[is.na(column)] <- "\x1d"
  con <- file(arguments[2], open = "ab")
  writeBin(charToRaw(paste0(class(column), "\x1f", paste(text, collapse = "\x1f"), "\x1e")), con)
  close(con)
}
"""


def r(site_tables, folder):
    program = shutil.which("Rscript")
    if not program:
        raise Missing("apt-get install r-base-core")
    script = folder / "read.R"
    script.write_text(R, encoding="utf-8")
    for table in site_tables:
        out = folder / "r.txt"
        subprocess.run([program, str(script), str(table.path), str(out)], check=True,
                       env={**os.environ, "LC_ALL": "C.UTF-8"})
        names, rest = out.read_bytes().decode("utf-8").split("\n", 1)
        columns = []
        for part in rest.split("\x1e")[:-1]:
            kind, _, text = part.partition("\x1f")
            cells = text.split("\x1f") if table.rows else []
            number = kind in ("numeric", "integer")
            columns.append(
                [None if c == "\x1d" else float(c) if number else c for c in cells])
        yield from differences(table, names.split("\x1f"), columns)
        out.unlink()


def frictionless(site_tables, _):
    """Every cell held against datapackage.json by Frictionless's own program."""
    try:
        from frictionless import Package, system, validate
    except ImportError:
        raise Missing("pip install frictionless")
    path = site_tables[0].path.parent / "datapackage.json"
    report = validate(str(path), limit_errors=SHOWN)
    for task in report.tasks:
        for error in task.errors:
            yield f"{task.name}: {error.message}"
    for error in report.errors:
        yield error.message


TOOLS = {"pandas": pandas, "polars": polars, "duckdb": duckdb, "libreoffice": libreoffice,
         "workbook": workbook, "frictionless": frictionless, "r": r}


def main(arguments):
    site, asked = arguments[0], arguments[1:]
    site_tables = tables(site)
    cells = sum(len(table.rows) * len(table.header) for table in site_tables)
    failed = False
    for name in asked or TOOLS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = list(TOOLS[name](site_tables, Path(folder).resolve()))
            except Missing as missing:
                print(f"{name}: not here ({missing})")
                failed = failed or bool(asked)
                continue
        failed = failed or bool(found)
        print(f"{name}: {len(found)} kinds of cell differ, of {cells} cells")
        for line in found[:SHOWN]:
            print("  " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2 or any(tool not in TOOLS for tool in sys.argv[2:]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
