"""The hint of a reversed iterator follows a sequence that has become shorter."""


class Stack(list):
    __reversed__ = None
    __iter__ = None


class Sized:
    def __init__(self):
        self.items = [1, 2, 3, 4]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


from operator import length_hint

sized = Sized()
iterator = reversed(sized)
print(length_hint(iterator))
sized.items.append(5)
print(length_hint(iterator))
del sized.items[1:]
print(length_hint(iterator), list(iterator))
try:
    reversed(Stack())
except TypeError as error:
    print(error)
