"""Threads have a number of Python's and one of the system's, which differ between threads that run together."""
import threading

ready, go = threading.Barrier(4), threading.Event()
seen = []


def run():
    seen.append((threading.get_ident(), threading.get_native_id()))
    ready.wait(30)
    go.wait(30)


threads = [threading.Thread(target=run) for _ in range(3)]
print([(thread.ident, thread.native_id) for thread in threads])
for thread in threads:
    thread.start()
ready.wait(30)
print(sorted((thread.ident, thread.native_id) for thread in threads) == sorted(seen))
print(len({ident for ident, _ in seen} | {threading.get_ident()}), len({native for _, native in seen} | {threading.get_native_id()}))
go.set()
for thread in threads:
    thread.join()
print(all(thread.ident and thread.native_id for thread in threads), threading.main_thread().ident == threading.get_ident())
