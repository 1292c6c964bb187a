"""Winter time may be what is moved, as in Ireland."""

import io
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, DUBLIN, FIXED, tzif


zone = ZoneInfo.from_file(io.BytesIO(DUBLIN), key='Test/Dublin')
for moment in (datetime(2020, 1, 1), datetime(2020, 7, 1), datetime(2030, 1, 1), datetime(2030, 7, 1), datetime(2030, 10, 27, 1, 30)):
    local = moment.replace(tzinfo=zone)
    print(local, local.tzname(), local.dst(), local.replace(fold=1).utcoffset())
print(datetime(2030, 10, 27, 0, 30, tzinfo=UTC).astimezone(zone).fold, datetime(2030, 10, 27, 1, 30, tzinfo=UTC).astimezone(zone).fold)
