"""A module to be traced."""


def fibonacci(number):
    """Return a number of Fibonacci."""
    if number < 2:
        return number
    return fibonacci(number - 1) + fibonacci(number - 2)


class Counter:
    """Counts."""

    def count(self, numbers):
        total = 0
        for number in numbers:
            try:
                total += number
            except TypeError:
                total -= 1
        return total

    def never(self):
        return None
