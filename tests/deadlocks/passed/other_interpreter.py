"""An interpreter beside this one puts what is waited for."""
import threading
from concurrent import interpreters

other = interpreters.create()
items = interpreters.create_queue()
other.prepare_main(items=items)
thread = threading.Thread(target=lambda: other.exec('import time; time.sleep(0.6); items.put(1)'))
thread.start()
assert items.get() == 1
thread.join()
other.close()
print('done')
