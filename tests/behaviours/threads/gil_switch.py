"""A computing thread gives way: others go on while it runs."""
import sys
import threading

sys.setswitchinterval(0.0005)
stop = False
counts = [0, 0]


def spin(index):
    while not stop:
        counts[index] += 1


threads = [threading.Thread(target=spin, args=(index,)) for index in range(2)]
for thread in threads:
    thread.start()
while min(counts) < 1000:
    pass
stop = True
for thread in threads:
    thread.join()
print(min(counts) >= 1000)
