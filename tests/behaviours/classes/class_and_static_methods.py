"""Class and static methods from instances, classes and subclasses, and as alternative constructors."""
class Point:
    count = 0
    def __init__(self, x): self.x = x; type(self).count += 1
    @classmethod
    def of(cls, text): return cls(int(text))
    @staticmethod
    def valid(text): return text.isdigit()
    @classmethod
    def total(cls): return cls.count
class Sub(Point): count = 10
p = Point.of("5"); s = Sub.of("6"); q = p.of("7")
print(type(p).__name__, type(s).__name__, p.x, s.x, q.x, Point.total(), Sub.total(), s.total(), Point.valid("1"), p.valid("x"))
print(Point.of.__self__ is Point, Sub.of.__func__ is Point.of.__func__, Point.valid is Sub.valid, p.valid is Point.valid)
print(type(Point.__dict__["of"]).__name__, type(Point.__dict__["valid"]).__name__, Point.__dict__["of"].__func__.__name__)
class Meta(type):
    @classmethod
    def mc(mcs): return mcs.__name__
    def inst(cls): return cls.__name__
    @staticmethod
    def st(): return "static"
class K(metaclass=Meta): pass
print(K.mc(), K.inst(), K.st())
try: K().inst()
except AttributeError as e: print(e)
