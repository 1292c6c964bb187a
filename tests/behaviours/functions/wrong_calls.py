"""The messages of calls that do not fit."""


def plain(a, b):
    pass


def defaults(a, b=1, c=2):
    pass


def positional(a, b, /):
    pass


def keywords(*, a, b):
    pass


def mixed(a, /, b, *, c):
    pass


def none():
    pass


calls = [
    lambda: plain(), lambda: plain(1), lambda: plain(1, 2, 3), lambda: plain(1, c=2), lambda: plain(1, a=2), lambda: defaults(),
    lambda: defaults(1, 2, 3, 4), lambda: defaults(1, 2, b=3), lambda: positional(a=1, b=2), lambda: positional(1), lambda: keywords(),
    lambda: keywords(a=1), lambda: keywords(1, a=1, b=2), lambda: mixed(1, 2), lambda: mixed(1), lambda: mixed(1, 2, 3, c=4), lambda: none(1),
    lambda: none(x=1), lambda: plain(*[1], **{"a": 2}), lambda: plain(**{"a": 1}, **{"a": 2}), lambda: plain(*5), lambda: plain(**5),
    lambda: plain(1, **{2: 3}), lambda: none(*[], **{"q": 1}), lambda: plain(bb=1), lambda: none(None, None),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
