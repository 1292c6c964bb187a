"""`type` with three arguments, attributes set later, and classes made in loops."""
def init(self, v): self.v = v
P = type("P", (), {"__init__": init, "get": lambda self: self.v, "cls": classmethod(lambda c: c.__name__)})
print(P(3).get(), P.cls(), P, P.__module__, P.__doc__)
Q = type("Q", (P,), dict(extra=1)); print(Q(4).get(), Q.extra, Q.__bases__, isinstance(Q(1), P))
classes = [type(f"C{i}", (), {"n": i, "f": lambda self, i=i: i * 10}) for i in range(3)]
print([c.__name__ for c in classes], [c().f() for c in classes])
P.late = lambda self: "late"; print(Q(0).late()); P.__len__ = lambda self: 7; print(len(Q(0)))
del P.__len__
try: len(Q(0))
except TypeError as e: print(e)
P.__str__ = lambda self: "str"; print(str(Q(1)), f"{P(1)}")
setattr(P, "weird name", 1); print(getattr(P, "weird name"), "weird name" in vars(P))
P.__call__ = lambda self, x: x + self.v; print(P(1)(2)); P.__add__ = lambda s, o: "added"; print(P(1) + 1)
P.__eq__ = lambda s, o: True; print(P(1) == 5, P(1) != 5); P.__getattr__ = lambda s, n: n.upper(); print(P(1).zzz)
P.__name__ = "Renamed"; print(P.__name__, P.__qualname__, type(P(1)).__name__)
