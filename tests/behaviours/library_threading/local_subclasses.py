"""A subclass of local is initialized in each thread that uses it."""
import threading


class Mine(threading.local):
    shared = []

    def __init__(self, start):
        self.shared.append(start)
        self.count = start

    def add(self):
        self.count += 1
        return self.count


mine = Mine(10)
mine.extra = 'main'
results = []


def run():
    results.append((mine.add(), mine.add(), hasattr(mine, 'extra'), sorted(vars(mine))))


for _ in range(2):
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
print(results, mine.add(), mine.extra, mine.shared)
del mine.extra
try:
    mine.extra
except AttributeError as error:
    print(error)
