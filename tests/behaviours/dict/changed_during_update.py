"""A dictionary that is emptied while it is merged into another is an error."""


class Key:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        source.clear()
        return False


source = {n: 0 for n in range(1, 50)}
source[Key()] = 0
try:
    {Key(): 0, 1: 1}.update(source)
except RuntimeError as error:
    print(error)
print(source)
