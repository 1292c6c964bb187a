"""What is empty or None is quoted as an empty word."""
import shlex

print(shlex.quote(None), shlex.quote(''), shlex.quote('a b'))
try:
    shlex.quote(5)
except TypeError as error:
    print(error)
