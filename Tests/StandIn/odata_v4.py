"""CBS by OData v4."""

import re

from answers import Answer, as_json
from odata_query import BadQuery, chosen, paged, shown

V4 = "/datasets.cbs.nl/odata/v1/CBS"


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
        page, link = paged(rows, options, server.sizes["v4"], server.origin + V4 + "/Datasets")
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
    page, link = paged(rows, options, server.sizes["v4"], f"{address}/{name}")
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
