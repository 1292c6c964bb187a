"""A metaclass's `mro` may set the bases of the class that it is asked about: what it set last counts."""


class Stop(Exception):
    pass


def run(fails):
    pending = False

    class Meta(type):
        def mro(cls):
            nonlocal pending
            if pending and cls.__name__ == 'C':
                pending = False
                C.__bases__ = (Second,)
                if fails:
                    raise Stop
            return type.mro(cls)

    class Base(metaclass=Meta):
        pass

    class First(Base):
        pass

    class Second(Base):
        value = 2

    class C(Base):
        pass

    pending = True
    try:
        C.__bases__ = (First,)
    except Stop as error:
        print(type(error).__name__)
    First.__bases__ = (C,)
    names = [each.__name__ for each in First.__mro__]
    print(C.__bases__[0].__name__, names, First.value, C.value)
    print([each.__name__ for each in Second.__subclasses__()], [each.__name__ for each in C.__subclasses__()])
    print([each.__name__ for each in First.__subclasses__()])
    C.value = 3
    print(First().value)
    try:
        C.__bases__ = (First,)
    except TypeError as error:
        print(error)


run(False)
run(True)
