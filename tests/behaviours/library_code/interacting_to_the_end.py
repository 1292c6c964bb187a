"""interact reads until the input ends, between a banner and a farewell."""
import code
import sys
sys.stderr = sys.stdout
lines = iter(['x = 3', 'print(x)', 'if x:', '    print("in")', ''])
def read(prompt):
    print(prompt, end='')
    try:
        line = next(lines)
    except StopIteration:
        raise EOFError
    print(line)
    return line
code.interact('hello', read, {}, 'bye')
