"""Rules give days by number too, and hours outside of the day."""

import io
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, DUBLIN, FIXED, tzif


for rule in ('AAA3BBB,J60/2,J300/2', 'AAA3BBB,59,299/0', 'AAA-10:30BBB-11,M10.1.0,M4.1.0', '<+03>-3<+04>,M4.4.4/50,M10.4.4/50',
             'AAA3BBB,M3.2.0/-1,M11.1.0/-2:30', 'EST5'):
    zone = ZoneInfo.from_file(io.BytesIO(tzif([], [(0, 0, 0)], b'X\0', rule)), key='Test')
    print(rule)
    for year in (2024,):
        names = [datetime(year, 1, 1, 12, tzinfo=zone) + timedelta(days) for days in range(40, 330, 3)]
        changes = [str(b.date()) for a, b in zip(names, names[1:]) if a.utcoffset() != b.utcoffset()]
        print('  ', changes, names[0].utcoffset(), names[50].utcoffset(), names[50].dst(), names[50].tzname())
