"""Two threads put into each other's full queues."""
# says: 'left' waits in Queue.put()
# says: 'right' waits in Queue.put()
import queue
import threading

one, other = queue.Queue(1), queue.Queue(1)


def pump(target, source):
    while True:
        target.put(1)
        target.put(2)
        source.get()


threading.Thread(target=pump, args=(one, other), name='left').start()
threading.Thread(target=pump, args=(other, one), name='right').start()
