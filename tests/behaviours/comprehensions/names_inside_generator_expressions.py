"""What is defined in a generator expression is named after it without <locals>, unlike what is defined in a function."""
print(next((lambda: 0) for i in range(1)).__qualname__)


def function():
    print([lambda: 0 for i in range(1)][0].__qualname__)
    print(next((lambda: 0) for i in range(1)).__qualname__)
    print(next((j for j in range(1)) for i in range(1)).__qualname__)

    class Inner:
        x = [lambda: 0 for i in range(1)][0]
        y = next((lambda: 0) for i in range(1))
        z = next((j for j in range(1)) for i in range(1))

    print(Inner.x.__qualname__, Inner.y.__qualname__, Inner.z.__qualname__)


function()
print((lambda: ((lambda: 0) for i in [1]))().__next__().__qualname__)
try:
    next((lambda value: value)() for i in range(1))
except TypeError as error:
    print(error)
