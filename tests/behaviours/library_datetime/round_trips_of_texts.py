"""A point in time is the same again after being written and read."""

from datetime import datetime, timedelta, timezone
import random

source = random.Random(3)
for _ in range(20):
    zone = timezone(timedelta(minutes=source.randrange(-1439, 1440)))
    moment = datetime(source.randrange(1, 10000), source.randrange(1, 13), source.randrange(1, 29), source.randrange(24), source.randrange(60),
                      source.randrange(60), source.randrange(10 ** 6), zone)
    assert datetime.fromisoformat(moment.isoformat()) == moment
    assert datetime.fromisoformat(moment.isoformat().replace('-', '', 2) if moment.utcoffset() < timedelta(0) else str(moment)) == moment
    assert datetime.strptime(moment.strftime('%Y-%m-%dT%H:%M:%S.%f%z'), '%Y-%m-%dT%H:%M:%S.%f%z') == moment
print(moment, moment.tzinfo)
