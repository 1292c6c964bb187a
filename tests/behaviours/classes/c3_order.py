"""The order of method resolution (C3), and hierarchies that have none."""


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


class E(C, B):
    pass


print(D().who(), E().who(), [cls.__name__ for cls in D.mro()])
for bases in ((A, B), (D, E), (A, A), (int, str)):
    try:
        type("Bad", bases, {})
    except TypeError as error:
        print(error)
for base in (bool, type(None), range, slice, type(len)):
    try:
        type("Sub", (base,), {})
    except TypeError as error:
        print(error)
