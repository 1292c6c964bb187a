"""The arguments of a program."""
import sys

print(len(sys.argv), sys.argv[1:])
