"""What is only read from is not written to, nor the other way round, and nobody waits for that."""
import os

reader, writer = os.pipe()
for call in (lambda: os.write(reader, b'x'), lambda: os.read(writer, 1)):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, error)
