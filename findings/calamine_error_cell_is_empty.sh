#!/usr/bin/env bash
# python-calamine 0.9.1 (PyPI), which pandas and polars (by fastexcel) read workbooks with, gives an empty text for a cell
# that holds an error such as #N/A or #DIV/0!, the same as for a cell that is empty.
#
# openpyxl 3.1.5 gives "#N/A" for the same cell. Expected from either: something that says there was an error.
#
# Why it matters here: in the workbooks of publishers #N/A (in a Dutch Excel #N/B) is a look-up that failed, an empty cell is
# "not asked", and "." or "<5" is hidden for privacy. Three reasons why a figure is missing; with this reader two are one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.2.9
cat >"$work/look.py" <<'PY'
import sys
import openpyxl, xlsxwriter
from python_calamine import CalamineWorkbook

path = sys.argv[1] + "/book.xlsx"
with xlsxwriter.Workbook(path) as book:
    sheet = book.add_worksheet("Tabel 1")
    sheet.write_row(0, 0, ["school", "look-up", "empty", "divided"])
    sheet.write_string(1, 0, "25LX")
    sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
row = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1]
other = [cell.value for cell in openpyxl.load_workbook(path, data_only=True).active[2]]
print("calamine:", row)
print("openpyxl:", other)
sys.exit(row != ["25LX", "", "", ""] or other != ["25LX", "#N/A", None, "#DIV/0!"])
PY
"$work/venv/bin/python" "$work/look.py" "$work" && echo "as described" || { echo "changed"; exit 1; }
