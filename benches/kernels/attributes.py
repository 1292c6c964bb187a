"""Kernel: four attribute accesses and a method call in each iteration."""

import time


class Counter:
    def __init__(self):
        self.total = 0
        self.last = 1

    def add(self, value):
        return value + 1


def run(count):
    counter = Counter()
    for number in range(count):
        counter.total = counter.total + counter.last
        counter.last = counter.add(number)
    return counter.total, counter.last


def main(count=6_000_000):
    begin = time.process_time()
    result = run(count)
    seconds = time.process_time() - begin
    print(f"{seconds / count * 1e9:.2f} ns per iteration")
    print("checksum", *result)


main()
