"""The time that it is comes in any zone, and naive UTC with a warning."""

from datetime import UTC, date, datetime, timedelta, timezone
import warnings

now = datetime.now(UTC)
print(now.tzinfo, datetime.now().tzinfo, abs(datetime.now(timezone(timedelta(hours=3))) - now) < timedelta(seconds=20))
print(abs(datetime.now() - datetime.today()) < timedelta(seconds=20), isinstance(date.today(), date))
for call in (datetime.utcnow, lambda: datetime.utcfromtimestamp(1.5)):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        moment = call()
    print(moment.tzinfo, caught[0].category.__name__, caught[0].message)
try:
    datetime.now(3)
except TypeError as error:
    print(error)
