"""Kernel: a loop over a range that adds up remainders."""

import time


def run(count):
    total = 0
    for number in range(count):
        total += number * number % 7
    return total


def main(count=8_000_000):
    begin = time.process_time()
    total = run(count)
    seconds = time.process_time() - begin
    print(f"{seconds / count * 1e9:.2f} ns per iteration")
    print("checksum", total)


main()
