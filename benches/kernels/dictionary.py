"""Kernel: a dictionary with integer and text keys, written and read."""

import time


def run(count):
    names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    numbers = {}
    words = {}
    total = 0
    for number in range(count):
        key = number * 7 % 10007
        numbers[key] = numbers.get(key, 0) + 1
        name = names[number & 7]
        words[name] = number
        total += words[name] + numbers[key]
        if key in numbers:
            total += 1
    return total, len(numbers), len(words)


def main(count=2_500_000):
    begin = time.process_time()
    result = run(count)
    seconds = time.process_time() - begin
    print(f"{seconds / count * 1e9:.2f} ns per iteration")
    print("checksum", *result)


main()
