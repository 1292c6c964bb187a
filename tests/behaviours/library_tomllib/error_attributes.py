"""The error knows message, document and place."""
import tomllib

try:
    tomllib.loads('a=1\nbad')
except tomllib.TOMLDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, repr(error.doc), isinstance(error, ValueError))
