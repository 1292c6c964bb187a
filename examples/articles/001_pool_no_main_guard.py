"""Maps a function over a pool at module level, without a main guard."""

import multiprocessing


def digit_sum(number):
    total = 0
    for digit in str(2**number):
        total += int(digit)
    return total


inputs = [10, 100, 1000]

with multiprocessing.Pool() as workers:
    outputs = workers.map(digit_sum, inputs)

for number, total in zip(inputs, outputs):
    print(f"digits of 2**{number} add up to {total}")
