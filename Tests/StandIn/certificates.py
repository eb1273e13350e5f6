"""The test authority and the certificates of the stand-in, made with the `openssl` command."""

import os
import ssl
import subprocess

NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1"


def _openssl(*words):
    done = subprocess.run(["openssl", *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"openssl {words[0]}: {done.stderr.strip()}")


def _key(path):
    _openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path)


def make(folder):
    """Makes what `folder` lacks and returns its paths: ca, cert, key, self_cert, self_key."""
    os.makedirs(folder, exist_ok=True)
    names = ["ca.pem", "ca.key", "cert.pem", "key.pem", "self-cert.pem", "self-key.pem"]
    ca, ca_key, cert, key, self_cert, self_key = (os.path.join(folder, n) for n in names)
    if not all(os.path.exists(p) for p in (ca, cert, key, self_cert, self_key)):
        request = os.path.join(folder, "request.pem")
        extras = os.path.join(folder, "extras.cnf")
        with open(extras, "w") as out:
            out.write(NAMES + "\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n")
        _key(ca_key)
        _openssl("req", "-x509", "-new", "-key", ca_key, "-sha256", "-days", "3650", "-out", ca,
                 "-subj", "/CN=synthetic test authority",
                 "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        _key(key)
        _openssl("req", "-new", "-key", key, "-out", request, "-subj", "/CN=localhost")
        _openssl("x509", "-req", "-in", request, "-CA", ca, "-CAkey", ca_key, "-CAcreateserial",
                 "-days", "3650", "-sha256", "-out", cert, "-extfile", extras)
        _key(self_key)
        _openssl("req", "-x509", "-new", "-key", self_key, "-sha256", "-days", "3650",
                 "-out", self_cert, "-subj", "/CN=localhost", "-addext", NAMES)
    return {"ca": ca, "cert": cert, "key": key, "self_cert": self_cert, "self_key": self_key}


def context(cert, key):
    """A server side of TLS 1.2 or later, HTTP/1.1."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.load_cert_chain(cert, key)
    made.set_alpn_protocols(["http/1.1"])
    return made
