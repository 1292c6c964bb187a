"""What a child does at its end, and in which order."""
import atexit
import multiprocessing
import os
import threading
from multiprocessing import process, util


def work():
    threading._register_atexit(print, 'at the end of the main thread', flush=True)
    atexit.register(print, 'at exit', flush=True)
    util.Finalize(None, print, args=('finalized',), kwargs={'flush': True}, exitpriority=1)
    thread = threading.Thread(target=print, args=('in a thread',))
    thread.start()
    thread.join()
    current, parent = process.current_process(), process.parent_process()
    print(util.is_exiting(), threading.main_thread().is_alive(), current.name, parent.name, parent.pid == os.getpid())
    print(process.active_children(), multiprocessing.Process().name, flush=True)


def leave():
    atexit.register(print, 'left', flush=True)
    raise SystemExit(3)


if __name__ == '__main__':
    for method in 'forkserver', 'spawn':
        context = multiprocessing.get_context(method)
        for target in work, leave:
            child = context.Process(target=target)
            child.start()
            child.join()
            print(method, child.exitcode, flush=True)
