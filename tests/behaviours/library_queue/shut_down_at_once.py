"""A queue that is shut down gives out what is in it, or nothing at once."""
import queue

for immediate in (False, True):
    items = queue.PriorityQueue()
    for number in (3, 1, 2):
        items.put(number)
    items.shutdown(immediate=immediate)
    got = []
    try:
        while True:
            got.append(items.get())
    except queue.ShutDown as error:
        print(immediate, got, repr(error), items.empty())
    try:
        items.put(4)
    except queue.ShutDown:
        print('no more')
    if immediate:
        items.join()
        print('joined')
