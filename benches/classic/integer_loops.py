"""Nested loops over integers: the longest chain of Collatz, and Pythagorean triples."""


def longest_chain(limit):
    best, longest = 0, 0
    for start in range(1, limit):
        number, length = start, 1
        while number != 1:
            number = number // 2 if number % 2 == 0 else 3 * number + 1
            length += 1
        if length > longest:
            best, longest = start, length
    return best, longest


def triples(limit):
    count = 0
    for a in range(1, limit):
        for b in range(a, limit):
            rest = limit - a - b
            if rest > b and a * a + b * b == rest * rest:
                count += 1
    return count


def main():
    print(longest_chain(120_000))
    print([triples(limit) for limit in (120, 420, 840, 1000)])
