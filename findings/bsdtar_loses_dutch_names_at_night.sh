#!/usr/bin/env bash
# bsdtar of libarchive 3.6.2 (Debian 12, 3.6.2-1+deb12u5) in the C locale leaves out a file of a zip whose name has a letter with
# a sign ("coördinatie"), though the zip says that the name is UTF-8 and everything in it is in order. It is not listed, not
# unpacked, and not found when asked by name; the file beside it is. Exit status 1 tells that something was wrong. In
# C.UTF-8 all is well.
# The library gives ARCHIVE_WARN (-20) for that header and no name at all, also where the name is asked for in UTF-8.
# Expected: the bytes of the name as they are, as unzip gives them.
#
# Why it matters here: cron and systemd start their work in the C locale. A zip of a publisher's tables that a person
# unpacked well by day lacks one table at night. Our own reader sets a locale for the call.
set -euo pipefail
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get download -qq -o APT::Sandbox::User=root libarchive-tools=3.6.2-1+deb12u5 libarchive13=3.6.2-1+deb12u5
for package in *.deb; do dpkg-deb -x "$package" root; done
python3 - <<'PY'
import zipfile
with zipfile.ZipFile("tables.zip", "w") as made:
    made.writestr("coördinatie.csv", "a\n")
    made.writestr("b.csv", "b\n")
PY
names() {
  LC_ALL=$1 LD_LIBRARY_PATH=$(echo "$work"/root/usr/lib/*-linux-gnu) "$work/root/usr/bin/bsdtar" -tf tables.zip 2>said | paste -sd, || true
}
night=$(names C)
sed 's/^/  /' said
day=$(names C.UTF-8)
echo "C: $night"
echo "C.UTF-8: $day"
[ "$night" = b.csv ] && [ "$day" = coördinatie.csv,b.csv ] && echo "as described" || { echo "changed"; exit 1; }
