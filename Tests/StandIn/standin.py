#!/usr/bin/env python3
"""A stand-in for the public sources, for tests: one HTTPS server on loopback, one path per host.

Prints one line of JSON when it is ready: port, origin, ca, self_signed_port, plain_port. See README.md."""

import argparse
import gzip
import json
import os
import shutil
import socket
import struct
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlsplit

import bulk
import certificates
import faults
import odata_v3
import odata_v4
import registers
from answers import Answer, as_json, finish, html
from store import Store

SIZES = {"v4": 100_000, "v3": 10_000, "api": 10_000, "hal": 100, "ckan": 100}


class StandIn:
    """What the listeners share: the data, the switches and the log."""

    def __init__(self, data, sizes, key):
        self.store, self.sizes, self.key = Store(data), sizes, key
        self.switches, self.shown = faults.Switches(), {}
        self.lock, self.log, self.active, self.started = threading.Lock(), [], 0, time.monotonic()
        self.origin = self.other_origin = self.plain_origin = self.self_origin = ""

    def answer(self, path, options, asked, fault):
        """The answer of the source that `path` names."""
        host, _, rest = path.lstrip("/").partition("/")
        rest = "/" + rest
        if host == "datasets.cbs.nl" and rest.startswith("/odata/"):
            return odata_v4.v4(self, rest[len("/odata"):], options, fault)
        if host == "datasets.cbs.nl" and rest.lower().startswith("/csv/cbs/nl/"):
            return bulk.bulk(self, rest[len("/csv/cbs/nl/"):], fault)
        if host == "opendata.cbs.nl" and rest.startswith("/ODataCatalog"):
            return odata_v3.v3_catalog(self, rest[len("/ODataCatalog"):], options, fault)
        for service in (odata_v3.API, odata_v3.FEED):
            if path.startswith(service + "/"):
                return odata_v3.v3(self, service, path[len(service):], options, fault)
        if host == "onderwijsdata.duo.nl" and rest.startswith("/api/3/action/"):
            return registers.ckan(self, rest[len("/api/3/action/"):], options, fault)
        if host == "onderwijsdata.duo.nl" and rest.startswith("/datastore/dump/"):
            return registers.dump(self, rest[len("/datastore/dump/"):], fault)
        if host == "dataverse.nl" and rest.startswith("/api/"):
            return registers.dataverse(self, rest, options, fault)
        if host == "lod.onderwijsregistratie.nl" and rest.startswith("/api/rio/v2/"):
            return registers.rio(self, rest[len("/api/rio/v2/"):], options, fault)
        if host == "api.skdb.nl":
            return registers.skdb(self, rest, asked, fault)
        if host == "api.kiesmbo.nl":
            return registers.kiesmbo(self, rest, asked, fault)
        if path == "/_maintenance":
            return html("Wij zijn zo terug")
        return registers.file_answer(self, path, fault) or html("404 Not Found", 404)

    def control(self, path, method, content):
        if path == "/_control/log":
            with self.lock:
                return as_json(self.log)
        if method == "POST" and path == "/_control/reset":
            self.switches.reset()
            self.store.reset()
            with self.lock:
                self.log = []
            return as_json({"ok": True})
        if method == "POST" and path == "/_control":
            try:
                wanted = json.loads(content)
                if isinstance(wanted, list):
                    wanted = {"rules": wanted}
                self.switches.set(wanted)
                if "edit" in wanted:
                    self.store.edit(wanted["edit"])
            except (ValueError, KeyError, IndexError, TypeError) as wrong:
                return as_json({"ok": False, "error": f"{type(wrong).__name__}: {wrong}"}, 400)
            return as_json({"ok": True})
        return as_json({"ok": False, "error": "no such control"}, 404)


class Visit(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "stand-in", ""
    timeout = 60
    disable_nagle_algorithm = True  # head and body go in two writes

    def log_message(self, *words):
        pass

    def do_GET(self):
        self.visit(head=False)

    def do_HEAD(self):
        self.visit(head=True)

    def do_POST(self):
        self.visit(head=False)

    def visit(self, head):
        shared = self.server.shared
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        split = urlsplit(self.path)
        path = unquote(split.path)
        if path.startswith("/_control"):
            made = shared.control(path, self.command, content)
            return self.send(made.status, [("Content-Type", made.type)], made.body, head)
        record = {"method": self.command, "path": self.path, "scheme": self.server.scheme,
                  "host": self.headers.get("Host"), "range": self.headers.get("Range"),
                  "if_range": self.headers.get("If-Range"), "fault": None, "status": None, "bytes": 0,
                  "if_none_match": self.headers.get("If-None-Match"),
                  "if_modified_since": self.headers.get("If-Modified-Since"),
                  "accept_encoding": self.headers.get("Accept-Encoding"),
                  "user_agent": self.headers.get("User-Agent"),
                  "has_key": "Authorization" in self.headers or "Ocp-Apim-Subscription-Key" in self.headers}
        with shared.lock:
            shared.active += 1
            record["active"], record["start"] = shared.active, round(time.monotonic() - shared.started, 4)
            shared.log.append(record)
        try:
            self.respond(shared, path, dict(parse_qsl(split.query, keep_blank_values=True)), record, head)
        except (ConnectionError, TimeoutError, OSError):
            self.close_connection = True
        finally:
            with shared.lock:
                shared.active -= 1
                record["end"] = round(time.monotonic() - shared.started, 4)

    def respond(self, shared, path, options, record, head):
        if self.command not in ("GET", "HEAD"):
            return self.send(405, [("Allow", "GET, HEAD")], b"", head, record)
        fault = shared.switches.pick(self.path) if path != "/_maintenance" else None
        if fault and fault.name == "redirect-other-host" and "to" not in fault.args and self.is_other():
            fault = None  # there it is answered
        name = record["fault"] = fault.name if fault else None
        options.pop("endless", None)
        if name == "hang":
            time.sleep(float(fault.args.get("seconds", 30)))
            return self.reset()
        if name == "gzip-bomb":
            return self.stream(faults.zeros(int(fault.args.get("size", 4 << 30))), record,
                               [("Content-Encoding", "gzip")], None)
        if name == "huge-body":
            size = int(fault.args.get("size", 5_000_000_000))
            return self.stream(faults.filler(size), record, [], size if fault.args.get("length") else None)
        answer = faults.before(fault, shared, self.path) if fault else None
        if answer is None:
            answer = shared.answer(path, options, self.headers, fault)
            if fault and answer.status == 200:
                answer = Answer(**vars(answer))
                faults.body(fault, shared, self.path, answer)
        status, headers, body = finish(answer, self.headers, name != "no-validators", name != "no-gzip")
        if name == "cut-gzip" and status == 200:  # half of it, with the length of that half
            if not any(h[0] == "Content-Encoding" for h in headers):
                headers, body = headers + [("Content-Encoding", "gzip")], gzip.compress(body, 6, mtime=0)
            body = body[:len(body) // 2]
        self.send(status, headers, body, head, record, fault)

    def is_other(self):
        """Whether this request was led to our other name."""
        return self.headers.get("Host") == urlsplit(self.server.shared.other_origin).netloc

    def send(self, status, headers, body, head, record=None, fault=None):
        name = fault.name if fault else None
        length = len(body) + (int(fault.args.get("more", 1000)) if name == "longer-content-length" else 0)
        if record is not None:
            record["status"] = status
        self.send_response(status)
        for pair in headers:
            self.send_header(*pair)
        if status != 304:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        if head:
            return
        if name == "reset-after":
            body = body[:int(fault.args.get("bytes", max(1, len(body) // 2)))]
        if name == "slow-drip":
            step, pause = int(fault.args.get("bytes", 16)), float(fault.args.get("pause", 0.2))
            for at in range(0, len(body), step):
                self.write(body[at:at + step], record)
                time.sleep(pause)
        else:
            self.write(body, record)
        if name == "reset-after":
            self.reset()
        elif name == "longer-content-length":
            self.close_connection = True

    def stream(self, pieces, record, headers, length):
        record["status"] = 200
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        for pair in headers:
            self.send_header(*pair)
        self.send_header(*(("Transfer-Encoding", "chunked") if length is None else ("Content-Length", str(length))))
        self.end_headers()
        for piece in pieces:
            self.write(piece if length is not None else b"%x\r\n%s\r\n" % (len(piece), piece), record)
        if length is None:
            self.write(b"0\r\n\r\n", record)

    def write(self, body, record):
        self.wfile.write(body)
        if record is not None:
            record["bytes"] += len(body)

    def reset(self):
        """Ends the connection with a reset, not with a farewell."""
        self.close_connection = True
        self.wfile.flush()
        time.sleep(0.05)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())


class Listener(ThreadingHTTPServer):
    """A listener on loopback; TLS is agreed in the thread of the connection."""

    daemon_threads, request_queue_size, allow_reuse_address = True, 128, True

    def __init__(self, port, shared, context=None):
        super().__init__(("127.0.0.1", port), Visit)
        self.shared, self.context = shared, context
        self.scheme = "https" if context else "http"
        self.port = self.server_address[1]

    def finish_request(self, request, address):
        if self.context:
            request.settimeout(20)
            request = self.context.wrap_socket(request, server_side=True)
        try:
            Visit(request, address, self)
        finally:
            if self.context and request.fileno() >= 0:
                request.close()

    def handle_error(self, request, address):
        """A client that refuses our certificate or goes away is no news; anything else is."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, address)


def start(data, certs, port=0, sizes=None, key="synthetic-key"):
    """Starts the listeners; returns what they share, and the line that tells where they are."""
    paths = certificates.make(certs)
    shared = StandIn(data, SIZES | (sizes or {}), key)
    secure = Listener(port, shared, certificates.context(paths["cert"], paths["key"]))
    own = Listener(0, shared, certificates.context(paths["self_cert"], paths["self_key"]))
    plain = Listener(0, shared)
    shared.origin, shared.other_origin = f"https://localhost:{secure.port}", f"https://127.0.0.1:{secure.port}"
    shared.self_origin, shared.plain_origin = f"https://localhost:{own.port}", f"http://localhost:{plain.port}"
    shared.listeners = [secure, own, plain]
    for listener in shared.listeners:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
    return shared, {"port": secure.port, "origin": shared.origin, "ca": os.path.abspath(paths["ca"]),
                    "self_signed_port": own.port, "plain_port": plain.port}


def main():
    given = argparse.ArgumentParser(description="A stand-in for the public sources, for tests.")
    given.add_argument("--data", required=True, help="folder made by make_data.py")
    given.add_argument("--port", type=int, default=0)
    given.add_argument("--certs", help="folder for the test certificates, kept between starts")
    given.add_argument("--faults", help="file with what would be posted to /_control")
    given.add_argument("--page-sizes", default="", help="v4=1000,v3=100,api=10000,hal=10,ckan=100")
    given.add_argument("--key", default="synthetic-key", help="the key the closed registers want")
    given.add_argument("--until-eof", action="store_true", help="stop when standard input is closed")
    chosen = given.parse_args()
    sizes = {}
    for part in filter(None, chosen.page_sizes.split(",")):
        name, _, size = part.partition("=")
        if name not in SIZES or not size.isdigit() or int(size) < 1:
            given.error(f"--page-sizes: {part!r}; names are {', '.join(SIZES)}")
        sizes[name] = int(size)
    own_certs = None if chosen.certs else tempfile.mkdtemp(prefix="stand-in-certs-")
    shared, line = start(chosen.data, chosen.certs or own_certs, chosen.port, sizes, chosen.key)
    if chosen.faults:
        with open(chosen.faults, encoding="utf-8") as rules:
            wanted = json.load(rules)
        shared.switches.set({"rules": wanted} if isinstance(wanted, list) else wanted)
    print(json.dumps(line), flush=True)
    try:
        if chosen.until_eof:
            sys.stdin.read()
        else:
            threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        if own_certs:
            shutil.rmtree(own_certs, ignore_errors=True)


if __name__ == "__main__":
    main()
