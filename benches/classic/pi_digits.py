"""Digits of pi by a stream of fractions, and factorials: big integers."""


def digits():
    """Yields the decimals of pi: Gibbons's unbounded spigot over Lambert's continued product."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def factorial(number):
    product = 1
    for factor in range(2, number + 1):
        product *= factor
    return product


def main():
    stream = digits()
    found = "".join(str(next(stream)) for _ in range(3000))
    print(found[:30], found[-10:])
    numbers = [factorial(number) for number in range(0, 2400, 3)]
    print(sum(numbers) % 1_000_000_007, numbers[-1] // numbers[-2], len(bin(numbers[-1])))
    print(pow(3, 10**60, 10**40 + 7), len(str(2**9000 // 7**300)), (1 << 4000) % 99991)
