"""A class that says how items are set but not how they are deleted, or the other way around, lacks an attribute."""


class Settable:
    def __setitem__(self, key, value):
        print("set", key, value)


class Deletable:
    def __delitem__(self, key):
        print("delete", key)


class Neither:
    pass


for kind in (Settable, Deletable, Neither):
    value = kind()
    try:
        value["k"] = 1
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
    try:
        del value["k"]
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
