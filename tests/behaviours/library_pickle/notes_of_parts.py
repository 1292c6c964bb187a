"""Notes on what cannot be pickled: where in an object it stands."""
import pickle


class Bad:
    def __reduce__(self):
        raise ZeroDivisionError('no')


class Reduces:
    def __init__(self, *value):
        self.value = value

    def __reduce__(self):
        return self.value


class Ex:
    def __init__(self, value):
        self.value = value

    def __reduce_ex__(self, protocol):
        return self.value


class New:
    def __new__(cls, *args, **keywords):
        return object.__new__(cls)

    def __getnewargs_ex__(self):
        return getattr(self, 'args', ()), getattr(self, 'keywords', {})


def maker(*args):
    return Reduces()


class Setter:
    def __call__(self, *args):
        pass

    def __reduce__(self):
        raise ZeroDivisionError('setter')


new = New()
new.args = (Bad(),)
named = New()
named.keywords = {'a': Bad()}
for value in [Bad(), [Bad()], {'a': Bad()}, {Bad()}, frozenset([Bad()]), (1, Bad()),
              Reduces(Setter(), ()), Reduces(maker, (1, Bad())), Reduces(maker, (), Bad()), Reduces(maker, (), {'x': Bad()}),
              Reduces(maker, (), None, iter([1, Bad()])), Reduces(maker, (), None, None, iter([('a', Bad())])),
              Reduces(maker, (), 1, None, None, Setter()), Reduces(maker, (), Bad(), None, None, maker), new, named]:
    for protocol in (4, 5) if value is named else range(6):
        try:
            pickle.dumps(value, protocol)
            print('dumped')
        except ZeroDivisionError as error:
            print(protocol, type(value).__name__, error, getattr(error, '__notes__', None))
