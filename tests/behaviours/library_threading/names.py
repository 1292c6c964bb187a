"""Threads without a name are named after their number and what they call."""
import threading


def work():
    pass


for thread in (threading.Thread(), threading.Thread(target=work), threading.Thread(target=len),
               threading.Thread(target=lambda: 1), threading.Thread(name="own", target=work), threading.Timer(1, work)):
    print(thread.name)
thread = threading.Thread(target=lambda: print(threading.current_thread().name))
thread.name = 5
thread.start()
thread.join()
print(thread.name, repr(thread.name))
