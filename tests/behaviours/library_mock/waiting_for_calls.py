"""ThreadingMock waits for calls that other threads make."""
import threading
from unittest.mock import ThreadingMock
from _attempt import attempt
m = ThreadingMock(timeout=0.01)
attempt(m.wait_until_called)
attempt(m.wait_until_any_call_with, 1)
thread = threading.Thread(target=m.work, args=(1,))
thread.start()
m.work.wait_until_called(timeout=20)
m.work.wait_until_any_call_with(1)
thread.join()
print(m.work.call_args)
attempt(m.wait_until_called, timeout=0.02)
