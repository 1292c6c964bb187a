"""What is shared stays shared, what cannot change is not copied, and what changes meanwhile is noticed."""

import copy


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Thing:
    pass


plain = (1, "a", b"b", 2.5, None, True, (3, (4,)), int, len, 1 << 100, 3j, ...)
print(copy.deepcopy(plain) is plain, copy.deepcopy([plain])[0] is plain)
with_list = (1, [2], "three")
twin = copy.deepcopy(with_list)
print(twin == with_list, twin is with_list, twin[1] is with_list[1], twin[2] is with_list[2])
shared = [1]
twin = copy.deepcopy({"a": shared, "b": (shared, shared), "c": {"d": shared}})
print(twin["a"] is twin["b"][0] is twin["b"][1] is twin["c"]["d"], twin["a"] is shared)

loop = []
loop.append((loop, {"self": loop}))
twin = copy.deepcopy(loop)
print(twin[0][0] is twin, twin[0][1]["self"] is twin, twin is loop)
inner = []
around = (inner, 1)
inner.append(around)
twin = copy.deepcopy(around)
print(twin[0][0] is twin, twin is around)

thing = Thing()
thing.itself, thing.names = thing, {"it": thing}
twin = copy.deepcopy(thing)
print(twin.itself is twin, twin.names["it"] is twin, twin is thing, list(vars(twin)))

sets = [{1, "a", (2, 3)}, frozenset({4}), set(), {thing}]
twin = copy.deepcopy(sets)
print(twin[:3] == sets[:3], [one is other for one, other in zip(sets, twin)], len(twin[3]), thing in twin[3])

memo = {}
first = copy.deepcopy(shared, memo)
print(first is copy.deepcopy(shared, memo), memo[id(shared)] is first, any(each is shared for each in memo[id(memo)]))
print(copy.deepcopy([shared], {id(shared): "given"}))


class Mapping(dict):
    pass


print(copy.deepcopy([shared, shared], Mapping()), copy.deepcopy(Mapping(a=[1])), type(copy.deepcopy(Mapping())).__name__)


class Grows:
    def __init__(self, owner):
        self.owner = owner

    def __deepcopy__(self, memo):
        self.owner[len(self.owner)] = "more"
        return self


growing = {}
growing[0] = Grows(growing)
attempt(lambda: copy.deepcopy(growing))


class GrowsList(Grows):
    def __deepcopy__(self, memo):
        if len(self.owner) < 4:
            self.owner.append(GrowsList(self.owner))
        return len(self.owner)


items = []
items.append(GrowsList(items))
attempt(lambda: copy.deepcopy(items))


class GrowsObject(Grows):
    def __deepcopy__(self, memo):
        self.owner.later = 1
        return self


owner = Thing()
owner.first = GrowsObject(owner)
owner.second = 2
attempt(lambda: copy.deepcopy(owner))


class Sees:
    def __init__(self, owner):
        self.owner = owner

    def __deepcopy__(self, memo):
        return vars(memo[id(self.owner)]).copy()


owner = Thing()
owner.first, owner.sees, owner.last = [1], Sees(owner), 3
print(copy.deepcopy(owner).sees)

deep = []
for _ in range(100_000):
    deep = [deep]
attempt(lambda: copy.deepcopy(deep))
for value in ([1, [2]], {"a": [1]}, {1, 2}, frozenset({1}), (1, [2]), "text", bytearray(b"ab")):
    twin = copy.copy(value)
    print(twin == value, twin is value, type(twin).__name__)
