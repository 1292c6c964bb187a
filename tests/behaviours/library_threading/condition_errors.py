"""A condition is used with its lock held."""
import threading

condition = threading.Condition()
for function in (condition.wait, condition.notify, condition.notify_all):
    try:
        function()
    except RuntimeError as error:
        print(error)
with condition:
    print(condition.wait(0), condition.wait_for(lambda: 0, 0), condition.wait_for(lambda: 7))
    condition.notify(3)
    condition.notify_all()
lock = threading.Lock()
with threading.Condition(lock):
    print(lock.locked())
print(lock.locked())
