"""A profiler counts the calls of each function, those that are no recursion apart, and who calls it."""
import cProfile
import profile
import pstats


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def work():
    return [fibonacci(5) for _ in range(2)]


for Profile in (cProfile.Profile, profile.Profile):
    profiler = Profile()
    print(profiler.runcall(work))
    stats = pstats.Stats(profiler).strip_dirs()
    for func, (primitive, calls, own, whole, callers) in sorted(stats.stats.items()):
        if func[2] in ('fibonacci', 'work'):
            print(func, primitive, calls, own <= whole, sorted({each[2] for each in callers} & {'fibonacci', 'work'}))
with cProfile.Profile() as profiler:
    work()
profiler.create_stats()
print([row[:2] for func, row in profiler.stats.items() if func[2] == 'fibonacci'])
