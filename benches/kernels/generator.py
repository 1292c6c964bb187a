"""Kernel: items from a generator."""

import time


def numbers(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def run(count):
    total = 0
    for number in numbers(count):
        total += number
    return total


def main(count=8_000_000):
    begin = time.process_time()
    total = run(count)
    seconds = time.process_time() - begin
    print(f"{seconds / count * 1e9:.2f} ns per iteration")
    print("checksum", total)


main()
