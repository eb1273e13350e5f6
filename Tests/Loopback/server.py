"""A TLS server on the loopback whose answers are told by the test, faults included.

First line out: {"port": …, "ca": …, "key": …}. Then one line of JSON in, one out:
  {"path": "/a", "rules": [{…}, {…}]}  the answers to the 1st, 2nd … request; the last one stays
  {"log": "/a"}                        the requests that came: time, header lines
It ends when its input ends. Needs Python 3.8 and openssl.
"""
import gzip, json, os, socket, ssl, struct, subprocess, sys, tempfile, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RULES, LOG, LOCK = {}, {}, threading.Lock()


def content(rule):
    if "text" in rule:
        return rule["text"].encode()
    size = rule.get("size", 0)
    if rule.get("zeros"):
        return bytes(size)
    return (b"%08d\n" * (size // 9 + 1) % tuple(range(size // 9 + 1)))[:size]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def drop(self):
        """A reset: the connection goes without a farewell."""
        self.connection.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.wfile.flush()
        self.connection.unwrap = lambda: None
        socket.socket(fileno=os.dup(self.connection.fileno())).close()
        os.close(self.connection.detach())
        self.close_connection = True

    def do_GET(self):
        path = self.path.split("?")[0]
        with LOCK:
            seen = LOG.setdefault(path, [])
            rules = RULES.get(path) or [{"status": 404, "text": "niets hier"}]
            rule = rules[min(len(seen), len(rules) - 1)]
            seen.append({"time": time.time(), "headers": {
                k.lower(): v for k, v in self.headers.items()}})
        if "delay" in rule:
            time.sleep(rule["delay"])
        if rule.get("silent"):
            return self.drop()
        if "raw" in rule:
            self.wfile.write(rule["raw"].encode("latin-1"))
            self.close_connection = True
            return
        status, body, headers = rule.get("status", 200), content(rule), dict(rule.get("headers", {}))
        tag, date = headers.get("ETag"), headers.get("Last-Modified")
        if status == 200 and rule.get("conditional") and (
                tag and self.headers.get("If-None-Match") == tag
                or date and self.headers.get("If-Modified-Since") == date):
            status, body = 304, b""
        asked = self.headers.get("Range")
        if status == 200 and rule.get("ranges") and asked and (
                self.headers.get("If-Range") in (tag, date)):
            start = int(asked[6:].rstrip("-"))
            if start >= len(body):
                status, body = 416, b"<html><body>Requested Range Not Satisfiable</body></html>"
            else:
                headers["Content-Range"] = "bytes %d-%d/%d" % (start, len(body) - 1, len(body))
                status, body = 206, body[start:]
        if rule.get("gzip") and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            headers["Content-Encoding"] = "gzip"
        self.send_response_only(status)
        if rule.get("chunked"):
            headers["Transfer-Encoding"] = "chunked"
        elif status != 304:
            headers["Content-Length"] = str(rule.get("length", len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if "cut" in rule:
            body = body[: rule["cut"]]
        if rule.get("chunked"):
            body = b"%x\r\n%s\r\n" % (len(body), body) + (b"" if "cut" in rule else b"0\r\n\r\n")
        if "drip" in rule:
            for index in range(len(body)):
                self.wfile.write(body[index:index + 1])
                time.sleep(rule["drip"])
        else:
            self.wfile.write(body)
        self.wfile.flush()
        if rule.get("reset"):
            self.drop()
        elif "cut" in rule or "length" in rule:
            self.close_connection = True


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass

    def finish_request(self, request, address):
        # The handshake is done by the request's own thread.
        super().finish_request(self.context.wrap_socket(request, server_side=True), address)


def main():
    folder = tempfile.mkdtemp(prefix="loopback-")
    ca, key = os.path.join(folder, "ca.pem"), os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", "/CN=loopback", "-addext",
         "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", ca],
        check=True, stderr=subprocess.DEVNULL)
    server = Server(("127.0.0.1", 0), Handler)
    server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.context.load_cert_chain(ca, key)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"port": server.server_port, "ca": ca, "key": key}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        with LOCK:
            if "rules" in order:
                RULES[order["path"]] = order["rules"]
                LOG[order["path"]] = []
                answer = {}
            else:
                answer = LOG.get(order["log"], [])
        print(json.dumps(answer), flush=True)
    for name in (ca, key):
        os.unlink(name)
    os.rmdir(folder)


main()
