"""The names of generators, coroutines and asynchronous generators can be set, to strings only."""


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


for made in (generator(), coroutine(), async_generator()):
    made.__name__ = "name"
    print(made.__name__, made.__qualname__)
    made.__qualname__ = "outer.name"
    print(made.__name__, repr(made).split(" at ")[0])
    for attribute in ("__name__", "__qualname__"):
        try:
            setattr(made, attribute, 1)
        except TypeError as error:
            print(error)
        try:
            delattr(made, attribute)
        except TypeError as error:
            print(error)
    if hasattr(made, "close"):
        made.close()
