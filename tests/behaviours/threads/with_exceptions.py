"""Each thread has its own exception under way."""
import sys
import threading

barrier = threading.Barrier(3)
results = {}


def work(number):
    try:
        raise ValueError(number)
    except ValueError:
        barrier.wait()
        results[number] = repr(sys.exception())
        barrier.wait()


threads = [threading.Thread(target=work, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results.items()), sys.exception())
