"""Times that depend on the fold are equal to none of another zone."""

from datetime import datetime, timedelta, timezone, tzinfo


class Zone(tzinfo):
    """Clocks are put back from 3 to 2 o'clock on the 27th of October."""

    def utcoffset(self, dt):
        changed = dt.replace(tzinfo=None, fold=0) >= datetime(2024, 10, 27, 3 - dt.fold)
        return timedelta(hours=1 if changed else 2)

    def dst(self, dt):
        return self.utcoffset(dt) - timedelta(hours=1)


zone = Zone()
first = datetime(2024, 10, 27, 2, 30, tzinfo=zone)
second = first.replace(fold=1)
print(first.utcoffset(), second.utcoffset(), first == second, hash(first) == hash(second), second - first)
print(first.astimezone(timezone.utc), second.astimezone(timezone.utc))
print(first == first.astimezone(timezone.utc), first < second.astimezone(timezone.utc))
clear = datetime(2024, 10, 27, 5, tzinfo=zone)
print(clear == clear.astimezone(timezone.utc), clear.fold, repr(second)[:45])
