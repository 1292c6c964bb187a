"""What is no descriptor is refused as dir_fd, and a descriptor that is not open is an error of the system."""

import os

for wrong in ('folder', 1.5, 2 ** 70, -2 ** 70, -1, 99999):
    try:
        os.stat('name', dir_fd=wrong)
    except (TypeError, OverflowError, OSError) as error:
        print(type(error).__name__, error)
for call in (
    lambda: os.stat(0, dir_fd=0), lambda: os.stat(0, follow_symlinks=False), lambda: os.chown(0, -1, -1, dir_fd=0),
    lambda: os.chown(0, -1, -1, follow_symlinks=False), lambda: os.utime(0, dir_fd=0), lambda: os.utime('x', (1, 2), ns=(1, 2)),
):
    try:
        call()
    except ValueError as error:
        print(error)
