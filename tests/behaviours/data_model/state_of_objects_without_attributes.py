"""The state of an object without attributes is `None`, also when it had some before."""


class Plain:
    pass


class Mapping(dict):
    pass


class Slotted:
    __slots__ = ('b', 'a', '__dict__')


plain = Plain()
plain.x = 1
print(plain.__getstate__(), plain.__reduce_ex__(2)[2])
del plain.x
print(plain.__getstate__(), plain.__reduce_ex__(2)[2])
mapping = Mapping(k=1)
print(mapping.__getstate__(), mapping.__dict__, mapping.__reduce_ex__(2)[2])
mapping.x = 1
print(mapping.__getstate__())
slotted = Slotted()
print(slotted.__getstate__())
slotted.a = 1
print(slotted.__getstate__())
slotted.c = 2
print(slotted.__getstate__())
