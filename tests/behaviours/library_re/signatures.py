"""The functions and methods show their signatures."""
import inspect
import re

for function in (re.match, re.fullmatch, re.search, re.compile, re.findall, re.finditer, re.escape, re.purge,
                 re.sub, re.subn, re.split):
    print(function.__name__, inspect.signature(function))
