#!/usr/bin/env bash
# openpyxl 3.1.5 (PyPI) opens a workbook saved as "Strict Open XML Spreadsheet" without an error and finds nothing in it.
# All it says is a UserWarning, "File contains an invalid specification for 0. This will be removed".
#
# Excel offers two forms of .xlsx. The strict one (ISO/IEC 29500) has the same parts with other namespaces. openpyxl gives
# no sheet at all for it; python-calamine 0.9.1 reads the same bytes whole. Expected: the cells, or an
# error that names the form.
#
# Why it matters here: ministries and inspectorates publish figures per school as workbooks, and the form is one choice in
# the box in which they are saved. A script that loops over the sheets then makes a table of nothing: every school's
# figure is gone, and nothing fails.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
cat >"$work/look.py" <<'PY'
import sys, zipfile
import openpyxl
from python_calamine import CalamineWorkbook

TRANSITIONAL = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
STRICT = ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

def write(path, main, relation):
    conformance = ' conformance="strict"' if main == STRICT[0] else ""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relation}"{conformance}><sheets>'
            '<sheet name="Tabel 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">'
            '<c r="A1" t="inlineStr"><is><t>25LX</t></is></c><c r="B1"><v>0.72</v></c></row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)

def by_openpyxl(path):
    return [[cell.value for cell in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]

def by_calamine(path):
    book = CalamineWorkbook.from_path(path)
    return [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]

seen = {}
for form, spaces in (("transitional", TRANSITIONAL), ("strict", STRICT)):
    path = f"{sys.argv[1]}/{form}.xlsx"
    write(path, *spaces)
    for name, read in (("openpyxl", by_openpyxl), ("calamine", by_calamine)):
        seen[form, name] = read(path)
        print(f"{form:13} {name:9} {seen[form, name]}")
whole = [["25LX", 0.72]]
sys.exit(seen != {("transitional", "openpyxl"): whole, ("transitional", "calamine"): whole,
                  ("strict", "openpyxl"): [], ("strict", "calamine"): whole})
PY
"$work/venv/bin/python" "$work/look.py" "$work" && echo "as described" || { echo "changed"; exit 1; }
