"""Attributes and methods are inherited, overridden and extended; `isinstance` and `issubclass` follow the bases."""
class Animal:
    kind = "animal"
    def __init__(self, name): self.name = name
    def speak(self): return f"{self.name} makes {self.sound()}"
    def sound(self): return "noise"
class Dog(Animal):
    kind = "dog"
    def sound(self): return "woof"
class Puppy(Dog):
    def __init__(self, name, age): super().__init__(name); self.age = age
    def sound(self): return super().sound() + "!"
p = Puppy("rex", 1)
print(p.speak(), p.kind, Animal("x").speak(), p.age, [c.__name__ for c in Puppy.__mro__], Puppy.__bases__, Puppy.__base__)
print(isinstance(p, Animal), issubclass(Puppy, Dog), issubclass(Dog, Puppy), isinstance(p, (int, Dog)), type(p) is Puppy, type(p) == Dog, Dog.__subclasses__())
Animal.kind = "changed"; print(Animal("a").kind, p.kind); del Dog.kind; print(p.kind)
p.kind = "own"; print(p.kind, Puppy.kind); del p.kind; print(p.kind)
Dog.trick = lambda self: f"{self.name} sits"; print(p.trick())
