"""The default selector waits with epoll, of which it tells the descriptor."""
import selectors
import socket

near, far = socket.socketpair()
selector = selectors.DefaultSelector()
print(type(selector).__name__, selector.fileno() > 2, selectors.DefaultSelector is selectors.EpollSelector)
key = selector.register(near, selectors.EVENT_READ, "data")
print(selector.select(0), key.data)
far.send(b"x")
print([(key.data, events) for key, events in selector.select()])
selector.modify(near, selectors.EVENT_READ | selectors.EVENT_WRITE, "more")
print([(key.data, events) for key, events in selector.select(1)])
selector.modify(near, selectors.EVENT_WRITE, "write")
print([(key.data, events) for key, events in selector.select(1)])
try:
    selector.register(near, selectors.EVENT_READ)
except KeyError as error:
    print("already registered" in str(error))
selector.unregister(near)
print(selector.select(0.001), len(selector.get_map()))
selector.close()
print(selector.get_map())
