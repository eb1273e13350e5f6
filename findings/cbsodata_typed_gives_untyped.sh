#!/usr/bin/env bash
# cbsodata 1.3.5 (PyPI), the usual Python client of CBS's open data: typed=True gives the untyped table, and
# typed=False, the default, the typed one.
#
# A CBS table has two faces over OData v3: TypedDataSet (numbers; what is hidden is null) and UntypedDataSet (texts
# padded with blanks; what is hidden is "." or "x"). Asked with typed=True, get_data answers texts, with the mark
# of a hidden figure in place; asked with typed=False it answers numbers, and of a hidden figure no mark is left.
# Expected: the other way round, as the argument says.
#
# Why it matters here: "hidden by CBS" and "there is none" are two different states of a figure. Who reads a table
# the default way cannot tell them apart, and who asks for types to be safe gets "    .".
#
# Run without our product: a server on loopback answers as CBS documents, with two rows of a made-up table.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cbsodata==1.3.5
cat >"$work/ask.py" <<'PY'
import json, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer
import cbsodata

FACES = {
    "": [{"name": n, "url": n} for n in ("TableInfos", "UntypedDataSet", "TypedDataSet", "DataProperties")],
    "TableInfos": [{"Title": "Made-up table"}],
    "DataProperties": [{"Key": "Werkzaam_1"}],
    "UntypedDataSet": [{"ID": 0, "Werkzaam_1": "    8630"}, {"ID": 1, "Werkzaam_1": "       ."}],
    "TypedDataSet": [{"ID": 0, "Werkzaam_1": 8630}, {"ID": 1, "Werkzaam_1": None}],
}

class Statistics(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"value": FACES[self.path.split("?")[0].rsplit("/", 1)[1]]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *words):
        pass

server = HTTPServer(("127.0.0.1", 0), Statistics)
threading.Thread(target=server.serve_forever, daemon=True).start()
cbsodata.options.use_https = False
address = "127.0.0.1:%d" % server.server_port
seen = {typed: [row["Werkzaam_1"] for row in cbsodata.get_data("MADEUP", typed=typed, catalog_url=address)]
        for typed in (True, False)}
for typed, values in seen.items():
    print(f"typed={typed}: {values}")
sys.exit(seen != {True: ["    8630", "       ."], False: [8630, None]})
PY
"$work/venv/bin/python" "$work/ask.py" && echo "as described" || { echo "changed"; exit 1; }
