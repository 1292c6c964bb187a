"""Inheritance and super(), through several levels."""


class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} makes {self.sound()}"

    def sound(self):
        return "a sound"


class Dog(Animal):
    def __init__(self, name, tricks):
        super().__init__(name)
        self.tricks = tricks

    def sound(self):
        return "woof, not " + super().sound()


class Puppy(Dog):
    def sound(self):
        return super().sound().upper() + "/" + super(Dog, self).sound()


print(Animal("it").speak(), Dog("rex", 1).speak(), Puppy("bit", 2).speak(), sep="\n")
print(issubclass(Puppy, Animal), Puppy.__bases__, Puppy.__base__.__name__, [cls.__name__ for cls in Puppy.__mro__], isinstance(Puppy("x", 0), (int, Dog)))
print([cls.__name__ for cls in Animal.__subclasses__()])
