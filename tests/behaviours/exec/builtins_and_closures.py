"""Where evaluated code finds built-in functions, and functions with cells that are executed."""
import types


def show(call):
    try:
        print(call())
    except BaseException as error:
        print(type(error).__name__, error)


code = compile('superglobal', 'test', 'eval')
show(lambda: eval(code, {'__builtins__': {'superglobal': 1}}))
show(lambda: eval(code, {'__builtins__': types.MappingProxyType({'superglobal': 1})}))
show(lambda: eval(code, {'__builtins__': {}}))
show(lambda: eval(code, {'__builtins__': types.MappingProxyType({})}))


show(lambda: exec('import foo', {'__builtins__': types.MappingProxyType({})}))
show(lambda: exec('import foo', {'__builtins__': {}}))


def make():
    total = 0
    factor = 3

    def add():
        nonlocal total
        total += factor
    return add, lambda: total


add, total = make()
exec(add.__code__, closure=add.__closure__)
print(total())
cell = types.CellType(10)
exec(add.__code__, closure=(types.CellType(2), cell) if add.__code__.co_freevars == ('factor', 'total') else ())
print(cell.cell_contents)
show(lambda: exec(add.__code__))
show(lambda: exec(add.__code__, closure=()))
show(lambda: exec(add.__code__, closure=(1, 2)))
show(lambda: exec(add.__code__, closure=add.__closure__ * 2))
show(lambda: exec('1', closure=add.__closure__))
show(lambda: exec(make.__code__, closure=add.__closure__))
show(lambda: exec(make.__code__, closure=()))
