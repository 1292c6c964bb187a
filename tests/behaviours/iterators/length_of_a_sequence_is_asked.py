"""What collects the items of an iterator over something with `__getitem__` asks that for its length first."""


class Sequence:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print("length")
        return self.length

    def __getitem__(self, index):
        return "ab"[index]


for length in (2, 2**70, -1):
    for collect in (list, " ".join, tuple, lambda items: [*items], lambda items: list(iter(items)), sorted):
        try:
            print(collect(Sequence(length)))
        except Exception as error:
            print(type(error).__name__, error)
