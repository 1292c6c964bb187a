"""`co_consts` holds the code of functions, classes and lambdas inside."""
import types


def outer():
    "Documentation."
    def inner():
        return lambda: 1
    class Local:
        def method(self): pass
    return inner, Local


def walk(code, depth=0):
    print('  ' * depth + code.co_name, code.co_qualname)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            walk(constant, depth + 1)


walk(outer.__code__)
walk(compile('def f(): pass', 'text', 'exec'))
print(outer.__code__.co_consts[0])
