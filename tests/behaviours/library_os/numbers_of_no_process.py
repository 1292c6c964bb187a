"""Numbers that name no process are errors of the system."""
import os

least = -2 ** 31
calls = {
    'getpgid': lambda: os.getpgid(-5),
    'getsid': lambda: os.getsid(-5),
    'setpgid': lambda: os.setpgid(-5, 0),
    'sched_getaffinity': lambda: os.sched_getaffinity(-1),
    'kill': lambda: os.kill(least, 0),
    'waitpid': lambda: os.waitpid(least, 0),
}
for name, call in calls.items():
    try:
        print(name, call())
    except OSError as error:
        print(name, type(error).__name__, error)
