"""What is unpacked as the only positional argument is asked for its items after the keywords were evaluated."""


def items(label):
    print("items of", label)
    yield label


def seen(value):
    print("evaluated", value)
    return value


def function(*args, **keywords):
    return args, keywords


class Mapping:
    def keys(self):
        print("keys")
        return ["z"]

    def __getitem__(self, key):
        print("item", key)
        return 3


class Shown:
    def __str__(self):
        return "shown"


number, shown, nothing = 5, Shown(), None
for call in (
    lambda: function(*items(1), k=seen("k")), lambda: function(seen(0), *items(1), k=seen("k")), lambda: function(*items(1), *items(2), k=seen("k")),
    lambda: function(*items(1), **Mapping()), lambda: function(*items(1), **Mapping(), k=seen(2)), lambda: function(*items(1), seen(1), k=seen(2)),
    lambda: function(*items(1), **{"a": seen("q")}), lambda: function(*items(2), k=seen(3), **{"k": 1}), lambda: function(*seen((1, 2)), k=seen(3), **Mapping()),
    lambda: function(*seen([1]), *seen([2])), lambda: function(*nothing, **nothing), lambda: function(*nothing, k=seen(1), **nothing),
    lambda: function(1, *nothing, **nothing), lambda: function(*nothing, k=seen(2)), lambda: number(*items(1), k=seen("x")), lambda: number(*nothing),
    lambda: number(**nothing), lambda: shown(*nothing), lambda: shown(**{1: 2}), lambda: function(**number), lambda: function(*number), lambda: int(*number),
    lambda: "a".join(*number), lambda: function(*items(1), **{"a": 1}, **{"a": 2}), lambda: function(*(1, 2), **{}), lambda: function(*[1, 2], **{"a": 5}, b=6),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
