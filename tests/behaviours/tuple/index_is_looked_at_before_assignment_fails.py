"""Setting an item of what takes none fails by its index first, if that is out of any range."""


class Index:
    def __index__(self):
        print("asked")
        return 0


class Broken:
    def __index__(self):
        raise KeyError("index")


def set_item(target, index):
    target[index] = 1


def delete_item(target, index):
    del target[index]


for action in (set_item, delete_item):
    for index in (0, 2**70, Index(), Broken(), "a", slice(1)):
        for target in ((1, 2), "text"):
            try:
                action(target, index)
            except Exception as error:
                print(type(error).__name__, error)
