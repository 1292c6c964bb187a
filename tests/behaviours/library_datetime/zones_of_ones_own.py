"""A subclass of tzinfo says distance, name and summer time."""

from datetime import datetime, time, timedelta, tzinfo


class Zone(tzinfo):
    """Summer time from April to September."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return 'summer' if self.dst(dt) else 'winter'


zone = Zone()
for moment in (datetime(2024, 1, 1, tzinfo=zone), datetime(2024, 7, 1, 12, tzinfo=zone)):
    print(moment, moment.tzname(), moment.dst(), moment.timetuple().tm_isdst, moment.utctimetuple()[:5])
print(time(5, tzinfo=zone), time(5, tzinfo=zone).tzname(), time(5, tzinfo=zone).dst())
print(zone.fromutc(datetime(2024, 7, 1, tzinfo=zone)), zone.fromutc(datetime(2024, 1, 1, tzinfo=zone)))
print(datetime(2024, 7, 1, tzinfo=zone) - datetime(2024, 1, 1, tzinfo=zone))
