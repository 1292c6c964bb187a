"""Several threads append to one byte array: every byte arrives."""

from _crew import THREADS, check, operations, run

count = operations() // THREADS
data = bytearray()


def work(worker):
    for number in range(count):
        if number % 3:
            data.append(worker)
        else:
            data.extend(bytes([worker]))


run(*[work] * THREADS)
check([data.count(worker) for worker in range(THREADS)] == [count] * THREADS, len(data))
print("ok", len(data))
