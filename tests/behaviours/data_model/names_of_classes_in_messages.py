"""Some messages name a class with its module and what it is defined in."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


class Outer:
    class Inner:
        __slots__ = ('x',)


def enter(value):
    with value:
        pass


attempt(lambda: enter(Outer()))
attempt(lambda: enter(Outer.Inner()))
attempt(lambda: enter(5))
attempt(lambda: Outer.Inner().x)
Outer.__module__ = Outer.Inner.__module__ = 'elsewhere'
attempt(lambda: enter(Outer()))
attempt(lambda: Outer.Inner().x)
attempt(lambda: Outer.Inner().y)
attempt(lambda: Outer() + 1)
