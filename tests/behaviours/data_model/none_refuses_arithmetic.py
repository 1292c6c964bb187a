"""`None` in place of an arithmetic method refuses the operation, whatever the other operand has."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Refusing:
    __add__ = None
    __iadd__ = None
    __neg__ = None
    __pow__ = None


class Willing:
    def __radd__(self, other):
        return 'added by the right operand'


class RefusingOnTheRight:
    __radd__ = None
    __rmul__ = None


def add_in_place():
    value = Refusing()
    value += 1


attempt(lambda: Refusing() + 1)
attempt(lambda: Refusing() + Willing())
attempt(lambda: object() + Willing())
attempt(add_in_place)
attempt(lambda: -Refusing())
attempt(lambda: Refusing() ** 2)
attempt(lambda: 1 + RefusingOnTheRight())
attempt(lambda: [1] * RefusingOnTheRight())
