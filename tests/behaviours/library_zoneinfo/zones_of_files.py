"""A zone of a file has a key only if it is given one, and cannot be pickled."""

import io
import pickle
from zoneinfo import ZoneInfo

from _tzif import BERLIN

plain, named = ZoneInfo.from_file(io.BytesIO(BERLIN)), ZoneInfo.from_file(io.BytesIO(BERLIN), key='Own')
print(plain.key, repr(plain).startswith('zoneinfo.ZoneInfo.from_file(<_io.BytesIO'), named.key, repr(named), str(named))
for zone in (plain, named):
    try:
        pickle.dumps(zone)
    except pickle.PicklingError as error:
        print(error)
for data in (b'', b'abcd'):
    try:
        ZoneInfo.from_file(io.BytesIO(data))
    except ValueError as error:
        print(error)
for call in (lambda: named.fromutc(3), lambda: named.utcoffset('a')):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__)
