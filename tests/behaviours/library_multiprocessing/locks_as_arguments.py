"""A lock between threads does not go to another process as an argument."""
import multiprocessing
import threading


def take(lock):
    pass


if __name__ == '__main__':
    context = multiprocessing.get_context('spawn')
    for thing in (threading.Lock(), threading.RLock(), threading.Event()):
        child = context.Process(target=take, args=(thing,))
        try:
            child.start()
        except TypeError as error:
            print(error)
