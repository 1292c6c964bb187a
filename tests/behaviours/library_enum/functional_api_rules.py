"""Calling an enumeration without members makes one, and needs names or a type."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


from enum import Enum, Flag, IntEnum


class Empty(Enum):
    pass


attempt(lambda: Empty(1))
attempt(lambda: Empty())
attempt(lambda: list(Empty('Made', 'a b')))
attempt(lambda: list(Empty('Made', names=['a', 'b'], start=5)))
attempt(lambda: Enum('Typed', type=int))
attempt(lambda: IntEnum('Made', {'p': 3, 'q': 4})(4))
attempt(lambda: list(Flag('Bits', 'a b c')))
attempt(lambda: Enum('Made', 'a')(7))
attempt(lambda: Enum('Made', 'a')(value=1))
attempt(lambda: Enum('Made', 'a', unknown=1))
