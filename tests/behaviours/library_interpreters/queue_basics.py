"""A queue between interpreters hands over copies in the order in which they came."""
from concurrent import interpreters

queue = interpreters.create_queue()
print(queue, queue.id, queue.maxsize, queue.empty(), queue.full(), queue.qsize())
queue.put(1)
queue.put_nowait("two")
given = [3, [4]]
queue.put(given)
print(queue.qsize(), queue.empty())
print(queue.get(), queue.get_nowait())
taken = queue.get()
print(taken, taken is given)
print(queue == interpreters.Queue(queue.id), queue is interpreters.Queue(queue.id), hash(queue) == hash(queue.id))
