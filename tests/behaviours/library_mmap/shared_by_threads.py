"""Threads write to their own octets of one memory, and all of it arrives."""
import mmap
import threading

memory = mmap.mmap(-1, 4096)


def fill(start):
    for place in range(start, 4096, 4):
        memory[place] = start + 1


threads = [threading.Thread(target=fill, args=(start,)) for start in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(memory[:] == bytes([1, 2, 3, 4]) * 1024)
