"""A manager of shared memory unlinks its blocks when it shuts down."""
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def double(name):
    from multiprocessing.shared_memory import ShareableList
    items = ShareableList(name=name)
    for place, item in enumerate(items):
        items[place] = 2 * item
    items.shm.close()


if __name__ == '__main__':
    import multiprocessing
    with SharedMemoryManager() as manager:
        block, items = manager.SharedMemory(16), manager.ShareableList([1, 2, 3])
        child = multiprocessing.Process(target=double, args=(items.shm.name,))
        child.start()
        child.join()
        print(block.size, list(items), child.exitcode)
        block.close()
        items.shm.close()
    for name in block.name, items.shm.name:
        try:
            SharedMemory(name)
        except FileNotFoundError as error:
            print(error.errno)
