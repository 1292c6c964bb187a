"""Starred items in subscripts, returns, yields and loops."""


class Echo:
    def __class_getitem__(cls, key):
        return key

    def __getitem__(self, key):
        return key


items = [1, 2]
print(Echo()[*items], Echo()[0, *items, 3], Echo[*items])


def both():
    yield *items, 3
    return 0, *items


for value in both():
    print(value)
for item in *items, 9:
    print(item)
