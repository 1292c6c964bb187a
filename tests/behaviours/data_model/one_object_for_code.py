"""A function's code is one object, which its generators and frames have too."""

import sys


def sample():
    return sys._getframe().f_code


def generate():
    yield


def make():
    return lambda: None


print(sample.__code__ is sample.__code__, sample() is sample.__code__)
print(generate().gi_code is generate.__code__)
print(make().__code__ is make().__code__)
counts = {sample.__code__: 1}
print(counts[sample.__code__], sample.__code__ == generate.__code__)
