"""Numbers that no process can have are refused by the system."""

import os

calls = [
    lambda: os.sched_getaffinity(-1), lambda: os.sched_setaffinity(-1, {0}), lambda: os.kill(-2 ** 31, 0),
    lambda: os.waitpid(-2 ** 31 + 1, os.WNOHANG), lambda: os.getpriority(os.PRIO_PROCESS, -5),
]
for call in calls:
    try:
        call()
    except OSError as error:
        print(type(error).__name__, error)
