"""The largest singular value of an endless matrix, by the power method: calls with floats."""

from math import sqrt


def element(row, column):
    return 1.0 / ((row + column) * (row + column + 1) // 2 + row + 1)


def times(vector):
    size = len(vector)
    result = []
    for row in range(size):
        total = 0.0
        for column in range(size):
            total += element(row, column) * vector[column]
        result.append(total)
    return result


def times_transposed(vector):
    return [sum(element(row, column) * value for row, value in enumerate(vector)) for column in range(len(vector))]


def main(size=350):
    u = [1.0] * size
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    top = sum(one * two for one, two in zip(u, v))
    print(f"{sqrt(top / sum(value * value for value in v)):.9f}")
