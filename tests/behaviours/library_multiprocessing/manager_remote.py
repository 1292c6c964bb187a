"""A process that knows where a manager is, and its key, uses its objects; one with another key does not."""
import multiprocessing
from multiprocessing.managers import BaseManager


class Manager(BaseManager):
    pass


Manager.register("dict", dict)


class Guest(BaseManager):
    pass


Guest.register("dict")


def visit(address):
    guest = Guest(address, authkey=b"key")
    guest.connect()
    d = guest.dict({"a": 1})
    d.update({"b": 2})
    print(d.copy())


if __name__ == "__main__":
    manager = Manager(("127.0.0.1", 0), authkey=b"key")
    manager.start()
    process = multiprocessing.Process(target=visit, args=(manager.address,))
    process.start()
    process.join()
    try:
        Guest(manager.address, authkey=b"other").connect()
    except multiprocessing.AuthenticationError as error:
        print(error)
    manager.shutdown()
    try:
        Guest(manager.address, authkey=b"key").connect()
    except ConnectionError as error:
        print(type(error).__name__)
