"""autorange grows the number of runs until they take long enough."""
import timeit
now = 0.0
def statement():
    global now
    now += 0.03
timer = timeit.Timer(statement, timer=lambda: now)
number, taken = timer.autorange(lambda number, taken: print(number, round(taken, 2)))
print(number, round(taken, 2))
