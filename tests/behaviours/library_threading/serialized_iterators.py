"""Containers that change while another thread iterates raise as they do in one thread, and nothing else happens."""
import threading

stop = threading.Event()
data, members, items = {n: n for n in range(100)}, set(range(100)), list(range(100))


def change():
    number = 100
    while not stop.is_set():
        data[number] = members.add(number) or number
        items.append(number)
        data.pop(number)
        members.discard(number)
        items.pop()
        number += 1


thread = threading.Thread(target=change)
thread.start()
allowed = {'dictionary changed size during iteration', 'dictionary keys changed during iteration',
           'Set changed size during iteration'}
unexpected = []
for _ in range(300):
    for container in (data, members, items):
        try:
            count = sum(1 for _ in container)
            if not 100 <= count <= 101:
                unexpected.append((type(container), count))
        except RuntimeError as error:
            if str(error) not in allowed:
                unexpected.append(error)
stop.set()
thread.join()
print(unexpected, len(data), len(members), len(items))
