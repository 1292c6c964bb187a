"""A key without a hash is refused with the reason."""


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


attempt(lambda: {}[[]])
attempt(lambda: {[]: 1})
attempt(lambda: {}.get([]))
attempt(lambda: [] in {})
attempt(lambda: {(1, []): 2})
attempt(lambda: {}.setdefault({}, 1))
attempt(lambda: {1: 2}.__delitem__([]))
