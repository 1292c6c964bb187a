"""A namespace compares, shows and holds attributes."""
import argparse

space = argparse.Namespace(a=1, b='x')
print(space, space == argparse.Namespace(b='x', a=1), space == argparse.Namespace(), space != 1, 'a' in space, 'z' in space)
print(argparse.Namespace(**{'not a name': 1, 'c': []}), vars(space))
try:
    hash(space)
except TypeError as error:
    print(error)
