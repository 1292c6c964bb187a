"""Interrupting the main thread from itself raises at once, or calls the handler."""
import _thread
import signal

try:
    _thread.interrupt_main()
    print("not reached")
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGTERM, lambda number, frame: print("handler", signal.Signals(number).name))
_thread.interrupt_main(signal.SIGTERM)
print("after")
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
for number in (0, -1, 500):
    try:
        _thread.interrupt_main(number)
    except ValueError as error:
        print(error)
signal.signal(signal.SIGINT, signal.SIG_DFL)
_thread.interrupt_main()
print("nothing happened")
