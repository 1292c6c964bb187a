"""Exceptions raised, caught near and far, and cleaned up after."""


class Refused(Exception):
    def __init__(self, number):
        super().__init__(number)
        self.number = number


def check(number):
    if number % 3 == 0:
        raise Refused(number)
    return number


def deep(level, number):
    if level == 0:
        raise ValueError(number)
    try:
        deep(level - 1, number)
    finally:
        deep.cleaned += 1


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return kind is KeyError


def main():
    refused = total = 0
    for number in range(900_000):
        try:
            total += check(number)
        except Refused as error:
            refused += error.number
    print(total, refused)
    deep.cleaned = 0
    for number in range(40_000):
        try:
            deep(12, number)
        except (TypeError, ValueError) as error:
            total += error.args[0]
    print(total, deep.cleaned)
    missing = {}
    for number in range(450_000):
        with Guard():
            missing[number]
        try:
            int("x" if number % 2 else "7")
        except ValueError:
            pass
        else:
            total += 1
    print(total)
    for number in range(200_000):
        try:
            try:
                next(iter(()))
            except StopIteration as error:
                raise RuntimeError("ended") from error
        except RuntimeError as error:
            total += error.__cause__ is not None
    print(total)
