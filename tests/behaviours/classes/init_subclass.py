"""__init_subclass__, __class_getitem__ and the keywords of a class statement."""


class Plugin:
    known = {}

    def __init_subclass__(cls, /, name=None, **rest):
        super().__init_subclass__(**rest)
        cls.known[name or cls.__name__] = cls

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class One(Plugin):
    pass


class Two(Plugin, name="second"):
    pass


print({name: cls.__name__ for name, cls in Plugin.known.items()}, One[int], Two["x"])
try:

    class Three(Plugin, unknown=1):
        pass

except TypeError as error:
    print(error)
