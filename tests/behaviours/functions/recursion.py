"""Recursion of functions, also of each other."""


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def is_even(number):
    return number == 0 or is_odd(number - 1)


def is_odd(number):
    return number != 0 and is_even(number - 1)


def hanoi(discs, source, target, spare):
    if not discs:
        return 0
    return hanoi(discs - 1, source, spare, target) + 1 + hanoi(discs - 1, spare, target, source)


print(ackermann(2, 3), is_even(200), is_odd(201), hanoi(10, "a", "b", "c"))
