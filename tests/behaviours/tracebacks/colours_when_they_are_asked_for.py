"""Reports of uncaught exceptions have colours if the environment asks for them, and none on a pipe otherwise."""

import os
import subprocess
import sys

PROGRAM = '''
def f(x):
    return x["a"]["b"] + 1

try:
    f({"a": {}})
except KeyError as error:
    raise ValueError("wrong") from error
'''


def report(code, **variables):
    names = ('FORCE_COLOR', 'NO_COLOR', 'PYTHON_COLORS', 'TERM')
    environment = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run([sys.executable, '-c', code], env=environment | variables, stderr=subprocess.PIPE, text=True)
    return done.stderr


for line in report(PROGRAM, FORCE_COLOR='1').splitlines():
    print(repr(line))
for line in report('x = (1 +', FORCE_COLOR='1').splitlines():
    print(repr(line))
for line in report('class E(Exception): pass\nraise E', PYTHON_COLORS='1').splitlines():
    print(repr(line))
for line in report('raise ExceptionGroup("several", [ValueError(1)])', FORCE_COLOR='1').splitlines():
    print(repr(line))
for variables in ({}, {'NO_COLOR': '1', 'FORCE_COLOR': '1'}, {'PYTHON_COLORS': '0', 'FORCE_COLOR': '1'}):
    print('\x1b' in report(PROGRAM, **variables))
print('\x1b' in report(PROGRAM, FORCE_COLOR='1', TERM='dumb'))
