"""Two calls wait for each other's results."""
# says: threads wait for each other: 'pool_0' -> 'pool_1' -> 'pool_0'
# says: 'pool_0' waits in Future.result() for what 'pool_1' would have to do
import threading
from concurrent.futures import ThreadPoolExecutor

meeting, submitted = threading.Barrier(2), threading.Event()
futures = []


def work(other):
    meeting.wait()
    submitted.wait()
    return futures[other].result()


pool = ThreadPoolExecutor(2, thread_name_prefix='pool')
futures += [pool.submit(work, 1), pool.submit(work, 0)]
submitted.set()
futures[0].result()
