"""Arithmetic in a zone moves clocks, and differences between zones count in UTC."""

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from _tzif import BERLIN, FIXED

berlin, fixed = (ZoneInfo.from_file(io.BytesIO(data), key='K') for data in (BERLIN, FIXED))
before = datetime(2020, 3, 28, 12, tzinfo=berlin)
after = before + timedelta(days=1)
print(before, after, after - before, after.astimezone(UTC) - before.astimezone(UTC))
print(after.astimezone(fixed), after - before.astimezone(fixed), after == after.astimezone(fixed), hash(after) == hash(after.astimezone(UTC)))
print(datetime.fromtimestamp(1585443599, berlin), datetime.fromtimestamp(1585443600, berlin), datetime(2020, 3, 29, 3, tzinfo=berlin).timestamp())
