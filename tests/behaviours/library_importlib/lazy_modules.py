"""A lazy module runs its code when it is first looked into."""

import importlib.util
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as root:
    with open(os.path.join(root, 'late.py'), 'w') as file:
        file.write('print("running")\nvalue = 5\n')
    sys.path.insert(0, root)
    spec = importlib.util.find_spec('late')
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules['late'] = module
    spec.loader.exec_module(module)
    print('made')
    print(module.value)
    print(module.value, type(module).__name__)
