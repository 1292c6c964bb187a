"""The folders that are searched can be set, and have to be absolute."""

import zoneinfo

from _tzif import BERLIN, FIXED, folder

one, two = folder(A__One=BERLIN, Both=BERLIN), folder(Both=FIXED, posixrules=FIXED, right__Both=FIXED)
zoneinfo.reset_tzpath(to=[one, two])
print(zoneinfo.TZPATH == (one, two), sorted(zoneinfo.available_timezones()), zoneinfo.ZoneInfo('Both').utcoffset(None))
for to in (['relative', one], '/abs', 3):
    try:
        zoneinfo.reset_tzpath(to=to)
    except Exception as error:
        print(type(error).__name__, str(error).replace(one, 'ONE'))
print(zoneinfo.TZPATH == (one, two), issubclass(zoneinfo.InvalidTZPathWarning, RuntimeWarning), zoneinfo.__all__)
