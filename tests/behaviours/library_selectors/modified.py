"""What a file is watched for changes in its place, or not at all."""
import os
import selectors
import socket


def show(selector, names):
    print([(names[key.fd], events) for key, events in sorted(selector.select(0), key=lambda found: found[0].data or '')])


for kind in (selectors.EpollSelector, selectors.PollSelector, selectors.SelectSelector):
    print(kind.__name__)
    selector = kind()
    near, far = socket.socketpair()
    names = {near.fileno(): 'near', far.fileno(): 'far'}
    selector.register(near, selectors.EVENT_READ, 'a')
    selector.register(far, selectors.EVENT_READ, 'b')
    show(selector, names)
    key = selector.modify(near, selectors.EVENT_READ | selectors.EVENT_WRITE, 'c')
    print(key.events, key.data, selector.get_key(near) == key)
    show(selector, names)
    far.send(b'x')
    show(selector, names)
    print(selector.modify(near, selectors.EVENT_READ, 'c').events, selector.modify(near, selectors.EVENT_READ).data)
    show(selector, names)
    far.close()
    try:
        selector.modify(near.fileno() + 100, selectors.EVENT_READ)
    except KeyError as error:
        print('not registered', len(error.args))
    selector.close()
    near.close()

# A file that was closed cannot be watched for something else, and is forgotten.
selector = selectors.EpollSelector()
reader, writer = os.pipe()
selector.register(reader, selectors.EVENT_READ)
os.close(reader)
try:
    selector.modify(reader, selectors.EVENT_WRITE)
except OSError as error:
    print(error, len(selector.get_map()))
os.close(writer)
selector.close()
