"""A descriptor is sent over a local connection."""
import multiprocessing
import os
from multiprocessing import reduction


def write(end):
    descriptor = reduction.recv_handle(end)
    os.write(descriptor, b'written by the child')
    os.close(descriptor)


if __name__ == '__main__':
    near, far = multiprocessing.Pipe()
    child = multiprocessing.Process(target=write, args=(far,))
    child.start()
    reader, writer = os.pipe()
    reduction.send_handle(near, writer, child.pid)
    os.close(writer)
    print(os.read(reader, 100), os.read(reader, 100), reduction.HAVE_SEND_HANDLE)
    os.close(reader)
    child.join()
    print(child.exitcode)
