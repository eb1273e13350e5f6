#!/usr/bin/env python3
"""Web servers of Debian on loopback, and a visitor who remembers what each told of a page.

    servers.py FOLDER      shows FOLDER with every server that is installed

Its first line says which those are: {"port": …, "servers": "nginx, apache"}. Then every line on its input is an order,
and every order gets a line of JSON back. It ends with its input.

    visit PATH …           asks each page of each server and remembers its bytes, its ETag and its Last-Modified
    return [fast]          asks all it ever saw again, by tag, by date and by both, and tells how that went:
                           "faults" where "not modified" stood for other bytes, "kept" where it was right, "resent"
                           where the same bytes came again. «fast» leaves out servers that look at a file once a second
    forget                 nothing was ever seen
"""

import hashlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

NGINX = """
daemon off; master_process off; pid {work}/nginx.pid; error_log {work}/nginx.log;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f;
  uwsgi_temp_path {work}/u; scgi_temp_path {work}/s; types {{ text/html html; }}
  {more}
  server {{ listen 127.0.0.1:{port}; root {site}; index index.html; }}
}}
"""

APACHE = """
ServerRoot {work}
PidFile {work}/apache.pid
Listen 127.0.0.1:{port}
ServerName localhost
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
TypesConfig /dev/null
AddType text/html .html
DirectoryIndex index.html
ErrorLog {work}/apache.log
DocumentRoot "{site}"
<Directory "/">
  Options FollowSymLinks
  Require all granted
</Directory>
"""

LIGHTTPD = """
server.document-root = "{site}"
server.port = {port}
server.bind = "127.0.0.1"
server.errorlog = "{work}/lighttpd.log"
index-file.names = ( "index.html" )
mimetype.assign = ( ".html" => "text/html", "" => "application/octet-stream" )
"""

CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {site}
  file_server
}}
"""

CACHE = "open_file_cache max=1000 inactive=20s; open_file_cache_valid 1s;"

# Name, program, its configuration, what is different in it, its arguments, and whether it looks at a file only once a second.
KINDS = [
    ("nginx", "nginx", NGINX, "", ["-c", "{file}", "-e", "{work}/nginx.log"], False),
    ("nginx-cache", "nginx", NGINX, CACHE, ["-c", "{file}", "-e", "{work}/nginx.log"], True),
    ("apache", "apache2", APACHE, "", ["-f", "{file}", "-X"], False),
    ("lighttpd", "lighttpd", LIGHTTPD, "", ["-D", "-f", "{file}"], True),
    ("caddy", "caddy", CADDY, "", ["run", "--config", "{file}", "--adapter", "caddyfile"], False),
]
# As root they run as nobody, who may read what root may: Apache does not serve as root.
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override"]


def found(program):
    path = os.environ.get("PATH", "") + os.pathsep + "/usr/sbin"
    return shutil.which(program, path=path)


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    def __init__(self, kind, site, work):
        self.name, program, configuration, more, arguments, self.is_slow = kind
        work = os.path.join(work, self.name)
        os.mkdir(work)
        os.chmod(work, 0o777)
        self.port = free_port()
        words = {"site": site, "work": work, "port": self.port, "more": more, "file": work + "/configuration"}
        with open(words["file"], "w", encoding="utf-8") as file:
            file.write(configuration.format(**words))
        command = [found(program)] + [argument.format(**words) for argument in arguments]
        if os.geteuid() == 0:
            command = NOBODY + command
        environment = dict(os.environ, HOME=work, XDG_DATA_HOME=work, XDG_CONFIG_HOME=work)
        self.log = open(work + "/said", "wb")
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env=environment, cwd=work)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
        self.stop()
        said = b""
        for name in sorted(os.listdir(work)):
            if os.path.isfile(os.path.join(work, name)) and name != "configuration":
                said += open(os.path.join(work, name), "rb").read()[-400:]
        raise SystemExit(f"{self.name} does not start: {said.decode(errors='replace')}")

    def get(self, path, headers):
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        asked.request("GET", "/" + path, headers=headers)
        answer = asked.getresponse()
        body = answer.read()
        asked.close()
        return answer.status, answer.headers, hashlib.sha256(body).hexdigest()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(3)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()


def visit(servers, paths, seen):
    for server in servers:
        for path in paths:
            status, headers, body = server.get(path, {})
            if status != 200:
                return {"error": f"{server.name} answers {status} for {path}"}
            told = seen.setdefault((server.name, path), {})
            mark = (headers.get("ETag"), headers.get("Last-Modified"))
            if told.setdefault(mark, body) != body:
                return {"error": f"{server.name} tells {mark} of other bytes of {path}"}
    return {"visited": len(servers) * len(paths)}


def come_back(servers, seen):
    faults, kept, resent = [], 0, 0
    for server in servers:
        for (name, path), told in seen.items():
            if name != server.name:
                continue
            status, _, now = server.get(path, {})
            if status not in (200, 404):
                return {"error": f"{server.name} answers {status} for {path}"}
            for (tag, date), body in told.items():
                for ways in (("If-None-Match",), ("If-Modified-Since",), ("If-None-Match", "If-Modified-Since")):
                    values = {"If-None-Match": tag, "If-Modified-Since": date}
                    asked = {way: values[way] for way in ways if values[way]}
                    status = server.get(path, asked)[0] if asked else 200
                    if status == 304 and body != now:
                        faults.append(f"{name} {path} {asked}")
                    elif status == 304:
                        kept += 1
                    elif body == now:
                        resent += 1
    return {"faults": faults, "kept": kept, "resent": resent}


def end(*_):
    raise SystemExit(0)


def main():
    site = os.path.abspath(sys.argv[1])
    # Who ends this ends its servers and what they wrote too. The child of a Swift task begins with signals blocked, and
    # its children as well, which would then not hear that they are to stop.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(signal.SIGTERM, end)
    with tempfile.TemporaryDirectory(prefix="bijsluiter-servers-") as work:
        os.chmod(work, 0o755)
        servers = []
        try:
            for kind in KINDS:
                if found(kind[1]):
                    servers.append(Server(kind, site, work))
            names = ", ".join(server.name for server in servers)
            print(json.dumps({"port": servers[0].port if servers else 0, "servers": names}), flush=True)
            seen = {}
            for line in sys.stdin:
                order, *rest = line.split() or [""]
                if order == "visit":
                    answer = visit(servers, rest, seen)
                elif order == "return":
                    fast = "fast" in rest
                    if not fast:
                        time.sleep(2.1)
                    answer = come_back([server for server in servers if not (fast and server.is_slow)], seen)
                elif order == "forget":
                    seen, answer = {}, {}
                else:
                    answer = {"error": f"unknown order {order}"}
                print(json.dumps(answer), flush=True)
        finally:
            for server in servers:
                server.stop()


if __name__ == "__main__":
    main()
