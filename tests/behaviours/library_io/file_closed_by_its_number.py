"""A file whose descriptor the program closed by its number says so at its next use, and hangs nowhere."""
import os
import socket

with open('first.tmp', 'w') as file:
    file.write('text')
for buffering in -1, 0:
    file = open('first.tmp', 'rb', buffering=buffering)
    os.close(file.fileno())
    for use in file.read, file.close:
        try:
            use()
        except OSError as error:
            print(error)
    print(file.closed)
os.unlink('first.tmp')
end = socket.socket()
os.close(end.fileno())
try:
    end.close()
except OSError as error:
    print(error)
print(end.fileno())
