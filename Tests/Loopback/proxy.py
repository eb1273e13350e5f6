"""A proxy on the loopback for https: it makes tunnels and sees nothing of what goes through them.

  proxy.py [--login NAME:PASSWORD] [--refuse STATUS]

First line out: {"port": …}. Then one line in, one out: the tunnels that were asked for, as JSON: target, header
lines. It ends when its input ends. Needs Python 3.8.
"""
import argparse, base64, json, select, socket, sys, threading

given = argparse.ArgumentParser()
given.add_argument("--login", help="without: nobody has to say who they are")
given.add_argument("--refuse", type=int, help="every tunnel, with this status")
chosen = given.parse_args()
LOG, LOCK = [], threading.Lock()


def head(client):
    """Request line and headers, up to the empty line."""
    text = b""
    while b"\r\n\r\n" not in text:
        piece = client.recv(4096)
        if not piece:
            return None
        text += piece
    lines = text.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return lines[0], {k.lower(): v for k, v in (line.split(": ", 1) for line in lines[1:])}


def serve(client):
    with client:
        asked = head(client)
        if asked is None:
            return
        line, headers = asked
        method, target, _ = line.split(" ")
        with LOCK:
            LOG.append({"method": method, "target": target, "headers": headers})
        wanted = chosen.login and "Basic " + base64.b64encode(chosen.login.encode()).decode()
        if wanted and headers.get("proxy-authorization") != wanted:
            return client.sendall(b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic '
                                  b'realm="loopback"\r\nContent-Length: 0\r\n\r\n')
        if method != "CONNECT" or chosen.refuse:
            return client.sendall(b"HTTP/1.1 %d Refused\r\nContent-Length: 0\r\n\r\n" % (chosen.refuse or 405))
        host, _, port = target.rpartition(":")
        with socket.create_connection((host.strip("[]"), int(port))) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\nX-Proxy: loopback\r\n\r\n")
            while True:
                for ready in select.select([client, server], [], [])[0]:
                    piece = ready.recv(65536)
                    if not piece:
                        return
                    (server if ready is client else client).sendall(piece)


def listen(own):
    while True:
        client, _ = own.accept()
        threading.Thread(target=lambda c=client: quiet(c), daemon=True).start()


def quiet(client):
    try:
        serve(client)
    except OSError:
        pass


def main():
    own = socket.create_server(("127.0.0.1", 0), backlog=64)
    threading.Thread(target=listen, args=(own,), daemon=True).start()
    print(json.dumps({"port": own.getsockname()[1]}), flush=True)
    for _ in sys.stdin:
        with LOCK:
            print(json.dumps(LOG), flush=True)


main()
