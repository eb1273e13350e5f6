"""Makes an edition with names that try to be something else, for a site to be made of.

    hostile.py BASELINE OUT

Copies the edition, gives two schools, a town and a programme each a hostile name, writes the new
SHA-256 in datapackage.json, and prints the keys as `--only` takes them. Synthetic: no register has
these names.
"""

import csv
import hashlib
import io
import json
import pathlib
import shutil
import sys

PROGRAMMES = {
    "28dn-30020": "<script>alert('blad')</script>",
    "30gb-30020": "</script><img src=x onerror=alert(1)>",
    "28dn-34560": "\"><svg/onload=alert(2)>' autofocus onfocus='alert(3)",
    "23ah-34560": "=cmd|'/C calc'!A0",
    "00mf-80144": "../../../../etc/passwd",
    "25lx-25187-bol": "\u202egnihcaet\u200f \u0645\u0631\u062d\u0628\u0627 \u2066kunst",
    "25lx-25187-bbl": "\U0001f469\U0001f3fd\u200d\U0001f680 Ruimte \u4e2d\u6587 {{name}} {{{page}}} \\u003c",
    "00gt-23077-bol": "Bedrijfsadministratie" * 15,
    "00gt-25250-bol": "regel\u2028scheiding\u2029einde\u0007",
    "00gt-23110-bol": "javascript:alert(4)//--></title></style>",
}
SCHOOLS = {
    "28DN": "<b onmouseover=alert(5)>Rotterdam</b>\u202e\u2028\u001b[2J",
    "25LX": "'); alert(6); ('",
}
TOWNS = {"0599": "</option><script>alert(7)</script>\u202e\u2066"}


def main():
    source, out = map(pathlib.Path, sys.argv[1:3])
    shutil.copytree(source, out)
    package = json.loads((out / "datapackage.json").read_bytes())
    for file, key, names in [
        ("offerings.csv", "key", PROGRAMMES), ("institutions.csv", "brin", SCHOOLS),
        ("municipalities.csv", "code", TOWNS),
    ]:
        with (out / file).open(encoding="utf-8", newline="") as table:
            rows = list(csv.DictReader(table))
        done = set()
        for row in rows:
            if row[key] in names:
                row["name"] = names[row[key]]
                done.add(row[key])
        assert done == set(names), set(names) - done
        text = io.StringIO()
        writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        data = text.getvalue().encode()
        (out / file).write_bytes(data)
        for resource in package["resources"]:
            if resource["path"] == file:
                resource["bytes"] = len(data)
                resource["hash"] = "sha256:" + hashlib.sha256(data).hexdigest()
    (out / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False))
    print(",".join(PROGRAMMES))


if __name__ == "__main__":
    main()
