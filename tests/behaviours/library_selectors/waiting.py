"""Waiting for several pipes."""
import os
import selectors

for kind in (selectors.DefaultSelector, selectors.SelectSelector, selectors.PollSelector):
    r, w = os.pipe()
    with kind() as selector:
        key = selector.register(r, selectors.EVENT_READ, data='reader')
        selector.register(w, selectors.EVENT_WRITE)
        print([(k.fd == w, events) for k, events in selector.select(0)])
        os.write(w, b'x')
        print(sorted((k.fd == r, events, k.data) for k, events in selector.select(1) if k.data))
        print(selector.get_key(r) == key, len(selector.get_map()), r in selector.get_map())
        for bad in (lambda: selector.register(r, 1), lambda: selector.register(r, 9), lambda: selector.unregister(99), lambda: selector.register('x', 1)):
            try:
                bad()
            except (KeyError, ValueError) as error:
                print(type(error).__name__, str(error).replace(str(r), 'R'))
        selector.modify(r, selectors.EVENT_READ, data='changed')
        print(selector.get_key(r).data)
        selector.unregister(w)
        os.read(r, 1)
        print(selector.select(0.01))
    os.close(r)
    os.close(w)
