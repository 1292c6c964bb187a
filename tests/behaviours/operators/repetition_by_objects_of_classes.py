"""What a number or a sequence of a class of one's own repeats, and what the exceptions say."""


class Count(int):
    pass


class Reversed(list):
    def __rmul__(self, other):
        return NotImplemented


class Sized(list):
    def __index__(self):
        return 2


class Unwilling(list):
    def __mul__(self, other):
        return NotImplemented


def in_place(left, right):
    left *= right
    return left


def plain(left, right):
    return left * right


class Adding(list):
    def __add__(self, other):
        return "added"

    def __mul__(self, other):
        return "times"


values = [Adding([1]), Count(2), Reversed([1]), Sized([1]), Unwilling([1]), [3], "a", 2, 1.5]
for left in values:
    for right in values:
        for operation in (plain, in_place):
            try:
                print(type(left).__name__, type(right).__name__, operation.__name__, operation(left, right))
            except TypeError as error:
                print(type(left).__name__, type(right).__name__, operation.__name__, error)
            if isinstance(left, list):
                del left[1:]
added = Adding([2])
added += [3]
print(added)
