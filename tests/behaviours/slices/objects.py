"""Slice objects: attributes, indices, and what __getitem__ receives."""


class Echo:
    def __getitem__(self, key):
        return key


echo = Echo()
print(echo[1], echo[1:2], echo[::3], echo[1, 2], echo[1:2, ::3], echo[...], echo["a":None], echo[()])
piece = slice(1, 10, 2)
print(piece, piece.start, piece.stop, piece.step, piece.indices(6), slice(None).indices(3), slice(None, None, -1).indices(3), piece == slice(1, 10, 2))
print([0, 1, 2, 3, 4][slice(-2, None)], "hello"[slice(3)], (1, 2, 3)[slice(None, None, -1)])


class Index:
    def __index__(self):
        return 2


print([10, 20, 30][Index()], [10, 20, 30][Index() :], list(range(Index())), hex(Index()), "ab" * Index())
