"""Barriers let all go at once, and break when one gives up."""
import threading

barrier = threading.Barrier(3, action=lambda: order.append("action"))
order = []


def work():
    barrier.wait()
    order.append("after")


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
barrier.wait()
for thread in threads:
    thread.join()
print(order, barrier.parties, barrier.n_waiting, barrier.broken)
try:
    barrier.wait(timeout=0.01)
except threading.BrokenBarrierError as error:
    print(type(error).__name__, barrier.broken)
barrier.reset()
print(barrier.broken)
