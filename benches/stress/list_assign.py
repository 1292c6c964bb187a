"""Several threads assign to indices of one list: own slots keep their last value, shared slots hold a whole one."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
size = 64
items = [None] * (size * THREADS)
shared = [(0, 0)] * size


def work(worker):
    for number in range(count):
        items[worker * size + number % size] = number
        shared[number % size] = (worker, number)
        owner, value = shared[(number + 7) % size]
        if not (0 <= owner < THREADS and 0 <= value < count):
            raise ValueError((owner, value))


run(*[work] * THREADS)
for worker in range(THREADS):
    mine = items[worker * size : (worker + 1) * size]
    check(sorted(mine) == list(range(count - size, count)), worker, mine)
print("ok", len(items), len(shared))
