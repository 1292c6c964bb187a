"""A manager of one's own holds objects of one's own classes, of which proxies call the methods that are exposed."""
from multiprocessing.managers import BaseManager, IteratorProxy, RemoteError


class Counter:
    def __init__(self, start=0):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count

    def fail(self):
        raise KeyError("from there")

    def below(self):
        return iter(range(self.count))

    def _own(self):
        return "own"


class Manager(BaseManager):
    pass


Manager.register("Counter", Counter)
Manager.register("Closed", Counter, exposed=("add",))
Manager.register("Iterating", Counter, method_to_typeid={"below": "Iterator"})
Manager.register("Iterator", proxytype=IteratorProxy, create_method=False)

if __name__ == "__main__":
    with Manager() as manager:
        counter = manager.Counter(3)
        print(counter.add(4), type(counter).__name__, hasattr(counter, "_own"))
        try:
            counter.fail()
        except KeyError as error:
            print(repr(error))
        closed = manager.Closed()
        print(closed.add(1), hasattr(closed, "below"))
        try:
            closed._callmethod("below")
        except RemoteError as error:
            print("Traceback" in str(error))
        print(list(manager.Iterating(3).below()))
        print(hasattr(manager, "Iterator"))
