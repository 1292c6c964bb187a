"""After the last transition a rule in the notation of POSIX counts."""

import io
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, DUBLIN, FIXED, tzif


zone = ZoneInfo.from_file(io.BytesIO(BERLIN), key='Test/Berlin')
for year in (2022, 2050, 2100):
    for moment in (datetime(year, 1, 1), datetime(year, 3, 25, 2), datetime(year, 3, 31, 12), datetime(year, 7, 1), datetime(year, 10, 25),
                   datetime(year, 11, 1)):
        local = moment.replace(tzinfo=zone)
        print(local, local.tzname(), local.dst(), moment.replace(tzinfo=UTC).astimezone(zone).time())
