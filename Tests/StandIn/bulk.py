"""CBS by its bulk service: a table as a zip of CSV."""

import io
import zipfile

from answers import Answer, html


def bulk_members(table):
    """Members of the zip: a byte order mark, `;`, quoted texts, decimal commas."""
    names = [d["id"] for d in table.dimensions]
    lines = [["Id", "Measure", *names, "Value", "StringValue", "ValueAttribute"]]
    for row in table.observations():
        value = None if row["Value"] is None else str(row["Value"]).replace(".", ",")
        lines.append([row["Id"], row["Measure"], *(row[n] for n in names), value, "", row["ValueAttribute"]])
    members = {"Observations.csv": lines}
    members["MeasureCodes.csv"] = [["Identifier", "Index", "Title", "Description", "DataType", "Unit", "Decimals"]] + [
        [m["id"], at + 1, m["title"], "", "Float", m["unit"], m["decimals"]] for at, m in enumerate(table.measures)]
    members["Dimensions.csv"] = [["Identifier", "Title", "Kind"]] + [
        [d["id"], d["title"], d["kind"]] for d in table.dimensions]
    for d in table.dimensions:
        members[d["id"] + "Codes.csv"] = [["Identifier", "Index", "Title", "Description", "DimensionGroupId"]] + [
            [c["id"], at + 1, c["title"], "", "0"] for at, c in enumerate(d["codes"])]
    return {name: _csv(rows) for name, rows in members.items()}


def _csv(rows):
    def cell(value, numeric):
        if value is None:
            return ""
        if isinstance(value, int) or numeric:
            return str(value)
        return '"' + value.replace('"', '""') + '"'
    at = rows[0].index("Value") if "Value" in rows[0] else -1
    text = "".join(
        ";".join(cell(v, i == at and n > 0) for i, v in enumerate(row)) + "\r\n" for n, row in enumerate(rows))
    return ("\ufeff" + text).encode()


def bulk(server, path, fault):
    name = path.strip("/")
    try:
        table = server.store.table(name, fault)
    except KeyError:
        return html("404 Not Found", 404)
    if fault and fault.name in ("superseded", "wrong-case"):
        return html("404 Not Found", 404)
    body = server.store.cached(("zip", name, fault.key if fault else None), lambda: zipped(bulk_members(table)))
    return Answer(body, "application/zip", revision=table.revision, modified=table.modified.timestamp(),
                  ranges=True)


def zipped(members):
    """A zip with a fixed date, so that the same members give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (2025, 9, 16, 2, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(entry, content)
    return made.getvalue()
