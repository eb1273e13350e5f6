"""Fault switches: which request goes wrong, and how."""

import json
import random
import re
import threading
import zlib

import answers
from answers import html
from spoils import DATA

BEFORE = ("503", "503-retry-after", "429", "401", "html-200", "empty-200", "redirect-html", "http-redirect",
          "redirect-loop", "redirect-other-host", "hang", "gzip-bomb", "huge-body", "self-signed")
# How else a service writes the link to its next page; all of them lead there.
WRITTEN = ("next-path", "next-relative", "next-query", "next-http", "next-without-scheme", "next-other-case")
BODY = ("truncated-json", "wrong-charset", "wrong-count", "duplicate-keys", "next-other-host", "next-self", "endless-pages", "zip-traversal",
        "zip-bomb") + WRITTEN
WIRE = ("reset-after", "longer-content-length", "cut-gzip", "slow-drip", "no-gzip", "no-validators")
STATE = ("superseded", "renamed", "wrong-case", "ckan-unmoved")
ALL = BEFORE + BODY + WIRE + STATE + DATA
RANDOM = ("503", "503-retry-after", "429", "reset-after", "longer-content-length", "truncated-json",
          "html-200", "empty-200", "redirect-html", "redirect-loop", "no-gzip", "no-validators", "wrong-charset")
COUNTED = re.compile(rb'("(?:ObservationCount|total_record_count)":|^\xef\xbb\xbf)(\d+)')
NEXT = re.compile(rb'("@odata\.nextLink":|"odata\.nextLink":|"next":\{"href":|"next":)"([^"]*)"')


class Fault:
    """One fault at one request."""

    def __init__(self, name, args):
        self.name, self.args = name, args
        self.key = name + json.dumps(args, sort_keys=True)


class Switches:
    """Rules in order; the first that fits a request and is not used up is taken."""

    def __init__(self):
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        with self.lock:
            self.rules, self.seed, self.probability, self.among = [], None, 0.0, RANDOM
            self.dice, self.asked = None, {}

    def set(self, wanted):
        """{"rules": [...]} puts other rules in place; {"seed", "probability", "faults"} throws dice."""
        with self.lock:
            if "rules" in wanted:
                rules = []
                for given in wanted["rules"]:
                    name = str(given["fault"])
                    if name not in ALL:
                        raise ValueError(f"no fault is called {name}; there are {', '.join(ALL)}")
                    rules.append({"match": re.compile(given.get("match", "")), "fault": name,
                                  "times": given.get("times"), "args": given.get("args", {})})
                self.rules = rules
            if "seed" in wanted:
                self.seed, self.probability = wanted["seed"], float(wanted.get("probability", 0.1))
                self.among, self.asked = wanted.get("faults", RANDOM), {}

    def pick(self, address):
        """The fault of this request. The dice depend on the seed, the address and how often it was
        asked, not on the order in which requests come."""
        with self.lock:
            for rule in self.rules:
                if rule["times"] != 0 and rule["match"].search(address):
                    if rule["times"] is not None:
                        rule["times"] -= 1
                    return Fault(rule["fault"], rule["args"])
            if self.seed is None:
                return None
            turn = self.asked[address] = self.asked.get(address, 0) + 1
            dice = random.Random(f"{self.seed} {turn} {address}")
            return Fault(dice.choice(list(self.among)), {}) if dice.random() < self.probability else None


def before(fault, server, path):
    """The answer of a fault that never gets to the data, or None."""
    name, args = fault.name, fault.args
    if name in ("503", "503-retry-after", "429"):
        made = html("Service Unavailable" if name != "429" else "Too Many Requests", int(name[:3]))
        after = args.get("seconds", None if name == "503" else 1)
        if after is not None:
            made.headers.append(("Retry-After", str(after)))
        return made
    if name == "401":
        return html("401 Unauthorized", 401)
    if name == "html-200":
        return html("Onderhoud")
    if name == "empty-200":
        return answers.Answer(b"", args.get("type", "application/json; charset=utf-8"))
    if name == "redirect-html":
        return answers.redirect(server.origin + "/_maintenance")
    if name == "http-redirect":
        return answers.redirect(server.plain_origin + path)
    if name == "redirect-loop":
        return answers.redirect(server.origin + path)
    if name == "redirect-other-host":
        return answers.redirect(args.get("to", server.other_origin) + path)
    if name == "self-signed":
        return answers.redirect(server.self_origin + path)
    return None


def body(fault, server, path, answer):
    """Changes the body of an answer as the fault says."""
    name, args, content = fault.name, fault.args, answer.body
    if name == "truncated-json":  # with the length of what is left
        answer.body = content[:int(len(content) * float(args.get("keep", 0.5)))]
    elif name == "wrong-charset":
        text = content.decode("utf-8", "replace") if b"\xc3" in content else content.decode("latin-1")
        marked = re.sub(r'("(?:Title|title|name|naam|value)":")', "\\1\u00e9", text, count=1)
        if marked == text:  # a table: into the first cell of the second line
            marked = text.replace("\n", "\n\u00e9", 1)
        if marked == text:  # a record without such a name: into its first text
            marked = text.replace('":"', '":"\u00e9', 1)
        answer.body = marked.encode("latin-1", "replace")
    elif name == "wrong-count":  # the source's own count of its rows is one too high
        answer.body = COUNTED.sub(lambda m: m.group(1) + str(int(m.group(2)) + 1).encode(), content)
    elif name == "duplicate-keys":  # in the first object of a list
        answer.body = re.sub(rb'(\[\{)("[^"]+":)', rb"\1\2null,\2", content, count=1)
    elif name in ("next-other-host", "next-self", "endless-pages"):
        answer.body = _next(name, server, path, content, args)
    elif name in WRITTEN:
        answer.body = NEXT.sub(lambda m: _written(name, m.group(1), m.group(2)), content)
    elif name in ("zip-traversal", "zip-bomb"):
        from bombs import bomb, traversal
        answer.body = traversal(content) if name == "zip-traversal" else bomb(int(args.get("size", 2 << 30)))


def _written(name, member, link):
    """The link to the next page in another way of writing it."""
    if name == "next-path":
        link = re.sub(rb"^https://[^/]+", b"", link)
    elif name == "next-relative":  # behind the last step of this page's own address
        link = re.sub(rb"^https://[^?]*/", b"", link)
    elif name == "next-query":
        link = re.sub(rb"^https://[^?]*", b"", link)
    elif name == "next-http":
        link = re.sub(rb"^https:", b"http:", link)
    elif name == "next-without-scheme":
        link = re.sub(rb"^https:", b"", link)
    elif name == "next-other-case":
        member = member.replace(b"nextLink", b"NextLink")
    return member + b'"' + link + b'"'


def _next(name, server, path, content, args):
    if name == "next-other-host":
        link = args.get("to", server.other_origin) + path
    elif name == "next-self":
        link = server.origin + path
    else:
        found = re.search(r"([?&]endless=)(\d+)", path)
        turn = int(found.group(2)) + 1 if found else 1
        plain = re.sub(r"[?&]endless=\d+", "", path)
        link = f"{server.origin}{plain}{'&' if '?' in plain else '?'}endless={turn}"
    if not content.startswith(b"{"):  # no page
        return content
    if NEXT.search(content):
        return NEXT.sub(lambda m: m.group(1) + b'"' + link.encode() + b'"', content)
    if b'"_links":{' in content:
        return content.replace(b'"_links":{', b'"_links":{"next":{"href":"' + link.encode() + b'"},', 1)
    member = b'"odata.nextLink":"' if b'"odata.metadata"' in content else b'"@odata.nextLink":"'
    return content[:content.rindex(b"}")] + b"," + member + link.encode() + b'"}'


def zeros(size):
    """A gzip stream of `size` zero bytes, in pieces of about 1 kB for each MiB."""
    yield b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = press.compress(bytes(1 << 20)) + press.flush(zlib.Z_FULL_FLUSH)
    check, done = 0, 0
    one = bytes(1 << 20)
    while done < size:
        yield block
        check = zlib.crc32(one, check)
        done += 1 << 20
    yield zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    yield check.to_bytes(4, "little") + (done & 0xFFFFFFFF).to_bytes(4, "little")


def filler(size):
    """`size` bytes of a JSON page that does not end, made while they are sent."""
    first = b'{"value":['
    yield first
    row = b'{"Id":0,"Measure":"M000001","Value":1.0},' * 1600
    done = len(first)
    while done < size:
        piece = row[:size - done]
        yield piece
        done += len(piece)
