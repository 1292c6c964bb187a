"""Slices of lists are assigned and deleted, with the rules of extended slices."""
l = list(range(10))
l[2:5] = "ab"; print(l)
l[:0] = [-1]; l[len(l):] = [99]; print(l)
l[::2] = [0] * 6; print(l)
l[3:1] = ["ins"]; print(l)
del l[1:4], l[::3]; print(l)
l[-2:] = (); l[100:200] = [7]; print(l)
for f in ["l[::2] = [1]", "l[0:2] = 5", "l[::0]", "del l[::0]", "l['a':]", "l[1.0:]", "l[::2] = 5", "l[None:None:None]"]:
    try: exec(f); print("ok")
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
b = bytearray(b"hello"); b[1:3] = b"EYY"; del b[0]; print(b)
a = [1, 2, 3]; a[1:] = a; print(a)
