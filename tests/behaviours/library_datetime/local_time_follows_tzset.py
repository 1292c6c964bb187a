"""Dates without a zone are local ones, in the zone that tzset has chosen."""
import os
import time
from datetime import datetime, timezone

for zone in ('EST+05EDT,M3.2.0,M11.1.0', 'ABC-2'):
    os.environ['TZ'] = zone
    time.tzset()
    for moment in (0, 1720000000):
        local = datetime.fromtimestamp(moment)
        print(local, local.timestamp() == moment, local.astimezone(), local.astimezone().tzname())
    print(datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone())
# An hour that clocks show twice, and one that they skip.
os.environ['TZ'] = 'EST+05EDT,M3.2.0,M11.1.0'
time.tzset()
twice = datetime(2024, 11, 3, 1, 30)
print(twice.timestamp(), twice.replace(fold=1).timestamp(), datetime.fromtimestamp(1730615400), datetime.fromtimestamp(1730615400).fold)
print(datetime(2024, 3, 10, 2, 30).astimezone())
