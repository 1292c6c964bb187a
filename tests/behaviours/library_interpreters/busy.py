"""An interpreter whose `__main__` is at work takes no second caller and cannot be closed."""
import sys
from concurrent import interpreters

sys.stdout.reconfigure(line_buffering=True)

interpreter = interpreters.create()
ready, go = interpreters.create_queue(), interpreters.create_queue()
interpreter.prepare_main(ready=ready, go=go)


def show(function, *args):
    try:
        function(*args)
    except interpreters.InterpreterError as error:
        print(type(error).__name__, error)


thread = interpreter.call_in_thread(exec, "ready.put(1); go.get()", {"ready": ready, "go": go})
ready.get()
print(interpreter.is_running())
show(interpreter.exec, "pass")
show(interpreter.call, len, ())
go.put(1)
thread.join()
print(interpreter.is_running())
interpreter.exec("print('free again', flush=True)")
interpreter.close()
