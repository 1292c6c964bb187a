"""A manager starts once, and after its end neither it nor its proxies do anything."""
import multiprocessing
from multiprocessing.managers import BaseManager, SyncManager


class Manager(BaseManager):
    pass


Manager.register("list", list)

if __name__ == "__main__":
    manager = multiprocessing.Manager()
    print(type(manager) is SyncManager, type(manager.address))
    items = manager.list([1])
    try:
        manager.start()
    except multiprocessing.ProcessError as error:
        print(error)
    manager.shutdown()
    try:
        manager.start()
    except multiprocessing.ProcessError as error:
        print(error)
    try:
        items.append(1)
    except OSError as error:
        print(isinstance(error, (ConnectionError, FileNotFoundError)))
    print(repr(items).split(" at ")[0], str(items).endswith("'__str__()' failed>"))
    try:
        Manager().start(initializer=5)
    except TypeError as error:
        print(error)
