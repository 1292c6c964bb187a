"""Assignment to __class__, to methods and to bases changes what instances do."""


class Caterpillar:
    def move(self):
        return "crawl"


class Butterfly:
    def move(self):
        return "fly"


insect = Caterpillar()
moves = [insect.move()]
insect.__class__ = Butterfly
moves.append(insect.move())
Butterfly.move = lambda self: "soar"
moves.append(insect.move())
insect.move = lambda: "own"
moves.append(insect.move())
del insect.move
del Butterfly.move
print(moves, hasattr(insect, "move"), isinstance(insect, Butterfly))
try:
    insect.__class__ = int
except TypeError as error:
    print(error)
try:
    int.extra = 1
except TypeError as error:
    print(error)
