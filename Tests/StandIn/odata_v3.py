"""CBS by OData v3: the small service, the feed and the catalogue."""

from answers import Answer, as_json
from odata_query import BadQuery, chosen, paged, shown, whole

API, FEED = "/opendata.cbs.nl/ODataApi", "/opendata.cbs.nl/ODataFeed"
ATOM = "application/atom+xml;type=feed;charset=utf-8"


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
    page, link = paged(found, options, size, f"{address}/{name}")
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
