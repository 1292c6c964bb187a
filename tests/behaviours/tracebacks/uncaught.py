"""An uncaught exception, with the frames that led to it."""


def outer(value):
    return middle(value) + 1


def middle(value):
    total = 10
    return total / value


print("before")
outer(0)
print("after")
