"""Messages reach those who have subscribed, in threads too."""

import os
import threading

from _client import client

r = client()
one, two = f"one-{os.environ['REDIS_DB']}", f"two-{os.environ['REDIS_DB']}"


def shown(message):
    if message is None:
        return None
    return {name: value.decode().split("-")[0] if isinstance(value, bytes) else value for name, value in message.items()}


seen = []
p = r.pubsub()
p.subscribe(one, **{two: lambda message: seen.append(shown(message))})
p.psubscribe(f"o*-{os.environ['REDIS_DB']}")
for _ in range(3):
    print(shown(p.get_message(timeout=5)))
print(p.subscribed, r.publish(one, "hello"), r.publish(two, "there"))
print([shown(p.get_message(timeout=5)) for _ in range(3)], seen, p.get_message(), p.get_message(timeout=0.02))
p.ping("text")
print(shown(p.get_message(timeout=5)))
p.unsubscribe()
# Which of the two goes first is up to the server.
left = [shown(p.get_message(timeout=5)) for _ in range(2)]
names = sorted((message["type"], message["channel"]) for message in left)
print(names, [message["data"] for message in left], p.subscribed)
p.punsubscribe()
print(shown(p.get_message(timeout=5)), p.subscribed, list(p.listen()))
p.close()
quiet = r.pubsub(ignore_subscribe_messages=True)
arrived = threading.Event()
quiet.subscribe(**{one: lambda message: (seen.append(shown(message)), arrived.set())})
worker = quiet.run_in_thread(sleep_time=0.01)
while not r.publish(one, "later"):
    pass
print(arrived.wait(10), seen[-1])
worker.stop()
worker.join(5)
print(worker.is_alive())
