"""A block that a child makes outlives the child, for its parent."""
import multiprocessing
from multiprocessing.shared_memory import SharedMemory


def make(names):
    block = SharedMemory(create=True, size=4)
    block.buf[:] = b'kept'
    names.put(block.name)
    block.close()


if __name__ == '__main__':
    names = multiprocessing.SimpleQueue()
    child = multiprocessing.Process(target=make, args=(names,))
    child.start()
    name = names.get()
    child.join()
    block = SharedMemory(name)
    print(child.exitcode, bytes(block.buf))
    block.close()
    block.unlink()
