"""__setstate__ of an iterator goes to a place within what it walks over."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


def after(iterator, state):
    iterator.__setstate__(state)
    return list(iterator)


attempt(lambda: (after(iter([1, 2, 3]), 2), after(iter([1, 2, 3]), -5), after(iter([1, 2, 3]), 99)))
attempt(lambda: (after(iter((1, 2, 3)), 1), after(iter(range(5)), 3), after(iter(range(5)), 99)))
attempt(lambda: (iter([1, 2]).__length_hint__(), iter((1, 2)).__length_hint__(), iter(range(7)).__length_hint__()))
