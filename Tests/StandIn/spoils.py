"""Faults in the data itself: what a publisher changes without telling."""

DATA = ("renamed-column", "missing-measure", "fewer-rows", "double-rows", "code-traversal", "confidential",
        "unknown-attribute")
CODES = ("OPLEIDINGSCODE", "OPLEIDINGSCODE_ACTUEEL", "ERKENDEOPLEIDINGSCODE", "ERKENDE OPLEIDING CODE",
         "KWALIFICATIE CODE", "INSTELLINGSCODE", "OPLEIDINGSCODE ACTUEEL", "crebo", "Crebo")
TRAVERSAL = "../../x"


def _kept(fault, rows):
    return rows[:max(1, int(len(rows) * float(fault.args.get("keep", 0.25))))]


def spoil_rows(fault, header, rows):
    """Header rows and rows of a file, changed as the fault says."""
    names = list(header[-1])
    if fault.name == "fewer-rows":
        rows = _kept(fault, rows)
    elif fault.name == "double-rows":
        rows = rows + rows
    elif fault.name == "renamed-column":
        old = fault.args.get("from", names[0])
        names = [fault.args.get("to", old + "_NIEUW") if n == old else n for n in names]
    elif fault.name == "missing-measure":
        at = names.index(fault.args["measure"]) if "measure" in fault.args else len(names) - 1
        names, rows = names[:at] + names[at + 1:], [r[:at] + r[at + 1:] for r in rows]
    elif fault.name == "code-traversal":
        at = next((names.index(c) for c in CODES if c in names), 0)
        rows = [list(r) for r in rows]
        rows[int(fault.args.get("row", 1)) - 1][at] = TRAVERSAL
    return header[:-1] + [names], rows


def spoil_table(fault, about, rows):
    """Description and wide rows of a CBS table, changed as the fault says."""
    if fault.name == "fewer-rows":
        rows = _kept(fault, rows)
    elif fault.name == "double-rows":
        rows = rows + rows
    elif fault.name == "renamed-column":
        old = fault.args.get("from", about["dimensions"][-2]["id"])
        new = fault.args.get("to", old + "Nieuw")
        for one in about["dimensions"]:
            if one["id"] == old:
                one["id"] = one["title"] = new
        for one in about["measures"]:
            if old in (one["id"], one["key"], one["title"]):
                one["key"] = one["title"] = new
    elif fault.name == "missing-measure":
        gone = fault.args.get("measure", about["measures"][0]["key"])
        about["measures"] = [m for m in about["measures"] if gone not in (m["key"], m["id"], m["title"])]
    elif fault.name == "code-traversal":
        names = [d["id"] for d in about["dimensions"]]
        at = names.index(fault.args["dimension"]) if "dimension" in fault.args else len(names) - 3
        old = fault.args.get("code", about["dimensions"][at]["codes"][-1]["id"])
        for code in about["dimensions"][at]["codes"]:
            if code["id"] == old:
                code["id"] = TRAVERSAL
        rows = [[TRAVERSAL if i == at and c == old else c for i, c in enumerate(r)] for r in rows]
    elif fault.name in ("confidential", "unknown-attribute"):  # `!Reason` is a row without a value
        every = int(fault.args.get("every", 3))
        sign = "!" + ("Confidential" if fault.name == "confidential" else fault.args.get("attribute", "Raadsel"))
        columns = [m["column"] for m in about["measures"]]
        rows = [[sign if i in columns and c and not n % every else c for i, c in enumerate(r)]
                for n, r in enumerate(rows)]
    return about, rows
