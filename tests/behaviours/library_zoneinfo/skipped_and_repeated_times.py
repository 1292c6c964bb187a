"""The fold tells apart times that clocks show twice."""

import io
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, DUBLIN, FIXED, tzif


zone = ZoneInfo.from_file(io.BytesIO(BERLIN), key='Test/Berlin')
for moment in (datetime(2020, 10, 25, 2, 30), datetime(2020, 3, 29, 2, 30), datetime(2050, 10, 30, 2, 30), datetime(2050, 3, 27, 2, 30)):
    first = moment.replace(tzinfo=zone)
    second = first.replace(fold=1)
    print(first.utcoffset(), second.utcoffset(), first.astimezone(UTC), second.astimezone(UTC))
for moment in (datetime(2020, 10, 25, 0, 30), datetime(2020, 10, 25, 1, 30), datetime(2050, 10, 30, 0, 30), datetime(2050, 10, 30, 1, 30)):
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    print(local, local.fold)
