"""An item that empties the list as it is compared counts as found by remove."""


class Emptying:
    def __eq__(self, other):
        items.clear()
        return True


items = [1, Emptying(), 3]
print(items.remove(5), items)
