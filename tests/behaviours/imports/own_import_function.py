"""A program's own `__import__` is told what an import statement wants, and its answer is what the statement binds."""
import builtins

original = builtins.__import__


class Answer:
    inner = 'inner'
    other = 'other'


def own(name, globals=None, locals=None, fromlist=(), level=0):
    if name.partition('.')[0] not in ('imagined', ''):
        return original(name, globals, locals, fromlist, level)
    print(repr(name), fromlist, level)
    return Answer


builtins.__import__ = own
try:
    import imagined
    print(imagined.__name__)
    import imagined.inner
    print(imagined.__name__)
    import imagined.inner as alias
    print(alias)
    from imagined import inner, other as renamed
    print(inner, renamed)
    from . import inner
    from .imagined import other
    print(other)
finally:
    builtins.__import__ = original
