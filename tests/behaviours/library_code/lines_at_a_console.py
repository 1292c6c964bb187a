"""A console runs lines when they are whole, in its namespace, and shows errors without ending."""
import code
import sys
class Console(code.InteractiveConsole):
    def write(self, data): print('write:', data.splitlines()[-1] if data.strip() else repr(data))
console = Console({'x': 2})
for line in ('x + 1', 'def f(a):', '    return a * 2', '', 'f(x)', '1 / 0', 'y =', 'x = (', '5)', 'x'):
    print(repr(line), console.push(line))
print(console.locals['x'], sys.last_type.__name__)
