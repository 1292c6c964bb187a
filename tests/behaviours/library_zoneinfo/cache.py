"""A key gives the same zone until the cache is cleared."""

import pickle
import zoneinfo
from zoneinfo import ZoneInfo

from _tzif import BERLIN, FIXED, folder

zoneinfo.reset_tzpath([folder(Berlin=BERLIN, Fixed=FIXED)])
berlin, fixed = ZoneInfo('Berlin'), ZoneInfo('Fixed')
print(ZoneInfo('Berlin') is berlin, ZoneInfo(key='Berlin') is berlin, ZoneInfo.no_cache('Berlin') is berlin)
print(pickle.loads(pickle.dumps(berlin)) is berlin, pickle.loads(pickle.dumps(ZoneInfo.no_cache('Berlin'))) is berlin)
ZoneInfo.clear_cache(only_keys=['Fixed'])
print(ZoneInfo('Berlin') is berlin, ZoneInfo('Fixed') is fixed, berlin == ZoneInfo.no_cache('Berlin'))
ZoneInfo.clear_cache()
print(ZoneInfo('Berlin') is berlin)


class Zone(ZoneInfo):
    pass


print(repr(Zone('Berlin')), Zone('Berlin') is Zone('Berlin'), Zone('Berlin') is ZoneInfo('Berlin'), str(berlin), berlin.key)
