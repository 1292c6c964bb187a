"""Methods of lists insist on what they need."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: [1].append())
attempt(lambda: [1].append(1, 2))
attempt(lambda: [1].extend(5))
attempt(lambda: [1].insert("a", 1))
attempt(lambda: [1, 2].pop("a"))
attempt(lambda: [].pop())
attempt(lambda: [1].pop(5))
attempt(lambda: [1].pop(2**70))
attempt(lambda: [1].remove(2))
attempt(lambda: [1].index(2))
attempt(lambda: [1].count())
attempt(lambda: [1].sort(5))
attempt(lambda: [1].clear(1))
