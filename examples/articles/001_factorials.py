"""Computes factorials in threads and one after another, and compares the times."""

from threading import Thread
from time import sleep, time


def slow_factorial(number):
    product = 1
    for factor in range(2, number + 1):
        product *= factor
        sleep(0.1)
    return product


work = [5, 10, 15]

began = time()
running = []
for amount in work:
    runner = Thread(target=slow_factorial, args=(amount,))
    running.append(runner)
    runner.start()
for runner in running:
    runner.join()
print(f"Total time with threads: {time() - began:.2f} seconds")

began = time()
for amount in work:
    slow_factorial(amount)
print(f"Total time sequentially: {time() - began:.2f} seconds")
