"""A child that may open no more descriptors waits without being busy."""

import multiprocessing
import resource
import time


def wait():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1, most))
    busy = time.process_time()
    time.sleep(0.5)
    print(time.process_time() - busy < 0.25, flush=True)


if __name__ == "__main__":
    child = multiprocessing.Process(target=wait)
    child.start()
    child.join()
    print(child.exitcode)
