"""`breakpoint()` calls what PYTHONBREAKPOINT names, or nothing, or what `sys.breakpointhook` is set to."""
import os
import sys

os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint(1))
os.environ['PYTHONBREAKPOINT'] = 'builtins.print'
breakpoint(1, 2, sep='-')
os.environ['PYTHONBREAKPOINT'] = 'max'
print(breakpoint(3, 4))
os.environ['PYTHONBREAKPOINT'] = 'nosuchmodule.function'
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    print(breakpoint())
print(caught[0].category.__name__, caught[0].message)
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
print(breakpoint(5, key=6))
sys.breakpointhook = sys.__breakpointhook__
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
