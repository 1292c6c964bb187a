"""Markers under statements: raise, assert, del, import, assignment and augmented assignment."""
import sys
import traceback

SOURCES = """
raise ValueError("x")
assert 1 == 2, "unequal"
assert [] or 0
del undefined
a, b = 1
undefined += 1
import no_such_module_here
from sys import no_such_name
x: int = 1 / 0
for x in 5: pass
with 5: pass
[1][2] = 3
(1).real = 5
while 1 / 0: pass
if undefined.x: pass
"""
import linecache

for number, source in enumerate(SOURCES.strip().split("\n")):
    name = f"<source {number}>"
    linecache.cache[name] = (len(source), None, [source + "\n"], name)
    try:
        exec(compile(source, name, "exec"), {})
    except Exception as error:
        print("".join(traceback.format_exception(error)[2:]), end="")
