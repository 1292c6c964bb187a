"""Threads: start, join, names, arguments and liveness."""
import threading

results = []


def work(number, *, label="none"):
    results.append((number, label, threading.current_thread().name))


thread = threading.Thread(target=work, args=(1,), kwargs={"label": "x"}, name="worker")
print(thread.name, thread.is_alive(), thread.ident, thread.daemon)
thread.start()
thread.join()
print(thread.is_alive(), isinstance(thread.ident, int), results, threading.current_thread().name, threading.main_thread() is threading.current_thread())
print(threading.Thread().name.startswith("Thread-"), threading.Thread(target=work).name, threading.active_count(), [thread.name for thread in threading.enumerate()])
for call in (thread.start, threading.Thread().join, threading.current_thread().join):
    try:
        call()
    except RuntimeError as error:
        print(error)
print(threading.get_ident() == threading.main_thread().ident, threading.get_native_id() > 0)
