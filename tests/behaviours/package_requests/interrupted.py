"""A signal handler runs while a request waits for its answer, and may end it."""

import signal
import time

import requests
from _site import site


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm('enough')


signal.signal(signal.SIGALRM, ring)
with site() as url:
    began = time.monotonic()
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        requests.get(f'{url}/wait/20')
    except Alarm as alarm:
        print(alarm, time.monotonic() - began < 10)
    print(requests.get(f'{url}/echo').status_code)
