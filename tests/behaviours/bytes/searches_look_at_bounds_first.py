"""Searches in octets convert the bounds before they look at what is searched for."""

for name in ('find', 'rfind', 'index', 'count'):
    for arguments in ((-1, 'x'), ('x', 'y'), (300, 0), ('x', 50), (b'a', 10 ** 30)):
        try:
            print(name, getattr(b'abcabc', name)(*arguments))
        except (TypeError, ValueError) as error:
            print(name, type(error).__name__, error)
