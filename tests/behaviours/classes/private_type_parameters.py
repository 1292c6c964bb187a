"""A type parameter of a class whose name begins with two underscores is private to the class."""


class Base:
    pass


__Other = Base


class Box[__T](Base):
    parameter = __T

    def method(self, x: __T) -> __T:
        return __T

    def generic[__U](self):
        return __U, __T


print(Box.parameter, Box.__type_params__, Box().method(1), Box().generic())


class Plain[T](__Other):
    pass


print(Plain.__bases__[0])
