"""Every form of `import` binds what it should, and `from` of nothing fails with its name."""
import os.path
import os.path as p
from os import path as q, sep
from math import *
import math as m, sys as s
print(os.path is p is q, sep, sqrt(4), m.pi == pi, s.__name__, "path" in globals())
for code in ["import nothing_here", "import os.nothing", "from os.path import nothing_x", "from nothing_here import x", "import math.x", "from . import x", "from .a import b", "from math import nothing_y as z"]:
    try: exec(code, {"__name__": "__main__"})
    except ImportError as e: print(type(e).__name__, str(e).split(" (")[0], e.name)
def f():
    import json.decoder
    return json.decoder.__name__, sorted(locals())
print(f())
