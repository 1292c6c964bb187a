"""makefile makes files that keep their socket open until they are closed."""
import socket

a, b = socket.socketpair()
reader = b.makefile('r', encoding='ascii', newline='\n')
writer = a.makefile('w', encoding='ascii')
print(writer.mode, reader.mode, reader.readable(), reader.writable())
writer.write('first\nsecond\nrest')
writer.flush()
print(reader.readline(), reader.readline(), sep='', end='')
a.close()
print(a.fileno() >= 0)
writer.close()
print(a.fileno())
print(reader.read())
reader.close()
b.close()
print(b.fileno())
try:
    b.makefile('q')
except ValueError as error:
    print(error)
