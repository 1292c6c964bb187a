"""Threads wait for their answers at the same time."""

import time
from concurrent.futures import ThreadPoolExecutor

import requests
from _site import site

with site() as url:
    began = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: requests.get(f'{url}/wait/0.5').text, range(8)))
    print(answers == ['waited'] * 8, time.monotonic() - began < 3)
