"""Metaclasses that register, check, add attributes, count calls and make singletons."""
class Registry(type):
    all = {}
    def __new__(m, name, bases, ns):
        if bases and "required" not in ns: raise TypeError(f"{name} lacks required")
        ns["added"] = name.lower()
        cls = super().__new__(m, name, bases, ns); m.all[name] = cls; return cls
    def __len__(cls): return 42
    def __iter__(cls): return iter(["a", "b"])
    def __contains__(cls, x): return x == 1
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __repr__(cls): return f"<registered {cls.__name__}>"
    def __add__(cls, o): return f"{cls.__name__}+{o.__name__}"
    def __eq__(cls, o): return cls is o
    def __hash__(cls): return 7
    def __bool__(cls): return False
    @property
    def prop(cls): return "prop of " + cls.__name__
class Base(metaclass=Registry): pass
class Good(Base): required = True
try:
    class Bad(Base): pass
except TypeError as e: print(e)
print(sorted(Registry.all), Good.added, len(Good), list(Good), 1 in Good, Good["k"], Good, Base + Good, bool(Good), Good.prop, hash(Good), {Good: 1}[Good])
class Singleton(type):
    _made = {}
    def __call__(cls, *a):
        if cls not in cls._made: cls._made[cls] = super().__call__(*a)
        return cls._made[cls]
class One(metaclass=Singleton):
    def __init__(self, v): self.v = v
print(One(1) is One(2), One(3).v)
try: Good().prop
except AttributeError as e: print(e)
