"""Local time follows the transitions that a file lists."""

import io
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, DUBLIN, FIXED, tzif


zone = ZoneInfo.from_file(io.BytesIO(BERLIN), key='Test/Berlin')
for moment in (datetime(2019, 1, 1), datetime(2020, 3, 29, 1, 59), datetime(2020, 3, 29, 3), datetime(2020, 7, 1), datetime(2020, 12, 1)):
    local = moment.replace(tzinfo=zone)
    print(local, local.tzname(), local.dst())
