"""Closures see the last value of a loop's variable, not the one at their creation."""
functions = [lambda: number for number in range(3)]
print([function() for function in functions])


def build():
    made = []
    for index in range(3):

        def show():
            return index

        made.append(show)
    index = "changed"
    return made


print([function() for function in build()])


def bound():
    return [lambda index=index: index for index in range(3)]


print([function() for function in bound()])
