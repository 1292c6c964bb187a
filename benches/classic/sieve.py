"""Primes by the sieve of Eratosthenes, once with slices and once by single steps."""


def by_slices(limit):
    marks = bytearray([1]) * (limit + 1)
    marks[0] = marks[1] = 0
    for number in range(2, int(limit**0.5) + 1):
        if marks[number]:
            marks[number * number :: number] = bytes(len(range(number * number, limit + 1, number)))
    return marks.count(1)


def by_steps(limit):
    marks = [True] * (limit + 1)
    primes = []
    for number in range(2, limit + 1):
        if marks[number]:
            primes.append(number)
            multiple = number * number
            while multiple <= limit:
                marks[multiple] = False
                multiple += number
    return primes


def main():
    print(by_slices(12_000_000))
    primes = by_steps(5_000_000)
    print(len(primes), primes[-1], sum(primes))
