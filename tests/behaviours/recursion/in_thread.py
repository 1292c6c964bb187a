"""Every thread raises RecursionError of its own."""
import threading


def endless():
    return endless()


results = []


def run():
    try:
        endless()
    except RecursionError as error:
        results.append(type(error).__name__)


threads = [threading.Thread(target=run) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
