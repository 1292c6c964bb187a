"""Subscripts hold slices, tuples of slices and ellipses, as given to `__getitem__`."""
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
s = S()
print(s[1], s[1:], s[:2], s[::3], s[1:2:3], s[:], s[::], s[...], s[1, 2], s[1,], s[1:2, 3], s[:, None], s[()], s[(1, 2)], s[1:2, ::3, ...])
s[1:2] = 5
s[1:2, 3] = 6
del s[::2], s[1, :]
print(s["a":"b"], s[x := 3], x)
