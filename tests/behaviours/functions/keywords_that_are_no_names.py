"""Names of arguments that are no strings are refused when all are there, and those that are there twice before that."""


def function(**names):
    return names


class Same:
    def __eq__(self, other):
        return isinstance(other, Same)

    def __hash__(self):
        return 7

    def __str__(self):
        return "the same"


def attempt(body):
    try:
        print(body())
    except TypeError as error:
        print("TypeError:", error)


attempt(lambda: function(**{1: 2}))
attempt(lambda: function(**{1: 2}, **{3: 4}))
attempt(lambda: function(**{1: 2}, **{1: 3}))
attempt(lambda: function(**{Same(): 2}, a=1, **{Same(): 3}))
attempt(lambda: dict(**{1: 2}, **{True: 3}))
attempt(lambda: function(**{1: 2}, a=1, **{"a": 3}))
attempt(lambda: function(a=1, **{2: 3}, b=4))
many = {f"name{number}": number for number in range(40)}
attempt(lambda: function(**{(): 1}, **many, **{(): 2}))
attempt(lambda: function(**{(): 1}, **many, **{"name39": 2}))
attempt(lambda: len(function(**many, **{"other": 1})))
