"""Special methods of built-in classes have the signature of their kind."""

import inspect

for function in (int.__add__, int.__lt__, int.__neg__, list.__init__, list.__new__, list.__iadd__, str.__eq__,
                 [].__add__, (5).__radd__, list.append, [].append, dict.fromkeys):
    print(function.__qualname__, inspect.signature(function))
