"""A queue goes by its attributes as they are, whoever changes them."""

import queue
import threading
from collections import deque

items = queue.Queue(maxsize=2)
items.put(1)
items.put(2)
try:
    items.put(3, block=False)
except queue.Full:
    print("full")
items.maxsize = 3
items.put(3, block=False)
print(items.qsize(), items.unfinished_tasks)
items.queue = deque("abc")
print(items.get(), items.get(), list(items.queue), items.unfinished_tasks)
with items.mutex:
    items.queue.clear()
try:
    items.get_nowait()
except queue.Empty:
    print("empty")
for _ in range(3):
    items.task_done()
try:
    items.task_done()
except ValueError as error:
    print(error)

items.maxsize = 0.5
try:
    items.put("half", block=False)
    items.put("second", block=False)
except queue.Full:
    print("full", list(items.queue))
items.maxsize = 0


class Counted(queue.Queue):
    def _put(self, item):
        super()._put((item, len(self.queue)))

    def _get(self):
        return ["got", super()._get()]


counted = Counted()
counted.put("x")
counted.put("y")
print(counted.get(), counted.get())

waiting = queue.Queue()
taken = []
thread = threading.Thread(target=lambda: taken.append(waiting.get()))
thread.start()
while not waiting.not_empty._waiters:
    pass
waiting.put("woken")
thread.join()
print(taken, waiting.unfinished_tasks)

joined = threading.Thread(target=waiting.join)
joined.start()
while not waiting.all_tasks_done._waiters:
    pass
waiting.task_done()
joined.join()
print("joined")

bounded = queue.Queue(1)
bounded.put("first")
putting = threading.Thread(target=bounded.put, args=("second",))
putting.start()
while not bounded.not_full._waiters:
    pass
print(bounded.get(), bounded.get())
putting.join()

bounded.put("left")
bounded.shutdown()
try:
    bounded.put("late")
except queue.ShutDown:
    print("shut")
print(bounded.get())
try:
    bounded.get()
except queue.ShutDown:
    print("shut")


class Strange:
    def __len__(self):
        return 1

    def append(self, item):
        print("appended", item)

    def popleft(self):
        return "strange"


odd = queue.Queue()
odd.queue = Strange()
odd.put("item")
print(odd.get())
