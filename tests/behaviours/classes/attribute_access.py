"""__getattr__, __getattribute__, __setattr__ and __delattr__."""


class Proxy:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(f"get {name}")
        if name == "absent":
            raise AttributeError("no such thing")
        return name.upper()

    def __setattr__(self, name, value):
        self.log.append(f"set {name}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        super().__delattr__(name)


proxy = Proxy()
print(proxy.colour, hasattr(proxy, "absent"), getattr(proxy, "absent", "default"))
proxy.x = 1
print(proxy.x)
del proxy.x
print(proxy.x, proxy.log)


class Strict:
    value = 5

    def __getattribute__(self, name):
        if name.startswith("_") or name == "value":
            return super().__getattribute__(name)
        raise AttributeError(f"hidden {name}")

    def method(self):
        return 1


print(Strict().value)
try:
    Strict().method()
except AttributeError as error:
    print(error)
