"""A child's end is waited for together with messages."""
import multiprocessing
from multiprocessing.connection import wait


def run(end, go):
    end.send('begun')
    go.wait()


if __name__ == '__main__':
    near, far = multiprocessing.Pipe()
    go = multiprocessing.Event()
    child = multiprocessing.Process(target=run, args=(far, go))
    child.start()
    print(wait([child.sentinel, near], 30) == [near], near.recv())
    print(wait([child.sentinel], 0))
    go.set()
    print(wait([child.sentinel], 30) == [child.sentinel])
    child.join(0)
    print(child.exitcode, child.is_alive())
    child.close()
    try:
        child.sentinel
    except ValueError as error:
        print(error)
