"""Recursion through special methods, properties and built-in functions ends in RecursionError."""


class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name + "x") if len(name) < 10**6 else None

    def __add__(self, other):
        return self + other

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __contains__(self, item):
        return item in self

    def __lt__(self, other):
        return sorted([self, other])

    def __len__(self):
        return len(self)

    def __bool__(self):
        return not self

    def __index__(self):
        return [0][self]


loop = Loop()
for call in (lambda: repr(loop), lambda: loop == loop, lambda: loop + 1, lambda: list(loop), loop, lambda: 1 in loop, lambda: sorted([loop, loop]), lambda: len(loop), lambda: bool(loop), lambda: [0][loop]):
    try:
        call()
        print("no error")
    except RecursionError:
        print("RecursionError")
