"""A barrier lets all through together, one of them with the number 0, and may be broken."""
import threading

actions = []
barrier = threading.Barrier(3, action=lambda: actions.append('action'))
numbers = []
threads = [threading.Thread(target=lambda: numbers.append(barrier.wait(30))) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(numbers), actions, barrier.parties, barrier.n_waiting, barrier.broken)
broken = []


def wait():
    try:
        barrier.wait(30)
    except threading.BrokenBarrierError:
        broken.append(True)


thread = threading.Thread(target=wait)
thread.start()
while barrier.n_waiting < 1:
    thread.join(0.001)
barrier.abort()
thread.join()
print(broken, barrier.broken)
barrier.reset()
print(barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError as error:
    print(repr(error), isinstance(error, RuntimeError), barrier.broken)
