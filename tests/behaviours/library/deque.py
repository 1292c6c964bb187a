"""Double-ended queues."""
from collections import deque

queue = deque([1, 2, 3], maxlen=4)
queue.append(4)
queue.append(5)
queue.appendleft(0)
print(queue, queue.pop(), queue.popleft(), len(queue), queue[0], queue.maxlen, list(reversed(queue)), 3 in queue)
queue.rotate(1)
queue.extend([7, 8])
queue.extendleft([9])
print(queue, queue.count(9), queue.index(7), queue == deque(queue), queue.copy())
queue.remove(7)
queue.reverse()
print(queue)
try:
    for item in queue:
        queue.append(1)
except RuntimeError as error:
    print(error)
queue.clear()
for call in (queue.pop, queue.popleft, lambda: queue.remove(1), lambda: queue[0]):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(error)
