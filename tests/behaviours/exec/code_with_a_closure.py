"""exec() takes the cells for the free variables of a function's code."""


def make():
    first, second, total = 1, 2, 0

    def add():
        nonlocal total
        total = first + second
    return add, lambda: total


add, total = make()
exec(add.__code__, globals(), closure=add.__closure__)
print(total())
for closure in None, (), add.__closure__[:1], (1, 2, 3), [*add.__closure__]:
    try:
        exec(add.__code__, closure=closure)
    except TypeError as error:
        print(error)
for source in 'pass', compile('pass', 'text', 'exec'):
    try:
        exec(source, closure=add.__closure__)
    except TypeError as error:
        print(error)
