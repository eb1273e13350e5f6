"""What a route answers, and how HTTP turns it into bytes: validators, ranges, compression."""

import email.utils
import gzip
import hashlib
import json
import re
from dataclasses import dataclass, field

TEXTUAL = re.compile(r"^(text/|application/(json|hal\+json|xml|atom\+xml))")


@dataclass
class Answer:
    """One answer of a route, before conditions, ranges and compression."""

    body: bytes = b""
    type: str = "application/json; charset=utf-8"
    status: int = 200
    headers: list = field(default_factory=list)
    revision: int = 0
    modified: float = None  # seconds since 1970, when the publisher dates it
    ranges: bool = False    # files have ranges, answers of an API have none


def as_json(value, status=200, type="application/json; charset=utf-8", **more):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Answer(text.encode(), type, status, **more)


def html(text, status=200):
    return Answer(f"<!DOCTYPE html>\n<html><body><h1>{text}</h1></body></html>\n".encode(),
                  "text/html; charset=utf-8", status)


def redirect(target, status=302):
    made = html("Found", status)
    made.headers.append(("Location", target))
    return made


def finish(answer, asked, validators=True, compress=True):
    """Applies conditions, ranges and gzip. `asked` is the request's headers.
    Returns status, headers, body; the body is whole in memory."""
    headers = [("Content-Type", answer.type)] + list(answer.headers)
    body, status = answer.body, answer.status
    if status != 200:
        return status, headers, body
    wants_range = asked.get("Range") if answer.ranges else None
    zipped = (compress and not wants_range and TEXTUAL.match(answer.type)
              and "gzip" in asked.get("Accept-Encoding", ""))
    tag = '"%s-%d"' % (hashlib.sha256(body).hexdigest()[:24], answer.revision)
    dated = email.utils.formatdate(answer.modified, usegmt=True) if answer.modified else None
    if validators:
        headers.append(("ETag", "W/" + tag if zipped else tag))
        if dated:
            headers.append(("Last-Modified", dated))
        if _unchanged(asked, tag, answer.modified):
            return 304, [h for h in headers if h[0] != "Content-Type"], b""
    if TEXTUAL.match(answer.type):
        headers.append(("Vary", "Accept-Encoding"))
    if answer.ranges:
        headers.append(("Accept-Ranges", "bytes"))
    if zipped:
        return 200, headers + [("Content-Encoding", "gzip")], gzip.compress(body, 6, mtime=0)
    if wants_range and _same_as_before(asked.get("If-Range"), tag, dated, validators):
        return _range(wants_range, headers, body)
    return 200, headers, body


def _unchanged(asked, tag, modified):
    given = asked.get("If-None-Match")
    if given is not None:  # the date then plays no part
        weak = [t.strip().removeprefix("W/") for t in given.split(",")]
        return "*" in weak or tag in weak
    since = asked.get("If-Modified-Since")
    if since and modified:
        try:
            return int(modified) <= email.utils.parsedate_to_datetime(since).timestamp()
        except (TypeError, ValueError):
            return False
    return False


def _same_as_before(given, tag, dated, validators):
    """If-Range compares strongly: a weak tag never matches."""
    return given is None or (validators and given in (tag, dated))


def _range(asked, headers, body):
    size = len(body)
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.strip())
    if not found or found.group(1) == found.group(2) == "":
        return 200, headers, body
    first, last = found.groups()
    if first == "":
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
    if start >= size or start >= stop:
        refused = html("416 Requested Range Not Satisfiable", 416)
        return 416, [("Content-Type", refused.type), ("Content-Range", f"bytes */{size}")], refused.body
    return 206, headers + [("Content-Range", f"bytes {start}-{stop - 1}/{size}")], body[start:stop]
