"""A class that nothing refers to is freed with its instances, and leaves the list of subclasses."""

import gc
import weakref


class Base:
    pass


def make(number):
    class Made(Base):
        def __init__(self):
            self.itself = self

        def __del__(self):
            ended.append(number)

        def method(self):
            return number

    return Made


ended = []
references = []
for number in range(20):
    made = make(number)
    assert made().method() == number
    references.append(weakref.ref(made, lambda reference: ended.append("class")))
del made
for _ in range(4):
    gc.collect()
print(len([reference for reference in references if reference() is not None]) <= 1)
print(len([each for each in ended if each != "class"]) >= 19, ended.count("class") >= 19)
print(len(Base.__subclasses__()) <= 1)

kept = make("kept")
instance = kept()
reference = weakref.ref(kept)
del kept
gc.collect()
print(reference() is type(instance), instance.method(), [each.__name__ for each in Base.__subclasses__()][-1:])
