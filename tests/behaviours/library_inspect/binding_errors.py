"""What `Signature.bind` says of arguments that do not fit."""
import inspect


def bind(function, *args, **kwargs):
    try:
        print(inspect.signature(function).bind(*args, **kwargs).arguments)
    except TypeError as error:
        print(error)


def mixed(a, b=2, /, c=3, *, d, **rest): pass
def plain(a, b, /, c=3): pass
def named(x, *, y, z=1): pass
def only(a=1, /): pass


bind(mixed)
bind(mixed, a=1, d=2)
bind(mixed, 1, 2, a=5, d=1)
bind(mixed, 1)
bind(plain, a=1, b=2)
bind(plain, 1, b=2)
bind(plain, 1)
bind(plain, 1, 2, c=1, e=2)
bind(plain, 1, 2, 3, 4)
bind(named, 1)
bind(named)
bind(named, 1, 2)
bind(named, 1, x=1, y=1)
bind(named, y=1, w=3)
bind(only, a=2)
