"""A call waits for another one that has no thread to run in."""
# says: thread 'pool_0' waits for itself
# says: 'pool_0' waits in Future.result() for what it would have to do itself
# says: 'MainThread' waits in Future.result() for what 'pool_0' would have to do
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1, thread_name_prefix='pool') as pool:
    def outer():
        return pool.submit(int).result()
    pool.submit(outer).result()
