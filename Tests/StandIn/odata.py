"""CBS: OData v4, OData v3 (small service, feed, catalogue) and the zip of the bulk service."""

import io
import re
import zipfile
from urllib.parse import quote

from answers import Answer, as_json, html
from odata_query import BadQuery, chosen, shown, whole

V4 = "/datasets.cbs.nl/odata/v1/CBS"
API, FEED = "/opendata.cbs.nl/ODataApi", "/opendata.cbs.nl/ODataFeed"
SAFE = "$',()=~"
ATOM = "application/atom+xml;type=feed;charset=utf-8"


def _options(options):
    return "&".join(f"{k}={quote(v, safe=SAFE)}" for k, v in options.items())


def _paged(rows, options, size, link, count=None):
    """One page after `$filter`, with the link to the next where there is more."""
    skip, top = whole(options, "$skip", 0), whole(options, "$top", None)
    rows = rows[skip:]
    left = len(rows) if top is None else min(top, len(rows))
    page = rows[:min(size, left)]
    if left <= size:
        return page, None
    again = {k: v for k, v in options.items() if k not in ("$skip", "$top")}
    if top is not None:
        again["$top"] = str(left - size)
    again["$skip"] = str(skip + size)
    return page, link + "?" + _options(again)


# v4

def v4_error(status, text):
    return as_json({"error": {"code": "", "message": text}}, status)


def v4(server, path, options, fault):
    parts = [p for p in path.split("/") if p]
    if parts[:1] == ["v1"]:
        parts = parts[1:]
    if parts in (["Datasets"], ["CBS", "Datasets"]):
        return v4_catalog(server, options, fault)
    if parts == ["Catalogs"]:
        return as_json({"@odata.context": server.origin + "/datasets.cbs.nl/odata/v1/$metadata#Catalogs",
                        "value": [{"Identifier": "CBS", "Index": 1, "Title": "CBS", "Language": "nl"}]})
    if parts == ["CBS"]:
        return as_json({"@odata.context": server.origin + V4 + "/$metadata", "value": [
            {"name": n, "kind": "EntitySet", "url": n} for n in ("Catalogs", "Datasets")]})
    if len(parts) < 2 or parts[0] != "CBS" or (fault and fault.name == "wrong-case"):
        return v4_error(404, "Not found")
    try:  # the case of the id counts
        table = server.store.table(parts[1], fault)
    except KeyError:
        return v4_error(404, "Table not found")
    try:
        made = v4_set(server, table, parts[2:], options, fault)
    except BadQuery as wrong:
        return v4_error(400, str(wrong))
    made.revision, made.modified = table.revision, table.modified.timestamp()
    return made


def v4_properties(server, table, fault):
    gone = fault is not None and fault.name == "superseded"
    moment = table.modified.strftime("%Y-%m-%dT%H:%M:%S") + "+02:00"
    return {
        "Identifier": table.id, "Title": table.about["title"], "Catalog": "CBS",
        "Version": table.version, "VersionReason": "Actualisering", "VersionNotes": None,
        "Status": "Gediscontinueerd" if gone else "Regulier", "Language": "nl",
        "License": "https://creativecommons.org/licenses/by/4.0/",
        "Frequency": table.about["frequency"], "Summary": table.about["title"],
        "Description": "", "LongDescription": "regel 1\r\nregel 2", "Source": "CBS",
        "SearchPriority": "2", "RelatedSources": [], "Provenance": [],
        "TemporalCoverage": table.about["period"], "GraphTypes": "Table,Bar,Line",
        "Modified": moment, "ObservationsModified": moment, "DatasetType": "Numeric",
        "ObservationCount": len(table.observations())}


def v4_catalog(server, options, fault):
    names = ("Identifier", "Catalog", "Title", "Description", "Language", "Version", "VersionReason",
             "VersionNotes", "Status", "Modified", "ObservationsModified", "DatasetType",
             "ObservationCount")
    rows = []
    for name in server.store.table_ids:
        all = v4_properties(server, server.store.table(name, fault), fault)
        rows.append({n: all[n] for n in names} | {"Distributions": [
            {"Format": "CSV", "DownloadUrl": server.origin + "/datasets.cbs.nl/csv/CBS/nl/" + name}]})
    columns = list(names) + ["Distributions"]
    try:
        rows = chosen(rows, options, columns)
        page, link = _paged(rows, options, server.sizes["v4"], server.origin + V4 + "/Datasets")
        page = shown(page, options, columns)
    except BadQuery as wrong:
        return v4_error(400, str(wrong))
    made = {"@odata.context": server.origin + "/datasets.cbs.nl/odata/v1/$metadata#Datasets", "value": page}
    return as_json(made | ({"@odata.nextLink": link} if link else {}))


def v4_set(server, table, rest, options, fault):
    address = f"{server.origin}{V4}/{table.id}"
    sets = v4_sets(table, address)
    if not rest:
        kinds = [{"name": n, "kind": "EntitySet", "url": n} for n in [*sets, "Observations"]]
        return as_json({"@odata.context": address + "/$metadata",
                        "value": kinds + [{"name": "Properties", "kind": "Singleton", "url": "Properties"}]})
    single = re.fullmatch(r"(\w+)\('?([^']*)'?\)", rest[0])
    name, counts = rest[0], rest[1:] == ["$count"]
    if name == "$metadata":
        types = "".join(f'<EntitySet Name="{n}"/>' for n in [*sets, "Observations"])
        return Answer(f'<?xml version="1.0"?><edmx:Edmx Version="4.0">{types}</edmx:Edmx>'.encode(),
                      "application/xml")
    if name == "Properties":
        made = v4_properties(server, table, fault)
        return as_json({"@odata.context": address + "/$metadata#Properties"} | made)
    if single and single.group(1) in [*sets, "Observations"]:
        name, key = single.groups()
        rows = sets.get(name) if name != "Observations" else table.observations()
        for row in rows:
            if str(row.get("Identifier", row.get("Id"))) == key:
                return as_json({"@odata.context": f"{address}/$metadata#{name}/$entity"} | row)
        return v4_error(404, "Not found")
    if name == "Observations":
        if fault and fault.name == "superseded":
            return v4_error(404, "Observations not found")
        rows = table.observations()
        columns = ["Id", "Measure", "ValueAttribute", "Value", "StringValue"] + [d["id"] for d in table.dimensions]
    elif name in sets:
        rows = sets[name]
        columns = list(rows[0]) if rows else ["Identifier"]
    else:
        return v4_error(404, "Not found")
    rows = chosen(rows, options, columns)
    if counts:  # plain text, behind a byte order mark
        return Answer(b"\xef\xbb\xbf" + str(len(rows)).encode(), "text/plain; charset=utf-8")
    page, link = _paged(rows, options, server.sizes["v4"], f"{address}/{name}")
    made = {"@odata.context": f"{address}/$metadata#{name}"}
    if options.get("$count") == "true":
        made["@odata.count"] = len(rows)
    made["value"] = shown(page, options, columns)
    return as_json(made | ({"@odata.nextLink": link} if link else {}))


def v4_sets(table, address):
    """Every set of a table but Observations; MeasureGroups only where the table has them."""
    sets = {"MeasureCodes": [
        {"Identifier": m["id"], "Index": at + 1, "Title": m["title"], "Description": None,
         "DataType": "Float", "Unit": m["unit"], "Decimals": m["decimals"], "Format": None,
         "MeasureGroupId": None, "PresentationType": "Absolute"}
        for at, m in enumerate(table.measures)]}
    if table.about.get("measure_groups"):
        sets["MeasureGroups"] = [{"Id": "0", "Index": 1, "Title": "Maten", "Description": None, "ParentId": None}]
    sets["Dimensions"] = []
    for one in table.dimensions:
        name, time = one["id"], one["kind"] == "TimeDimension"
        sets["Dimensions"].append({
            "@odata.type": "#Cbs.Ccb.Models." + one["kind"], "Identifier": name, "Title": one["title"],
            "Description": None, "Kind": one["kind"], "ReleasePolicy": None if time else False,
            "MapYear": None, "ContainsGroups": True, "ContainsCodes": True,
            "GroupsUrl": f"{address}/{name}Groups", "CodesUrl": f"{address}/{name}Codes"})
        sets[name + "Groups"] = [{"Id": "0", "Index": 1, "Title": one["title"], "Description": None, "ParentId": None}]
        sets[name + "Codes"] = [
            {"Identifier": c["id"], "Index": at + 1, "Title": c["title"], "Description": None,
             "DimensionGroupId": "0"} | ({"Status": c.get("status", "Definitief")} if time else {})
            for at, c in enumerate(one["codes"])]
    return sets


# v3

def v3_error(status, text):
    return as_json({"odata.error": {"code": "", "message": {"lang": "nl-NL", "value": text}}}, status)


def atom(name):
    text = f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{name}</title></feed>'
    return Answer(text.encode(), ATOM)


def v3(server, service, path, options, fault):
    """`service` is API or FEED. Ids are read whatever their case."""
    parts = [p for p in path.split("/") if p]
    if len(parts) < 2 or parts[0].lower() != "odata":
        return v3_error(404, "Resource not found")
    name = next((t for t in server.store.table_ids if t.lower() == parts[1].lower()), None)
    if name is None or (fault and fault.name == "wrong-case"):
        return Answer(b"Table not found", "text/plain; charset=utf-8", 404)
    table = server.store.table(name, fault)
    if options.get("$format") != "json":
        return atom(table.id)
    try:
        made = v3_set(server, service, table, parts[2:], options, fault)
    except BadQuery as wrong:
        return v3_error(400, str(wrong))
    made.revision, made.modified = table.revision, table.modified.timestamp()
    return made


def v3_info(server, table, fault):
    moment = table.modified.strftime("%Y-%m-%dT%H:%M:%S")  # without a zone
    gone = fault is not None and fault.name == "superseded"
    return {"ID": 0, "Title": table.about["title"], "ShortTitle": table.about["title"],
            "Identifier": table.id, "Summary": "", "Modified": moment, "Updated": moment,
            "ReasonDelivery": "Actualisering", "ExplanatoryText": "", "Language": "nl", "Catalog": "CBS",
            "Frequency": table.about["frequency"], "Period": table.about["period"],
            "ShortDescription": "", "Description": "", "DefaultPresentation": "", "DefaultSelection": "",
            "GraphTypes": "Table", "OutputStatus": "Gediscontinueerd" if gone else "Regulier",
            "Source": "CBS", "MetaDataModified": moment, "SearchPriority": "2"}


def v3_set(server, service, table, rest, options, fault):
    address = f"{server.origin}{service}/odata/{table.id}"
    context = f"{server.origin}{service}/OData/{table.id}/$metadata"
    sets = v3_sets(server, table, fault)
    data = ("TypedDataSet", "UntypedDataSet")
    if not rest:
        return as_json({"odata.metadata": context, "value": [
            {"name": n, "url": f"{address}/{n}"} for n in ["TableInfos", *data, *list(sets)[1:]]]})
    name = rest[0]
    if name in data:
        if fault and fault.name == "superseded":
            return v3_error(404, "Resource not found")
        rows = v3_rows(table, name == "TypedDataSet")
    elif name in sets:
        rows = sets[name]
    else:
        return v3_error(404, "Resource not found")
    columns = list(rows[0]) if rows else ["ID", "Key"]
    found = chosen(rows, options, columns)
    if rest[1:] == ["$count"]:
        return Answer(str(len(found)).encode(), "text/plain; charset=utf-8")
    size = server.sizes["v3" if service == FEED else "api"]
    asked = found[whole(options, "$skip", 0):][:whole(options, "$top", None)]
    if service == API and len(asked) > size:
        return v3_error(500, f"The query returns more than {size} records.")
    page, link = _paged(found, options, size, f"{address}/{name}")
    made = {"odata.metadata": f"{context}#Cbs.OData.WebAPI.{name}", "value": shown(page, options, columns)}
    return as_json(made | ({"odata.nextLink": link} if link else {}))


def v3_sets(server, table, fault):
    properties = [
        {"odata.type": "Cbs.OData." + d["kind"], "ID": at, "Position": at, "ParentID": None,
         "Type": d["kind"], "Key": d["id"], "Title": d["title"], "Description": None}
        for at, d in enumerate(table.dimensions)]
    group = len(properties)
    properties.append({"odata.type": "Cbs.OData.TopicGroup", "ID": group, "Position": None,
                       "ParentID": None, "Type": "TopicGroup", "Key": "", "Title": "Maten",
                       "Description": ""})
    for at, m in enumerate(table.measures):
        properties.append({
            "odata.type": "Cbs.OData.Topic", "ID": group + 1 + at, "Position": group + at,
            "ParentID": group, "Type": "Topic", "Key": m["key"], "Title": m["title"],
            "Description": "", "Datatype": "Long" if m["decimals"] == 0 else "Double",
            "Unit": m["unit"], "Decimals": m["decimals"], "Default": "None"})
    sets = {"TableInfos": [v3_info(server, table, fault)], "DataProperties": properties, "CategoryGroups": []}
    for one in table.dimensions:
        sets[one["id"]] = [
            {"Key": c["id"].ljust(one["width"]), "Title": c["title"], "Description": ""}
            | ({"Status": c.get("status", "Definitief")} if one["kind"] == "TimeDimension"
               else {"CategoryGroupID": None}) for c in one["codes"]]
    return sets


def v3_rows(table, typed):
    widths = [(d["id"], d["width"]) for d in table.dimensions]
    rows = []
    for at, row in enumerate(table.rows):
        made = {"ID": at} | {name: row[i].ljust(width) for i, (name, width) in enumerate(widths)}
        for m in table.measures:
            cell = "" if row[m["column"]].startswith("!") else row[m["column"]]
            if not typed:
                made[m["key"]] = (cell or ".").rjust(8)
            elif cell == "":
                made[m["key"]] = None
            else:
                made[m["key"]] = int(cell) if m["decimals"] == 0 else float(cell)
        rows.append(made)
    return rows


def v3_catalog(server, path, options, fault):
    if options.get("$format") != "json":
        return atom("Tables")
    if path.strip("/") != "Tables":
        return v3_error(404, "Resource not found")
    rows = []
    for name in server.store.table_ids:
        table = server.store.table(name, fault)
        rows.append(v3_info(server, table, fault) | {
            "ApiUrl": f"{server.origin}{API}/odata/{name}", "FeedUrl": f"{server.origin}{FEED}/odata/{name}",
            "RecordCount": len(table.rows), "ColumnCount": len(table.dimensions) + len(table.measures)})
    try:
        rows = chosen(rows, options, list(rows[0]))
        rows = shown(rows[:whole(options, "$top", None)], options, list(rows[0]) if rows else [])
    except BadQuery as wrong:
        return v3_error(400, str(wrong))
    return as_json({"odata.metadata": server.origin + "/opendata.cbs.nl/ODataCatalog/$metadata#Tables", "value": rows})


# Bulk

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
