"""tzset makes the zone that the environment names the local one: by rules, by name, or UTC."""
import os
import time

for zone in ('EST+05EDT,M4.1.0,M10.5.0', 'UTC+0', 'AEST-10AEDT-11,M10.5.0,M3.5.0', 'XYZ-3'):
    os.environ['TZ'] = zone
    time.tzset()
    print(zone, time.tzname, time.timezone, time.altzone, time.daylight)
    for moment in (1700000000, 1690000000):
        local = time.localtime(moment)
        print(local[:6], local.tm_isdst, local.tm_zone, local.tm_gmtoff, time.strftime('%Z %z', local), time.mktime(local) == moment)
    print(time.ctime(0))
