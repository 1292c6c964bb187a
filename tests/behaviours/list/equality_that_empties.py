"""When comparing items empties the lists, only their lengths are compared."""


class Emptying:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        lists[self.name].clear()
        return NotImplemented


lists = {}
lists.update(left=[Emptying('right')], right=[Emptying('left')])
print(lists['left'] == lists['right'], lists)
lists.update(left=[Emptying('left')], right=[1])
print(lists['left'] == lists['right'], lists)
