"""The clocks and sleep of the time module."""
import time

start, wall, cpu = time.perf_counter(), time.time(), time.process_time()
time.sleep(0.05)
print(0.04 < time.perf_counter() - start < 5, 0.04 < time.time() - wall < 5, time.process_time() - cpu < 1, time.monotonic() <= time.monotonic(), time.time() > 1.7e9, time.time_ns() > 10**18)
for call in (lambda: time.sleep(-1), lambda: time.sleep("a")):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(86400).tm_mday)
