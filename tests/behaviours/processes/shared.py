"""Locks, events and values that processes share."""
import multiprocessing


def work(lock, total, event):
    event.wait()
    for _ in range(100):
        with lock:
            total.value += 1


if __name__ == "__main__":
    lock, total, event = multiprocessing.Lock(), multiprocessing.Value("i", 0), multiprocessing.Event()
    processes = [multiprocessing.Process(target=work, args=(lock, total, event)) for _ in range(2)]
    for process in processes:
        process.start()
    event.set()
    for process in processes:
        process.join()
    print(total.value, event.is_set())
