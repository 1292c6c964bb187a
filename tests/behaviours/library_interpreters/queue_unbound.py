"""What becomes of items whose interpreter has ended is said when they are put, or by the queue."""
from concurrent import interpreters
from concurrent.interpreters import _queues

queue = interpreters.create_queue()
for option in ("UNBOUND", "UNBOUND_ERROR", "UNBOUND_REMOVE"):
    interpreter = interpreters.create()
    interpreter.prepare_main(queue=queue)
    interpreter.exec(f"from concurrent.interpreters import _queues; queue.put(1, unbounditems=_queues.{option})")
    before = queue.qsize()
    interpreter.close()
    print(option, before, queue.qsize())
    if queue.qsize():
        try:
            print(queue.get() is _queues.UNBOUND)
        except _queues.ItemInterpreterDestroyed:
            print("destroyed")
queue.put("mine")
print(queue.get(), queue.unbounditems is _queues.UNBOUND)
