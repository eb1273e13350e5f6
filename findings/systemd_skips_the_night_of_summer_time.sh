#!/usr/bin/env bash
# systemd 252 (Debian 12, 252.38-1~deb12u1): a timer for half past two does not run at all in the night in which the clock goes
# forward. For OnCalendar=*-*-* 02:30:00 in Europe/Amsterdam the next elapse after noon of 27 March 2027 is 29 March 02:30;
# the 28th, where 02:30 does not exist, is passed over, not made up for after the gap as cron(8) of Debian promises for a
# job at a fixed time. In autumn, where 02:30 comes twice, it runs once, the first time.
#
# Why it matters here: data that is fetched every night is a day older after that night, with no failed run to see, since
# there was none. A time from 03:00 on avoids it.
#
# systemd-analyze is taken out of Debian's packages into a temporary folder; nothing is installed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=252.38-1~deb12u1
cd "$work"
chmod 755 .
for package in systemd libsystemd-shared libsystemd0; do
  apt-get download -qq "$package=$version"
  dpkg-deb -x "$package"_*.deb root
done
analyze() {
  env LC_ALL=C TZ=Europe/Amsterdam LD_LIBRARY_PATH="$work/root/lib/x86_64-linux-gnu/systemd:$work/root/usr/lib/x86_64-linux-gnu/systemd:$work/root/usr/lib/x86_64-linux-gnu" \
    "$work/root/usr/bin/systemd-analyze" calendar --iterations=2 --base-time="$1" '*-*-* 02:30:00' 2>/dev/null |
    sed -n 's/.*\(Next elapse\|Iter. #2\): //p' | paste -sd, | tr -s ' '
}
spring=$(analyze '2027-03-27 12:00:00')
autumn=$(analyze '2026-10-24 12:00:00')
echo "spring: $spring"
echo "autumn: $autumn"
[ "$spring" = 'Mon 2027-03-29 02:30:00 CEST,Tue 2027-03-30 02:30:00 CEST' ] || { echo "changed"; exit 1; }
[ "$autumn" = 'Sun 2026-10-25 02:30:00 CEST,Mon 2026-10-26 02:30:00 CET' ] || { echo "changed"; exit 1; }
echo "as described"
