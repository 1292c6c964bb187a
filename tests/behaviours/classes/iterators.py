"""Iterators written as classes, and the errors of those that are not."""


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current == 0:
            raise StopIteration("finished")
        self.current -= 1
        return self.current


print(list(Countdown(3)), next(Countdown(2)), sum(Countdown(5)), 2 in Countdown(4), dict(zip("ab", Countdown(2))), [*Countdown(2)], max(Countdown(3)))
first, *others = Countdown(4)
print(first, others)


class Bad:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


for thing in (Bad(), NoNext(), 5):
    try:
        for item in thing:
            pass
    except TypeError as error:
        print(error)
try:
    next(Countdown(0))
except StopIteration as stop:
    print(repr(stop), stop.value)
