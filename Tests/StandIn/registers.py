"""DUO's CKAN and files, Dataverse, RIO, the page with the yearly workbook, and the closed registers."""

import hashlib
import re

from answers import Answer, as_json, html, redirect
from odata_query import BadQuery, whole

DUO = "/onderwijsdata.duo.nl"
HAL = "application/hal+json;charset=UTF-8"


def file_answer(server, path, fault):
    """A file by its path on the server, or nil."""
    entry = server.store.files.get(path)
    if entry is None:
        return None
    if fault and fault.name == "renamed":
        return html("404 Not Found", 404)
    body = server.store.file(entry, fault)
    if entry.get("template"):
        body = body.replace(b"{origin}", server.origin.encode())
    return Answer(body, entry["type"], revision=server.store.revision(entry.get("source")),
                  modified=modified(server, entry), ranges=True)


def modified(server, entry):
    return server.store.manifest["modified"] + 86400 * server.store.revision(entry.get("source"))


# CKAN

def _failed(server, name, message="Not found", kind="Not Found Error", status=404):
    return as_json({"help": f"{server.origin}{DUO}/api/3/action/help_show?name={name}", "success": False,
                    "error": {"message": message, "__type": kind}}, status)


def _moment(seconds):
    from datetime import datetime, timezone
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000000")


def _resource(server, package, resource, fault):
    entry = server.store.files[resource["path"]]
    body = server.store.file(entry, fault)
    shown = {"id": resource["id"], "package_id": package["id"], "name": resource["name"], "position": 0,
             "format": resource["format"], "mimetype": "text/csv", "size": len(body),
             "hash": hashlib.md5(body + str(server.store.revision(entry.get("source"))).encode()).hexdigest(),
             "created": "2024-01-01T08:00:00.000000", "state": "active",
             "last_modified": _moment(modified(server, entry)),
             "metadata_modified": _moment(modified(server, entry)),
             "datastore_active": bool(entry.get("encoding")),
             "url": server.origin + resource["path"]}
    if entry.get("encoding"):
        shown["total_record_count"] = len(server.store.rows(entry, fault)[1])
    if resource.get("internal"):  # some addresses are of a host that nobody outside reaches
        shown["url"] = "https://beheer-ggm-ckan-prd.example.invalid/datastore/dump/" + resource["id"]
        shown["hash"] = shown["size"] = shown["mimetype"] = None
    return shown


def _package(server, package, fault):
    resources = [_resource(server, package, r, fault) for r in package["resources"]]
    return {"id": package["id"], "name": package["name"], "title": package["title"], "license_id": "cc-by",
            "metadata_modified": max(r["metadata_modified"] for r in resources),
            "notes": "## Toelichting\nEen waarde van 1 tot en met 4 wordt als -1 getoond.",
            "groups": [{"name": package["group"]}], "tags": [], "extras": [], "resources": resources,
            "num_resources": len(resources), "state": "active"}


def ckan(server, name, options, fault):
    packages = server.store.manifest["packages"]
    gone = fault is not None and fault.name == "renamed"
    wanted = options.get("id", options.get("resource_id", ""))
    result = None
    if name == "package_list":
        result = [p["name"] for p in packages]
    elif name == "group_list":
        result = sorted({p["group"] for p in packages})
    elif name == "package_search":
        try:
            start, rows = whole(options, "start", 0), whole(options, "rows", 10)
        except BadQuery as wrong:
            return _failed(server, name, str(wrong), "Validation Error", 409)
        text = options.get("q", "").lower()
        found = [p for p in packages if text in (p["name"] + p["title"]).lower()]
        result = {"count": len(found), "sort": "score desc", "facets": {}, "search_facets": {},
                  "results": [_package(server, p, fault) for p in found[start:start + rows]]}
    elif name == "package_show" and not gone:
        found = next((p for p in packages if wanted in (p["id"], p["name"])), None)
        result = found and _package(server, found, fault)
    elif name in ("resource_show", "datastore_search") and not gone:
        found = next(((p, r) for p in packages for r in p["resources"] if r["id"] == wanted), None)
        if found and name == "resource_show":
            result = _resource(server, *found, fault)
            # What CKAN said the last time is what it goes on saying while a file changes behind its back.
            if fault is not None and fault.name == "ckan-unmoved":
                result = server.shown.get(wanted, result)
            else:
                server.shown[wanted] = result
        elif found:
            return datastore(server, found[1], options, fault)
    if result is None:
        return _failed(server, name)
    help = f"{server.origin}{DUO}/api/3/action/help_show?name={name}"
    return as_json({"help": help, "success": True, "result": result})


def datastore(server, resource, options, fault):
    header, rows = server.store.rows(server.store.files[resource["path"]], fault)
    try:
        limit = min(whole(options, "limit", server.sizes["ckan"]), 32000)
        offset = whole(options, "offset", 0)
    except BadQuery as wrong:
        return _failed(server, "datastore_search", str(wrong), "Validation Error", 409)
    records = [{"_id": offset + at + 1} | dict(zip(header, row))
               for at, row in enumerate(rows[offset:offset + limit])]
    link = f"/api/3/action/datastore_search?resource_id={resource['id']}&limit={limit}"
    return as_json({"help": f"{server.origin}{DUO}/api/3/action/help_show?name=datastore_search",
                    "success": True, "result": {
        "resource_id": resource["id"], "total": len(rows), "limit": limit,
        "fields": [{"id": "_id", "type": "int"}] + [{"id": n, "type": "text"} for n in header],
        "records": records,
        "_links": {"start": link, "next": f"{link}&offset={offset + limit}"}}})


def dump(server, id, fault):
    """The whole table of a resource as CSV, with `_id` before it."""
    for package in server.store.manifest["packages"]:
        for resource in package["resources"]:
            entry = server.store.files[resource["path"]]
            if resource["id"] == id and "encoding" in entry and not (fault and fault.name == "renamed"):
                header, rows = server.store.rows(entry, fault)
                lines = [["_id", *header]] + [[str(at + 1), *row] for at, row in enumerate(rows)]
                text = "".join(",".join('"' + c.replace('"', '""') + '"' if re.search(r'[",\r\n]', c) else c
                                        for c in line) + "\r\n" for line in lines)
                return Answer(text.encode(), "text/csv; charset=utf-8", modified=modified(server, entry),
                              revision=server.store.revision(entry.get("source")), ranges=True)
    return html("404 Not Found", 404)


# Dataverse

def dataverse(server, path, options, fault):
    about = server.store.register("dataverse.json")
    if path == "/api/datasets/:persistentId/versions/:latest/files":
        files = about.get(options.get("persistentId"))
        if files is None or (fault and fault.name == "renamed"):
            return as_json({"status": "ERROR", "message": "Dataset with Persistent ID not found."}, 404)
        return as_json({"status": "OK", "data": [_datafile(server, f, fault) for f in files]})
    wanted = re.fullmatch(r"/api/access/datafile/(\d+)", path)
    for files in about.values() if wanted else []:
        for one in files:
            if str(one["id"]) == wanted.group(1):  # the bytes are elsewhere
                return redirect(f"{server.origin}/dataverse.nl/storage/{one['id']}/{one['filename']}")
    return as_json({"status": "ERROR", "message": "File not found"}, 404)


def _datafile(server, one, fault):
    body = server.store.file(server.store.files[f"/dataverse.nl/storage/{one['id']}/{one['filename']}"], fault)
    return {"label": one["label"], "restricted": False, "version": 1, "dataFile": {
        "id": one["id"], "filename": one["filename"], "contentType": "text/csv", "filesize": len(body),
        "publicationDate": "2025-12-01",
        "checksum": {"type": "SHA-1", "value": hashlib.sha1(body).hexdigest()}}}


# RIO

def rio(server, path, options, fault):
    name = path.strip("/")
    try:
        rows = server.store.register(f"rio/{name}.json")
    except OSError:
        return as_json({"status": 404, "title": "Not Found"}, 404)
    if fault and fault.name == "fewer-rows":
        rows = rows[:len(rows) // 4]
    known = {"type": "type", "opleidingseenheidcode": "opleidingseenheidcode",
             "organisatorischeEenheidcode": "organisatorischeEenheidcode",
             "erkendeopleidingscode": "erkendeopleidingscode", "onderwijslocatieId": "onderwijslocatieId"}
    for option, member in known.items():
        if option in options:
            rows = [r for r in rows if r.get(member) == options[option]]
    try:
        page = whole(options, "page", 0)
        size = min(whole(options, "pageSize", 20), server.sizes["hal"])
    except BadQuery:
        return as_json({"status": 400, "title": "Bad Request"}, 400)
    if size < 1:
        return as_json({"status": 400, "title": "Bad Request"}, 400)

    def link(number):
        more = "".join(f"&{k}={v}" for k, v in options.items() if k not in ("page", "pageSize"))
        return {"href": f"{server.origin}/lod.onderwijsregistratie.nl/api/rio/v2/{name}?page={number}&pageSize={size}{more}"}
    there = rows[page * size:(page + 1) * size]
    made = {"_links": {"self": link(page)}}
    if there:  # the page behind the last full one has no `_embedded` at all
        key = re.sub(r"-(\w)", lambda m: m.group(1).upper(), name)
        made = {"_embedded": {key: there}} | made
        if len(there) == size:
            made["_links"]["next"] = link(page + 1)
    return as_json(made, type=HAL, revision=server.store.revision("rio"))


# Closed registers

def skdb(server, path, asked, fault):
    if asked.get("Authorization") != "Bearer " + server.key:
        return as_json({"message": "Unauthorized"}, 401)
    found = server.store.register("skdb.json").get(path.strip("/").split("/")[-1])
    return as_json(found, revision=server.store.revision("skdb")) if found is not None else as_json(
        {"message": "Not found"}, 404)


def kiesmbo(server, path, asked, fault):
    if asked.get("Ocp-Apim-Subscription-Key") != server.key:
        return as_json({"statusCode": 401, "message": "Access denied due to missing subscription key."}, 401)
    found = server.store.register("kiesmbo.json").get(path.strip("/"))
    return as_json(found, revision=server.store.revision("kiesmbo")) if found is not None else as_json(
        {"statusCode": 404, "message": "Resource not found"}, 404)
