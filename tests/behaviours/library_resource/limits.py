"""What a process may use can be read and lowered, and what it used is told."""

import resource

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
print(resource.prlimit(0, resource.RLIMIT_CORE) == resource.getrlimit(resource.RLIMIT_CORE), resource.RLIM_INFINITY)
for call in (
    lambda: resource.getrlimit(99), lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 10)),
    lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (1,)), lambda: resource.getrusage(99),
):
    try:
        call()
    except ValueError as error:
        print(error)
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(used), used.ru_utime >= 0, used[2] == used.ru_maxrss > 0, isinstance(used.ru_minflt, int), type(used).__name__)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_stime >= 0, resource.getrusage(resource.RUSAGE_THREAD).ru_utime >= 0)
print(resource.getpagesize() >= 4096, resource.error is OSError)
