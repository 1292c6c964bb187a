"""The size of the stacks of threads to come is the system's, or at least some pages."""
import threading


def deep(level):
    return level and deep(level - 1)


print(threading.stack_size())
for size in (-1, 100, 5):
    try:
        threading.stack_size(size)
    except ValueError as error:
        print(error)
print(threading.stack_size(1 << 20), threading.stack_size())
thread = threading.Thread(target=lambda: print(deep(100)))
thread.start()
thread.join()
print(threading.stack_size(0), threading.stack_size())
