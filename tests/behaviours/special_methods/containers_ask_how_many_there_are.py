"""What a list, tuple or bytes is made of is asked for its length or a hint of it after its iterator; errors go on."""


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print("len", end=" ")
        return self.length

    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])


class Hinted:
    def __init__(self, length):
        self.length = length

    def __length_hint__(self):
        print("hint", end=" ")
        return self.length

    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])


def rest(*values):
    return values


USES = {
    "list": list, "tuple": tuple, "star": lambda v: [*v], "sorted": sorted, "extend": lambda v: [].extend(v), "bytes": bytes,
    "call": lambda v: rest(*v), "set": set, "sum": sum, "loop": lambda v: [i for i in v],
}
for kind in (Sized, Hinted):
    for length in (2, -1, "x", 2**70, NotImplemented):
        for name, use in USES.items():
            print(kind.__name__, length, name, end=": ")
            try:
                print(use(kind(length)))
            except Exception as error:
                print(type(error).__name__, error)
