#!/usr/bin/env bash
# aniso8601 10.0.1: 24:00, the end of a day, is read as its start.
#
# ISO 8601 writes the end of 30 June as `2014-06-30T24:00`, the moment that 1 July begins with. Here it is 30 June
# 00:00, without a word. A day, from `T00:00` to `T24:00`, has no length; an evening, `T18:00/24:00`, ends before it has
# begun. `24:01` is refused, as it is wrong: the hour is known. arrow 1.4.0 and python-dateutil 2.9.0 read 1 July.
# It hurts whose calls close at midnight (« le 30 juin à 24 h »): who applies on the last day is late, and periods that
# touch each other have a day between them.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q aniso8601==10.0.1 arrow==1.4.0 python-dateutil==2.9.0.post0

cat > seen.py <<'EOS'
import aniso8601
import arrow
from dateutil.parser import isoparse

for text in ("2014-06-30T24:00", "2014-06-30T24:00:00Z"):
    for read in (aniso8601.parse_datetime, arrow.get, isoparse):
        print(text, read.__module__.split(".")[0], read(text).isoformat())
for text in ("2014-06-30T00:00/2014-06-30T24:00", "2014-06-30T18:00/24:00"):
    start, end = aniso8601.parse_interval(text)
    print(text, end - start)
try:
    aniso8601.parse_datetime("2014-06-30T24:01")
except ValueError as error:
    print(type(error).__name__)
EOS
venv/bin/python seen.py | tee seen.txt
diff seen.txt - <<'EOS'
2014-06-30T24:00 aniso8601 2014-06-30T00:00:00
2014-06-30T24:00 arrow 2014-07-01T00:00:00+00:00
2014-06-30T24:00 dateutil 2014-07-01T00:00:00
2014-06-30T24:00:00Z aniso8601 2014-06-30T00:00:00+00:00
2014-06-30T24:00:00Z arrow 2014-07-01T00:00:00+00:00
2014-06-30T24:00:00Z dateutil 2014-07-01T00:00:00+00:00
2014-06-30T00:00/2014-06-30T24:00 0:00:00
2014-06-30T18:00/24:00 -1 day, 6:00:00
MidnightBoundsError
EOS
