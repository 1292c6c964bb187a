"""An object with a hundred thousand attributes is as quick as a dictionary, and keeps their order and its slots."""

import sys


class Table:
    pass


class Slotted(Table):
    __slots__ = ("first",)


count = int(sys.argv[1]) if sys.argv[1:] else 100_000

for cls in Table, Slotted:
    table = cls()
    if cls is Slotted:
        table.first = "in its slot"
    for number in range(count):
        setattr(table, f"name{number}", number)
    print(len(vars(table)) == count, table.name0, getattr(table, f"name{count - 1}") == count - 1)
    print(list(vars(table)) == [f"name{number}" for number in range(count)])
    print(getattr(table, "first", None), hasattr(table, "second"))
    del table.name1
    table.name1 = "again"
    print(list(vars(table))[-1], table.name1, len(vars(table)) == count)

# Each object has one attribute, of another name than all others have.
objects = []
for number in range(count // 10):
    each = Table()
    setattr(each, f"own{number}", number)
    objects.append(each)
print(all(vars(each) == {f"own{number}": number} for number, each in enumerate(objects)))


class Guarded(Table):
    def __getattr__(self, name):
        return "computed " + name

    @property
    def name5(self):
        return "the property"

    method = lambda self: "of the class"


guarded = Guarded()
for number in range(300):
    if number != 5:
        setattr(guarded, f"name{number}", number)
for name in "name4", "name5", "name299", "name300":
    print(getattr(guarded, name))
print(guarded.method())
guarded.method = lambda: "of the object"
print(guarded.method())
