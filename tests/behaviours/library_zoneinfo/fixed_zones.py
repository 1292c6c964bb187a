"""A zone without transitions has a distance even without a date."""

import io
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, DUBLIN, FIXED, tzif


zone = ZoneInfo.from_file(io.BytesIO(FIXED), key='Test/Fixed')
print(zone.utcoffset(None), zone.dst(None), zone.tzname(None), time(5, tzinfo=zone))
berlin = ZoneInfo.from_file(io.BytesIO(BERLIN))
print(berlin.utcoffset(None), berlin.dst(None), berlin.tzname(None), time(5, tzinfo=berlin))
print(datetime(2024, 1, 1, tzinfo=zone).astimezone(berlin))
