#!/usr/bin/env bash
# lighttpd 1.4.69 (Debian 12, 1.4.69-1) sends neither ETag nor Last-Modified for a file whose type its settings do not name, so
# that nobody can ask for it conditionally: every visit gets all of it. A type it knows gets both, and a 304.
#
# With mimetype.assign for .html alone, a page answers If-Modified-Since with 304, and a .csv of the same day is sent
# whole each time, as application/octet-stream. Expected: validators for every file, as nginx gives them.
#
# Why it matters here: open data stands beside pages as .csv, .json and .ods. Whoever takes the tables every night with a
# conditional request gets tens of megabytes each night, and pays nothing for the pages. The remedy is one line
# of settings per extension (Debian's own lighttpd.conf reads /etc/mime.types and so has them).
#
# lighttpd is unpacked into a temporary folder and serves two made-up files on loopback.
set -euo pipefail
work=$(mktemp -d)
chmod 755 "$work"
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq -o APT::Sandbox::User=root lighttpd=1.4.69-1
dpkg-deb -x lighttpd_*.deb root
mkdir site
echo page >site/a.html
echo key >site/b.csv
touch -d '2026-01-01 00:00:00 UTC' site/*
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >conf <<END
server.document-root = "$work/site"
server.bind = "127.0.0.1"
server.port = $port
mimetype.assign = ( ".html" => "text/html" )
END
root/usr/sbin/lighttpd -D -f conf -m root/usr/lib/lighttpd 2>/dev/null &
server=$!
sleep 1
changed=0
see() {
  local validators status
  validators=$(curl -sI "http://127.0.0.1:$port/$1" | grep -ciE '^(etag|last-modified):' || true)
  status=$(curl -s -o /dev/null -w '%{http_code}' -H 'If-Modified-Since: Thu, 01 Jan 2026 00:00:00 GMT' "http://127.0.0.1:$port/$1")
  echo "$1: $validators validators, asked conditionally: $status"
  [ "$validators $status" = "$2" ] || changed=1
}
see a.html '2 304'
see b.csv '0 200'
[ $changed = 0 ] && echo "as described" || { echo "changed"; exit 1; }
