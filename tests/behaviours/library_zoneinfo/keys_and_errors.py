"""Keys may not lead out of the folders, and unknown ones are errors."""

import zoneinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from _tzif import BERLIN, folder

zoneinfo.reset_tzpath([folder(Europe__Berlin=BERLIN, bad=b'something else')])
for key in ('Europe/Berlin', 'Nowhere/Town', '../x', '/etc/passwd', 'Europe/./Berlin', 'Europe', 'bad', ''):
    try:
        print(repr(ZoneInfo(key)))
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(ZoneInfoNotFoundError, KeyError), zoneinfo.available_timezones())
