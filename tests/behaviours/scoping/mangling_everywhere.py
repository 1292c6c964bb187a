"""Private names are mangled wherever an identifier is written inside a class."""
class _Box:
    __x = 1
    def __m(self, __p=2):
        __local = __p
        self.__y = __local
        return sorted(k for k in locals() if k != "self")
    def run(self):
        return self.__m(__p=5) if False else self.__m()
    def f(self):
        global __glob
        __glob = 3
    def g(self):
        import os as __os
        return "_Box__os" in locals()
    def kw(self, **kw):
        return kw
    def call(self):
        return self.kw(__a=1)
    class __Inner:
        pass
    dunder = "__x__"
    def h(self):
        try:
            raise ValueError("v")
        except ValueError as __e:
            return sorted(locals())
    def ann(self, __q: "__t" = 1): pass
b = _Box()
print(sorted(k for k in vars(_Box) if "_Box" in k))
print(b.run(), vars(b))
b.f()
print(_Box__glob)
del _Box__glob
print(b.g(), b.call(), b.h(), _Box._Box__Inner.__qualname__)
print(list(_Box.ann.__annotations__))
class __:
    def f(self):
        self.__a = 1
        return vars(self)
print(__().f())
try:
    class A:
        def f(self):
            return __undefined
    A().f()
except NameError as e:
    print(e)
