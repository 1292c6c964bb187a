"""Text that runs in a subclass of dict as its globals looks its names up as that gives items."""


class Names(dict):
    def __missing__(self, key):
        return f"missing {key}"


class Loud(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


names = Names()
exec("result = unknown", names)
print(names["result"])
print(eval("another", Names(another="there")), eval("another", Names()))
print(eval("third", {}, Names()))
loud = Loud()
exec("x = 1\nfor y in (2,): pass", loud)
print(sorted(name for name in loud if not name.startswith("_")))
