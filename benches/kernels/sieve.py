"""Kernel: the sieve of Eratosthenes on a list; an iteration is one crossing out."""

import time


def run(limit):
    prime = [True] * limit
    crossed = 0
    for number in range(2, limit):
        if prime[number]:
            multiple = number * number
            while multiple < limit:
                prime[multiple] = False
                multiple += number
                crossed += 1
    count = 0
    for number in range(2, limit):
        if prime[number]:
            count += 1
    return count, crossed


def main(limit=3_000_000):
    begin = time.process_time()
    count, crossed = run(limit)
    seconds = time.process_time() - begin
    print(f"{seconds / (crossed + 2 * limit) * 1e9:.2f} ns per iteration")
    print("checksum", count, crossed)


main()
