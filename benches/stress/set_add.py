"""Several threads add to one set and discard from it: what is left is what should be."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
numbers = set()


def work(worker):
    for number in range(count):
        numbers.add(number * THREADS + worker)
        numbers.add(-1)
        if number & 1:
            numbers.discard((number - 1) * THREADS + worker)


run(*[work] * THREADS)
numbers.discard(-1)
left = [number for number in range(count) if number & 1 or number == count - 1]
expected = {number * THREADS + worker for number in left for worker in range(THREADS)}
check(numbers == expected, len(numbers), len(expected))
print("ok", len(numbers))
