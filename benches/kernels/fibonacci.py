"""Kernel: recursive calls; an iteration is one call."""

import time


def fibonacci(number):
    if number < 2:
        return number
    return fibonacci(number - 1) + fibonacci(number - 2)


def calls(number):
    """How many calls `fibonacci(number)` makes."""
    before, after = 1, 1
    for _ in range(number - 1):
        before, after = after, before + after + 1
    return after


def main(number=32):
    begin = time.process_time()
    result = fibonacci(number)
    seconds = time.process_time() - begin
    print(f"{seconds / calls(number) * 1e9:.2f} ns per iteration")
    print("checksum", result, calls(number))


main()
