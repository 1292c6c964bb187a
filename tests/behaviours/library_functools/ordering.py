"""total_ordering() fills in what follows from one comparison."""

from functools import total_ordering


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


@total_ordering
class Size:
    def __init__(self, value):
        self.value = value
    def __eq__(self, other):
        return self.value == other.value
    def __lt__(self, other):
        if not isinstance(other, Size):
            return NotImplemented
        return self.value < other.value


attempt(lambda: (Size(1) <= Size(1), Size(2) > Size(1), Size(1) >= Size(2), Size(1) != Size(2)))
attempt(lambda: Size(1) <= 5)
attempt(lambda: total_ordering(type("Nothing", (), {})))
