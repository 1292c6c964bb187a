"""Setting and deleting the annotations of a class, and the function that works them out."""


class Plain:
    value: int


Plain.__annotations__ = {"other": 1}
print(Plain.__annotations__, Plain.__annotate__)


class Deleted:
    value: int


print(Deleted.__annotations__)
del Deleted.__annotations__
print(Deleted.__annotations__, Deleted.__annotate__)


class Written:
    value: int

    def __annotate__(format):
        return {"value": str}


print(Written.__annotate__(1), Written.__annotations__)
for wrong in (5, "text"):
    try:
        Plain.__annotate__ = wrong
    except TypeError as error:
        print(error)
try:
    del Plain.__annotate__
except TypeError as error:
    print(error)
Plain.__annotate__ = lambda format: 5
try:
    Plain.__annotations__
except TypeError as error:
    print(error)
Plain.__annotate__ = lambda format: {"made": format}
print(Plain.__annotations__)
