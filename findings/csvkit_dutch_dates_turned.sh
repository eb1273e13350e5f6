#!/usr/bin/env bash
# csvkit 2.2.0 with agate 1.14.2 (PyPI) reads Dutch dates as American ones, also when it is told that the file is Dutch.
#
# DUO's table of merged schools writes its dates as day-month-year without leading noughts: "1-8-2005" is 1 August. csvjson
# gives 8 January, with `--locale nl_NL` too. As soon as one day in the column is above 12 the whole column stays text,
# as it was. Expected: with a Dutch locale, or for every column alike, the day first or no date at all.
#
# Why it matters here: schools merge on 1 August. The whole file (with 31-12-2019 in it) comes through untouched; what a
# journalist cuts out of it, one school or one year, gets mergers in January, and nothing is said. Only
# --date-format %d-%m-%Y reads both rightly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2 parsedatetime==2.6
cd "$work"
printf 'brin,overgang\n00AE,1-8-2005\n01WI,1-1-2019\n' >part.csv
printf 'brin,overgang\n00AE,1-8-2005\n01WI,31-12-2019\n' >whole.csv
see() {
  local got
  got=$(venv/bin/csvjson "${@:2}")
  printf '%-44s %s\n' "${*:2}" "$got"
  [ "$got" = "$1" ] || { echo "changed, was: $1"; exit 1; }
}
see '[{"brin": "00AE", "overgang": "2005-01-08"}, {"brin": "01WI", "overgang": "2019-01-01"}]' part.csv
see '[{"brin": "00AE", "overgang": "2005-01-08"}, {"brin": "01WI", "overgang": "2019-01-01"}]' --locale nl_NL part.csv
see '[{"brin": "00AE", "overgang": "1-8-2005"}, {"brin": "01WI", "overgang": "31-12-2019"}]' --locale nl_NL whole.csv
see '[{"brin": "00AE", "overgang": "2005-08-01"}, {"brin": "01WI", "overgang": "2019-01-01"}]' --date-format %d-%m-%Y part.csv
echo "as described"
