"""Timers run a setup once and a statement as often as is asked, and read the clock before and after."""
import timeit
clock = iter(range(0, 1000, 5))
log = []
timer = timeit.Timer(lambda: log.append('s'), lambda: log.append('setup'), timer=lambda: next(clock))
print(timer.timeit(3), log)
print(timer.repeat(2, 1), log)
print(timeit.timeit('x += 1', 'x = 0', lambda: next(clock), 10), timeit.repeat('pass', timer=lambda: next(clock), repeat=3, number=1))
space = {'n': []}
timeit.timeit('n.append(1)', globals=space, number=4)
print(space['n'])
