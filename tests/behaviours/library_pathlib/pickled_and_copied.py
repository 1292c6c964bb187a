"""Paths are pickled and copied as their class and segments."""
import copy
import pickle
from pathlib import Path, PurePosixPath, PureWindowsPath

for path in (PurePosixPath('a', 'b/c'), PureWindowsPath('c:/x'), Path('/y')):
    for protocol in range(6):
        again = pickle.loads(pickle.dumps(path, protocol))
        assert again == path and type(again) is type(path)
    print(repr(copy.copy(path)), repr(copy.deepcopy(path)), path.__reduce__())
