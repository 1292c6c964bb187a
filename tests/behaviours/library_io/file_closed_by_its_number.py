"""A file whose descriptor the program closed by its number says so at its next use, and hangs nowhere."""
import os
import socket
import tempfile

number, name = tempfile.mkstemp()
os.write(number, b'text')
os.close(number)
for buffering in -1, 0:
    file = open(name, 'rb', buffering=buffering)
    os.close(file.fileno())
    for use in file.read, file.close:
        try:
            use()
        except OSError as error:
            print(error)
    print(file.closed)
os.unlink(name)
end = socket.socket()
os.close(end.fileno())
try:
    end.close()
except OSError as error:
    print(error)
print(end.fileno())
