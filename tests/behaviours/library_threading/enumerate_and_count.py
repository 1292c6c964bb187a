"""enumerate lists the threads that run, and active_count counts them."""
import threading

go = threading.Event()
threads = [threading.Thread(target=go.wait, name=f'waiter {number}', daemon=number == 2) for number in range(3)]
print(threading.active_count(), [thread.name for thread in threading.enumerate()])
for thread in threads:
    thread.start()
print(threading.active_count(), sorted(thread.name for thread in threading.enumerate()))
print([thread.daemon for thread in threads], threading.current_thread() is threading.main_thread())
go.set()
for thread in threads:
    thread.join()
print(threading.active_count(), [thread.is_alive() for thread in threads])
