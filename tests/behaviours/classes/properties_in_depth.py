"""Properties: read-only, computed, inherited, overridden in part, deleted and documented."""
class Temp:
    def __init__(self, c): self._c = c
    @property
    def celsius(self): "Degrees."; return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @property
    def fahrenheit(self): return self._c * 9 / 5 + 32
    @celsius.deleter
    def celsius(self): self._c = 0
t = Temp(100); print(t.celsius, t.fahrenheit); t.celsius = 20; print(t.fahrenheit); del t.celsius; print(t.celsius, Temp.celsius.__doc__)
for f in [lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit")]:
    try: f()
    except (ValueError, AttributeError) as e: print(type(e).__name__, e)
class Sub(Temp):
    @Temp.celsius.getter
    def celsius(self): return "sub " + str(self._c)
    @property
    def fahrenheit(self): return super().fahrenheit + 1
s = Sub(10); print(s.celsius, s.fahrenheit); s.celsius = 11; print(s._c)
t.__dict__["celsius"] = "hidden"; print(t.celsius)
class V:
    x = property(lambda self: 1, doc="x doc")
print(V.x.__doc__, V().x, V.x.fset, isinstance(V.x, property), V.__dict__["x"].__get__(V()))
