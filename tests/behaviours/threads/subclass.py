"""A thread as a class with run()."""
import threading


class Adder(threading.Thread):
    def __init__(self, numbers):
        super().__init__(daemon=True)
        self.numbers = numbers
        self.total = None

    def run(self):
        self.total = sum(self.numbers)


adders = [Adder(range(size)) for size in (10, 100, 1000)]
for adder in adders:
    adder.start()
for adder in adders:
    adder.join()
print([adder.total for adder in adders], adders[0].daemon)


class NoInit(threading.Thread):
    def __init__(self):
        pass


try:
    NoInit().start()
except RuntimeError as error:
    print(error)
