"""The limits of the system and the priority of processes can be asked for."""

import os
import sys

print(os.sysconf('SC_PAGE_SIZE') == os.sysconf('SC_PAGESIZE') >= 4096, os.sysconf('SC_CLK_TCK'), os.sysconf('SC_NPROCESSORS_ONLN') >= 1)
print(os.sysconf(os.sysconf_names['SC_CLK_TCK']), os.pathconf('/', 'PC_NAME_MAX'), os.fpathconf(0, 'PC_PIPE_BUF'))
for wrong in (lambda: os.sysconf('SC_NONE'), lambda: os.pathconf('/', 'PC_NONE'), lambda: os.pathconf(1.5, 'PC_NAME_MAX')):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(os.nice(0) == os.getpriority(os.PRIO_PROCESS, 0) == os.getpriority(os.PRIO_PROCESS, os.getpid()))
os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))
allowed = os.sched_getaffinity(0)
os.sched_setaffinity(0, allowed)
print(os.sched_getaffinity(0) == allowed, all(isinstance(group, int) for group in os.getgroups()))
