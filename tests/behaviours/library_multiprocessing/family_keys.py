"""A child has the key of its parent, however late that was asked for."""
import multiprocessing


def tell(queue):
    queue.put(bytes(multiprocessing.current_process().authkey))


if __name__ == '__main__':
    queue = multiprocessing.SimpleQueue()
    child = multiprocessing.Process(target=tell, args=(queue,))
    child.start()
    print(queue.get() == bytes(multiprocessing.current_process().authkey))
    child.join()
    multiprocessing.current_process().authkey = b'another key'
    child = multiprocessing.Process(target=tell, args=(queue,))
    child.start()
    print(queue.get())
    child.join()
