"""A wait of a time that is no number is refused, and leaves nobody waiting."""
import threading

nan = float("nan")
condition = threading.Condition()
with condition:
    for function in (lambda: condition.wait(nan), lambda: condition.wait_for(lambda: False, nan),
                     lambda: condition.wait("x"), threading.Thread(target=len).join):
        try:
            function()
        except (ValueError, TypeError, RuntimeError) as error:
            print(type(error).__name__, error)
    condition.notify_all()
for function in (lambda: threading.Event().wait(nan), lambda: threading.Lock().acquire(timeout=nan)):
    try:
        print(function())
    except ValueError as error:
        print(error)
