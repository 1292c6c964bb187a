"""FileType opens files, and says why it cannot."""
import argparse
import sys
import warnings

from _attempts import attempt

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    kind = argparse.FileType('r', encoding='utf-8')
print(kind, [str(warning.message) for warning in caught])
parser = argparse.ArgumentParser(prog='tool')
parser.add_argument('file', type=kind)
attempt(parser, '/no/such/file')
with parser.parse_args([__file__]).file as file:
    print(file.readline())
print(kind('-') is sys.stdin)
