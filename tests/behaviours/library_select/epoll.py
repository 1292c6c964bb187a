"""An epoll object tells which of the descriptors that it watches are ready, once or as long as they are."""

import os
import select

reader, writer = os.pipe()
with select.epoll() as watcher:
    print(watcher.closed, watcher.fileno() > 2)
    watcher.register(reader, select.EPOLLIN)
    print(watcher.poll(0), watcher.poll(0.01, 5))
    os.write(writer, b'x')
    print([(number == reader, event) for number, event in watcher.poll(1)])
    watcher.modify(reader, select.EPOLLIN | select.EPOLLET)
    print(len(watcher.poll(1)), len(watcher.poll(0)))
    watcher.register(writer, select.EPOLLOUT | select.EPOLLONESHOT)
    print(len(watcher.poll(1)), len(watcher.poll(0)))
    watcher.unregister(writer)
    os.close(writer)
    print([event for _, event in watcher.poll(1)] == [select.EPOLLIN | select.EPOLLHUP])
    for call in (
        lambda: watcher.register(reader), lambda: watcher.unregister(writer), lambda: watcher.modify('x', 1), lambda: watcher.poll(1, 0),
        lambda: watcher.poll('x'), lambda: select.epoll(-5), lambda: select.epoll(flags=12345),
    ):
        try:
            call()
        except (OSError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
print(watcher.closed)
try:
    watcher.poll()
except ValueError as error:
    print(error)
os.close(reader)
