"""A producer that a bounded queue holds back."""
import queue
import threading

line = queue.Queue(maxsize=1)
log = []


def produce():
    for number in range(50):
        line.put(number)
    line.put(None)


thread = threading.Thread(target=produce)
thread.start()
while (number := line.get()) is not None:
    log.append(number)
thread.join()
print(log == list(range(50)), line.qsize())
