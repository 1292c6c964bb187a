"""A file may have a rule and no transitions; one that names a kind of time which it has not is refused."""
import io
import struct
from datetime import datetime
from zoneinfo import ZoneInfo


def head(times, kinds, letters):
    return struct.pack('>4s1s15x6l', b'TZif', b'2', 0, 0, 0, times, kinds, letters)


rule = head(0, 0, 0) + head(0, 0, 0) + b'\nAAA-1BBB,M3.5.0,M10.5.0\n'
zone = ZoneInfo.from_file(io.BytesIO(rule))
for month in (1, 7):
    moment = datetime(2020, month, 1, 12, tzinfo=zone)
    print(moment, moment.tzname(), moment.dst())
wrong = head(0, 1, 4) + struct.pack('>lbb', 0, 0, 0) + b'UTC\0'
wrong += head(1, 1, 4) + struct.pack('>qBlbb', 0, 5, 0, 0, 0) + b'UTC\0' + b'\nUTC0\n'
try:
    ZoneInfo.from_file(io.BytesIO(wrong))
except ValueError as error:
    print(error)
