"""Fields of struct sequences are read-only, and there is no place for other attributes."""
import os
import sys
import time

for value, names in (
    (os.stat('.'), ('st_mode', 'st_atime_ns', 'st_rdev', 'parrot', 'count')),
    (os.statvfs('.'), ('f_bfree', 'f_fsid', 'parrot')),
    (time.localtime(0), ('tm_year', 'tm_zone', 'parrot')),
    (sys.flags, ('debug', 'parrot')),
):
    for name in names:
        try:
            setattr(value, name, 1)
            print('set')
        except AttributeError as error:
            print(type(error).__name__, error)
        try:
            delattr(value, name)
            print('deleted')
        except AttributeError as error:
            print(type(error).__name__)
