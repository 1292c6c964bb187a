"""What a metaclass says is the order of lookup must be classes of a fitting layout, and not empty."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


def make(order):
    class Meta(type):
        def mro(cls):
            return order(cls)

    class Sample(metaclass=Meta):
        pass
    return [each.__name__ for each in Sample.__mro__]


class Other:
    pass


def failing(cls):
    raise ValueError('no order')


attempt(lambda: make(lambda cls: [cls, Other, object]))
attempt(lambda: make(lambda cls: (cls,)))
attempt(lambda: make(lambda cls: []))
attempt(lambda: make(lambda cls: [cls, 5]))
attempt(lambda: make(lambda cls: [cls, int, object]))
attempt(lambda: make(lambda cls: 5))
attempt(lambda: make(failing))
