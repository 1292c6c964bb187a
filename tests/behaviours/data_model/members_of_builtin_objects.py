"""What built-in objects keep in fields are member descriptors, and most are read-only."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import types


def sample():
    pass


for cls, name in ((slice, 'start'), (range, 'stop'), (complex, 'real'), (property, 'fget'),
                  (types.FunctionType, '__globals__'), (types.MethodType, '__func__'), (types.CodeType, 'co_name'),
                  (AttributeError, 'name'), (int, 'real'), (types.FunctionType, '__code__')):
    member = cls.__dict__[name]
    print(type(member).__name__, member.__name__, member.__objclass__.__name__, member.__qualname__, member)

attempt(lambda: setattr(slice(1), 'start', 2))
attempt(lambda: setattr(range(1), 'stop', 2))
attempt(lambda: setattr(sample, '__globals__', {}))
attempt(lambda: setattr(sample, '__closure__', ()))
attempt(lambda: setattr(property(), 'fget', len))
attempt(lambda: setattr(5, 'real', 2))
attempt(lambda: slice.start.__get__(5))
attempt(lambda: slice.start.__set__(slice(1), 5))
print(slice.start.__get__(slice(1, 7)), slice.start.__get__(None, slice) is slice.start)
