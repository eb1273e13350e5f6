"""The formats in which sources come, and how chaos.py reaches each of them."""


class Format:
    def __init__(self, match, sources, edit, way=(), lost=()):
        """`match`: of its addresses. `sources`: that come by it. `edit`: makes its bodies new.
        `way`: rules that lead the sources to it. `lost`: sources that have no other way then, and fail."""
        self.match, self.sources, self.way, self.lost, self._edit = match, sources, list(way), set(lost), edit

    def edit(self, turn):
        """Other than at any other turn."""
        return self._edit | ({"to": turn + 1} if "bump" in self._edit else {"value": f"synthetisch {turn}"})


def gone(match):
    return {"match": match, "fault": "wrong-case"}


V4 = "^/datasets.cbs.nl/odata/"
V3 = "^/opendata.cbs.nl/"
TABLES = ["cbs-83286", "cbs-83815-richting", "cbs-83815-totaal", "cbs-83832", "cbs-85696", "cbs-85698", "cbs-85776",
          "cbs-85777"]
BULK = ["cbs-83832", "cbs-85696"]
CKAN = ["duo-adressen-ho-ckan", "duo-adressen-mbo", "duo-hbo-eerstejaars", "duo-hbo-eerstejaars-vorm",
        "duo-hbo-gediplomeerden", "duo-hbo-gediplomeerden-vorm", "duo-hbo-inschrijvingen", "duo-hbo-studenten",
        "duo-hbo-studenten-vorm", "duo-mbo-gediplomeerden", "duo-mbo-instroom-soort", "duo-mbo-instroom-vooropleiding",
        "duo-mbo-opleidingsaanbod", "duo-mbo-opleidingscohorten", "duo-mbo-prognose", "duo-mbo-studenten",
        "duo-rio-aangeboden-ho", "duo-rio-aangeboden-mbo", "duo-rio-erkenningen", "duo-rio-ho-erkenningen",
        "duo-rio-ho-opleidingen", "duo-rio-mbo-erkenningen", "duo-rio-mbo-opleidingen", "duo-rio-opleidingen"]
FORMATS = {
    "cbs-v4": Format(V4, TABLES, {"bump": "85696NED"}),
    "cbs-v3": Format(V3, TABLES, {"bump": "85696NED"}, [gone(V4)]),
    "cbs-bulk": Format("^/datasets.cbs.nl/csv/", BULK, {"bump": "85696NED"}, [gone(V4), gone(V3)],
                       lost=set(TABLES) - set(BULK)),
    "ckan": Format("^/onderwijsdata.duo.nl/api/", CKAN, {"bump": "duo-mbo-studenten"}),
    "ckan-bestand": Format("^/onderwijsdata.duo.nl/dataset/", CKAN, {"bump": "duo-mbo-studenten"}),
    "ckan-dump": Format("^/onderwijsdata.duo.nl/datastore/", CKAN, {"bump": "duo-mbo-studenten"},
                        [{"match": "/download/", "fault": "renamed"}]),
    "bestand": Format("^/duo.nl/open_onderwijsdata/images/.*csv",
                      ["duo-adressen-ho", "duo-hbo-eerstejaars-2019", "duo-hbo-gediplomeerden-2022"],
                      {"bump": "duo-hbo-eerstejaars-2019"}),
    "dataverse": Format("^/dataverse.nl/", ["roa-ais-arbeidsmarkt", "roa-ais-schoolverlaters", "roa-ais-uitkomsten"],
                        {"source": "roa-572235", "row": 1, "column": 0, "value": "synthetisch"}),
    "werkboek": Format("^/www.cbs.nl/", ["cbs-mbo-per-crebo"], {"bump": "cbs-mbo-per-crebo"}),
    "lijst": Format("^/kwalificatie-mijn.s-bb.nl/", ["sbb-crebolijst", "sbb-dossiers", "sbb-duo-export"],
                    {"bump": "sbb-lijst"}),
    "rio": Format("^/lod.onderwijsregistratie.nl/", ["rio-aangeboden-ho", "rio-aangeboden-mbo"], {"bump": "rio"}),
    "skdb": Format("^/api.skdb.nl/", ["skdb-opleidingen"], {"bump": "skdb"}),
    "kiesmbo": Format("^/api.kiesmbo.nl/", ["kiesmbo-aanbod", "kiesmbo-opleidingen"], {"bump": "kiesmbo"}),
}


PAGED = {"cbs-v4", "cbs-v3", "rio"}
JSON = PAGED | {"skdb", "kiesmbo"}
TABLES_READ = {"cbs-v4", "cbs-v3", "cbs-bulk", "bestand", "ckan-bestand", "ckan-dump"}
ALL = set(FORMATS)
# Where a fault must be noticed; where it is not named, it may be, or the way round it is a right one:
# bytes that are gone on with, another service of the same publisher, rows that nobody reads.
NOTICED = {name: ALL for name in (
    "503", "503-retry-after", "429", "401", "html-200", "empty-200", "redirect-html", "http-redirect",
    "redirect-loop", "hang", "gzip-bomb", "huge-body", "self-signed", "truncated-json", "wrong-charset",
    "zip-traversal", "zip-bomb")}
NOTICED |= {"slow-drip": ALL, "reset-after": ALL, "longer-content-length": ALL,
            "cut-gzip": JSON | {"ckan", "dataverse"}}
NOTICED |= {name: PAGED for name in ("next-other-host", "next-self", "endless-pages")}
NOTICED |= {name: TABLES_READ for name in ("renamed-column", "missing-measure", "double-rows")}
NOTICED |= {
    "unknown-attribute": {"cbs-v4", "cbs-bulk"},
    "redirect-other-host": {"skdb", "kiesmbo"}, "superseded": {"cbs-v4", "cbs-v3", "cbs-bulk"},
    "wrong-count": {"cbs-v4", "ckan"}, "duplicate-keys": {"cbs-v4", "cbs-v3", "rio", "skdb", "dataverse"},
    "renamed": {"ckan", "ckan-dump", "bestand", "dataverse", "werkboek", "lijst"},
    "wrong-case": {"cbs-v3", "cbs-bulk"},
    # Another service of CBS counts other rows, so a first table that comes by it is not held against the last.
    "fewer-rows": {"cbs-v4", "ckan", "ckan-bestand", "ckan-dump", "bestand", "dataverse", "rio"},
    "code-traversal": TABLES_READ - {"cbs-bulk"}}


def noticed(name, fault):
    """Whether this fault must be noticed at this format."""
    return name in NOTICED.get(fault, ())
