"""A child opens a block by its name, or is given the object, and its changes are seen."""
import multiprocessing
from multiprocessing.shared_memory import SharedMemory


def by_name(name):
    block = SharedMemory(name)
    block.buf[0] = 1
    block.close()


def by_value(block, place):
    block.buf[place] = block.size % 256
    block.close()


if __name__ == '__main__':
    block = SharedMemory(create=True, size=1000)
    children = [multiprocessing.Process(target=by_name, args=(block.name,)),
                multiprocessing.Process(target=by_value, args=(block, 1)),
                multiprocessing.Process(target=by_value, args=(block, 2))]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(bytes(block.buf[:4]), [child.exitcode for child in children])
    block.close()
    block.unlink()
