"""Slice bounds are clipped, negative ones count from the end, and `slice.indices` says how."""
s = "abcdef"
print(s[1:4], s[-3:], s[:-2], s[::-1], s[4:1:-1], s[10:], s[-100:2], s[3:3], s[5:1], s[::2], s[1::2], s[::-2], s[-1:-4:-1])
print(slice(5).indices(3), slice(None, None, -1).indices(4), slice(-2, None).indices(5), slice(1, 10, 3).indices(6))
print(slice(1, 2, 3).start, slice(1).stop, slice(1) == slice(None, 1), slice(1, 2) < slice(1, 3), repr(slice("a")), hash(slice(1)) == hash(slice(1)))
class I:
    def __index__(self): return 2
print(s[I():], s[:I()], [1, 2, 3, 4][::I()], (1, 2, 3)[I()], range(10)[I():8:I()], range(10)[::-3], b"abc"[1:], list(range(5))[True:])
try: slice(1).indices(-1)
except ValueError as e: print(e)
