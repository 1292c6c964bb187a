"""The bytes of a pickle make dates and times."""

from datetime import UTC, date, datetime, time

print(date(b'\x07\xe8\x02\x1d'), datetime(b'\x07\xe8\x02\x1d\x01\x02\x03\x00\x00\x04'), time(b'\x01\x02\x03\x00\x00\x04'))
print(datetime(b'\x07\xe8\x82\x1d\x01\x02\x03\x00\x00\x04', UTC).fold, time(b'\x81\x02\x03\x00\x00\x04').fold)
for call in (lambda: date(b'\x07\xe8\x00\x1d'), lambda: datetime(b'abc'), lambda: datetime(b'\x07\xe8\x02\x1d\x01\x02\x03\x00\x00\x04', 3)):
    try:
        print(call())
    except TypeError as error:
        print(error)
