"""Comprehensions in methods use `super`, `self`, `__class__` and locals of the method."""
class A:
    def items(self): return [1, 2]
    def name(self): return "A"
class B(A):
    def items(self):
        return [x * 2 for x in super().items()] + [super(B, self).name() for _ in range(1)]
    def all(self):
        return [super().name() for _ in range(2)], {__class__.__name__ for _ in [1]}, [self.name() for self in [self]], list(super(B, self).name() for _ in [1])
    def __priv(self): return "private"
    def mangled(self): return [self.__priv() for _ in range(1)]
print(B().items(), B().all(), B().mangled())
