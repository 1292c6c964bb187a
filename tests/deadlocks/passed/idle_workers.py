"""Idle workers of a pool wait for work without end while the main thread does something."""
import time
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(4) as pool:
    assert list(pool.map(abs, range(4))) == [0, 1, 2, 3]
    time.sleep(0.7)
    assert pool.submit(abs, -1).result() == 1
    time.sleep(0.3)
print('done')
