"""copy() shares what is inside, deepcopy() does not."""

import copy


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


class Thing:
    def __init__(self):
        self.items = [1]


class Own:
    def __copy__(self):
        return "copy"
    def __deepcopy__(self, memo):
        return "deep copy"


items = [[1]]
loop = []
loop.append(loop)


attempt(lambda: (copy.copy(items)[0] is items[0], copy.deepcopy(items)[0] is items[0]))
attempt(lambda: (copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own()])))
attempt(lambda: (copy.deepcopy(loop)[0][0] is loop, (lambda new: new[0] is new)(copy.deepcopy(loop))))
attempt(lambda: ((lambda thing: copy.copy(thing).items is thing.items)(Thing()), (lambda thing: copy.deepcopy(thing).items is thing.items)(Thing())))
attempt(lambda: (copy.copy((1, 2)), copy.copy(len) is len, copy.deepcopy(int) is int))
attempt(lambda: copy.copy(x for x in ()))
attempt(lambda: copy.replace(5, a=1))
