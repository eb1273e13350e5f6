"""Texts as the publishers write them."""

import csv
import io
import unicodedata

FORMS = {"voltijd": ("VT", "voltijd onderwijs"), "deeltijd": ("DT", "deeltijd onderwijs"),
         "duaal": ("DU", "duaal onderwijs")}


def ascii_only(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def as_csv(rows, delimiter, quoted=False, end="\n"):
    """Rows as text; `quoted` quotes every text and no number, as DUO does."""
    if not quoted:
        made = io.StringIO(newline="")
        csv.writer(made, delimiter=delimiter, lineterminator=end).writerows(rows)
        return made.getvalue()

    def cell(value):
        return str(value) if isinstance(value, int) else '"' + value.replace('"', '""') + '"'
    return "".join(delimiter.join(cell(v) for v in row) + end for row in rows)
