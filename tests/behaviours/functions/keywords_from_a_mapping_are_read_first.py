"""What is unpacked as keywords is looked up before its names are found to be no strings."""


class Mapping:
    def keys(self):
        return [1, 2]

    def __getitem__(self, key):
        print("read", key)
        raise LookupError(key)


def function(**given):
    return given


for mapping in (Mapping(), {1: 2}):
    try:
        function(**mapping)
    except (LookupError, TypeError) as error:
        print(type(error).__name__, error)
