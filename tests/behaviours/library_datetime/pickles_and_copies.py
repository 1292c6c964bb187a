"""Dates and times are pickled compactly, the fold too."""

import copy
from datetime import UTC, date, datetime, time, timedelta, timezone
import pickle

values = [date(2024, 2, 29), time(1, 2, 3, 4), time(1, tzinfo=UTC, fold=1), datetime(2024, 2, 29, 1, 2, 3, 4),
          datetime(2024, 2, 29, tzinfo=timezone(timedelta(hours=1)), fold=1), timedelta(-1, 5, 6), UTC,
          timezone(timedelta(hours=1), 'X')]
for value in values:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        loaded = pickle.loads(pickle.dumps(value, protocol))
        assert loaded == value and type(loaded) is type(value), (value, protocol)
    print(repr(loaded), getattr(loaded, 'fold', '-'), copy.copy(value) == copy.deepcopy(value) == value)
print(date(2024, 2, 29).__reduce__(), time(1, fold=1).__reduce_ex__(4), time(1, fold=1).__reduce_ex__(2))
print(datetime(2024, 2, 29, fold=1, tzinfo=UTC).__reduce_ex__(4))
print(copy.replace(date(2024, 2, 29), day=1), copy.replace(datetime(2024, 2, 29), hour=5), copy.replace(time(1), fold=1))
