"""Files are read as bytes; floats may be read by a function."""
import io
import tomllib

print(tomllib.load(io.BytesIO('a = "é"\r\nb = 1\r\n'.encode())))
print(tomllib.loads('a=1.50\nb=[2e3]', parse_float=str))
for call in (lambda: tomllib.load(io.StringIO('a=1')), lambda: tomllib.loads(b'a=1'), lambda: tomllib.loads(1),
             lambda: tomllib.loads('a=1.5', parse_float=lambda text: [])):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
