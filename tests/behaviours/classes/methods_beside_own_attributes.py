"""Methods of built-in types on objects of subclasses that have attributes of their own, one of which may hide them."""


class Items(list):
    pass


class Names(dict):
    def shown(self):
        return "shown by the class"


class Failure(ValueError):
    def code(self):
        return 1


def length_by_method(items, value):
    items.append(value)
    return items.count(value)


plain, labelled = Items(), Items()
labelled.label = "labelled"
for turn in range(5):
    print(length_by_method(plain, 1), length_by_method(labelled, 1), end=" ")
print()
labelled.append = lambda value: print("own append", value)
for turn in range(3):
    print(length_by_method(plain, 1), length_by_method(labelled, 1))
del labelled.append
print(length_by_method(labelled, 1))


def show(names):
    return names.shown()


names = Names(a=1)
print(show(names))
names.other = 2
print([show(names) for _ in range(3)])
names.shown = lambda: "shown by the object"
print([show(names) for _ in range(2)])
names.__dict__.pop("shown")
print(show(names))
names.__dict__ = {"shown": lambda: "in another dictionary"}
print(show(names))
Names.shown = lambda self: "the class was changed"
print(show(names), show(Names()))
del names.shown
print(show(names))


def code(error):
    return error.code()


errors = [Failure("a"), Failure("b")]
errors[1].detail = 3
print([code(error) for error in errors * 2])
errors[1].code = lambda: 2
print([code(error) for error in errors * 2])
