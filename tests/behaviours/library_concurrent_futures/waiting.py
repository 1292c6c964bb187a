"""wait returns at the first end, at the first failure or when all are done, and says which are not."""
import threading
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

go = threading.Event()


def fail():
    raise ValueError('failed')


with ThreadPoolExecutor(3) as pool:
    slow, quick = pool.submit(go.wait), pool.submit(int)
    done = wait([slow, quick], return_when=FIRST_COMPLETED)
    print(done.done == {quick}, done.not_done == {slow})
    bad = pool.submit(fail)
    print(wait([slow, bad], return_when=FIRST_EXCEPTION) == ({bad}, {slow}))
    print([len(part) for part in wait([slow], timeout=0.01)])
    go.set()
    print([len(part) for part in wait([slow, quick, bad], return_when=ALL_COMPLETED)], wait([]))
