"""A queue that is closed takes and gives nothing; one that was never used stays empty."""
import multiprocessing


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except (ValueError, OSError) as error:
        print(type(error).__name__, str(error).partition('<')[0].strip(), str(error).endswith('closed'))


if __name__ == '__main__':
    for used in (False, True):
        queue = multiprocessing.Queue()
        if used:
            queue.put(1)
        queue.close()
        queue.join_thread()
        attempt(queue.empty)
        attempt(queue.put, 2)
        attempt(queue.get)
