"""`_order_` must name all members in their order; names of aliases may be left out or not."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from enum import Enum


def make(order):
    class Color(Enum):
        _order_ = order
        red = 1
        green = 2
        verde = 2
    return list(Color)


attempt(lambda: make('red green'))
attempt(lambda: make('red green verde'))
attempt(lambda: make('green red'))
attempt(lambda: make('red'))
attempt(lambda: make('red green blue'))
