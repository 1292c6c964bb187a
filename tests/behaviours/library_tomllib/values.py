"""Strings, numbers, booleans and arrays are read."""
import tomllib

print(tomllib.loads(r'''
text = "a\tb\u00e9\U0001F600\"" # comment
literal = 'C:\new'
lines = """
first \
    joined
second"""
raw = """' ""quoted"" '"""
plain = \'\'\'
keeps \n\'\'\'
numbers = [1, +2, -3, 1_000, 0xff, 0o17, 0b101]
floats = [1.5, -0.25, 6e2, 1_0.0_1, inf, -inf]
flags = [true, false]
nested = [[1, 2], ["a", [ ]], # why not
]
'''.replace("\\'", "'")))
