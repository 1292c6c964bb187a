"""Instances of subclasses of built-in types may get another such class of the same layout."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


def change(value, cls):
    value.__class__ = cls
    return type(value).__name__, value


def pair(base):
    first = type('First', (base,), {})
    second = type('Second', (base,), {'greet': lambda self: 'greeting'})
    return first, second


for base, arguments in ((int, (5,)), (str, ('text',)), (tuple, ((1, 2),)), (dict, ({'a': 1},)), (list, ([1],)),
                        (ValueError, ('message',))):
    first, second = pair(base)
    value = first(*arguments)
    value.mark = 'kept'
    print(change(value, second)[0], value, value.greet(), value.mark)

First, Second = pair(list)
attempt(lambda: change(First(), pair(dict)[0]))
attempt(lambda: change([], First))
attempt(lambda: change(First(), list))
attempt(lambda: change(5, bool))


class Meta(type):
    pass


class Other(Meta):
    @property
    def kind(cls):
        return 'other'


class Sample(metaclass=Meta):
    pass


Sample.__class__ = Other
print(type(Sample), Sample.kind, type(Sample()))
