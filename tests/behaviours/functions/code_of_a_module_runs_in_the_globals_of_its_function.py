"""A function that is made of the code of a module keeps its names in its globals."""

import types

names = {'start': 5}
function = types.FunctionType(compile('x = start + 1\ndef f(): return x\ny = f() * 2', '<text>', 'exec'), names)
print(function())
print(names['x'], names['y'])
names['start'] = 10
function()
print(names['x'], names['y'])

print(types.FunctionType(compile('start * 3', '<text>', 'eval'), names)())

try:
    function(1)
except TypeError as error:
    print(error)
