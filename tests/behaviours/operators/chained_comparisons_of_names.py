"""Chains of comparisons read each operand once, in order, and stop at the first that is false."""


def between(low, value, high):
    return low <= value < high


print([between("b", letter, "d") for letter in "abcd"])
print([between(1, number, 3.5) for number in (0, 1, 3, 3.5, True)])
print(between((1, 2), (1, 3), (2,)), between(2**70, 2**71, 2**72), between(b"a", b"b", b"c"))


class Noted:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __lt__(self, other):
        print("less", self.name, other.name)
        return self.answer

    def __gt__(self, other):
        print("greater", self.name, other.name)
        return self.answer


class Answer:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("asked", self.truth)
        return self.truth

    def __repr__(self):
        return f"answer {self.truth}"


one, two, three = Noted("one", Answer(True)), Noted("two", Answer(False)), Noted("three", Answer(True))
print(one < two < three)
print(two < one < three)
print(one < three > two < one)
if one < two < three:
    print("not here")
print(not one < three < two)


def rebinding():
    value = 5

    def other():
        nonlocal value
        value = 1
        return 7

    print(value < other() < 10, value)
    print(3 < value < other(), value)


rebinding()


def late():
    middle = 4

    class Changes:
        def __gt__(self, other):
            return other == 4

        def __lt__(self, other):
            return True

    print(1 < middle < Changes() < 9)
    print(1 < middle in (3, 4) and middle not in [5] != 6)
    print(None is None is not False in {False: 1})


late()
for values in ((1, "a", 2), ("a", 1, 2), (1, 2, "a"), (3, 2, "a")):
    first, second, third = values
    try:
        print(first < second < third)
    except TypeError as error:
        print(error)


def unbound():
    try:
        print(1 < missing < 2)
    except UnboundLocalError as error:
        print(error)
    missing = 1
    try:
        print(2 < missing < absent)
        print(0 < missing < absent)
    except UnboundLocalError as error:
        print(error)
    absent = missing


unbound()
