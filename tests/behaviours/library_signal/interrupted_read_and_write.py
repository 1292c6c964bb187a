"""A signal that arrives while the main thread waits to read or write runs its handler, and what it raises ends the wait."""
import io
import os
import signal


class Stop(Exception):
    pass


def stop(number, frame):
    raise Stop


signal.signal(signal.SIGALRM, stop)
reader, writer = os.pipe()
waits = {
    'os.read': lambda: os.read(reader, 10),
    'buffered read': lambda: io.open(reader, 'rb', closefd=False).read(10),
    'text read': lambda: io.open(reader, 'r', closefd=False).read(10),
    'raw read': lambda: io.FileIO(reader, closefd=False).read(10),
}
for name, wait in waits.items():
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        wait()
    except Stop:
        print(name, 'stopped')
os.set_blocking(writer, False)
try:
    while True:
        os.write(writer, bytes(4096))
except BlockingIOError:
    os.set_blocking(writer, True)
for name, wait in {'os.write': lambda: os.write(writer, b'x'),
                   'raw write': lambda: io.FileIO(writer, 'w', closefd=False).write(b'x')}.items():
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        wait()
    except Stop:
        print(name, 'stopped')
