"""Reading of standard input: input(), lines and the end."""
import sys

name = input("name? ")
print(repr(name), repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    break
print(repr(sys.stdin.read()))
try:
    input()
except EOFError as error:
    print(type(error).__name__, error)
