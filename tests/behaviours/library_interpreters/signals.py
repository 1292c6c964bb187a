"""Signals are the first interpreter's: another one cannot handle them."""
from concurrent import interpreters

interpreter = interpreters.create()
interpreter.exec("""
import signal
for call in (lambda: signal.signal(signal.SIGTERM, signal.SIG_DFL), lambda: signal.set_wakeup_fd(-1)):
    try:
        call()
    except ValueError as error:
        print(error, flush=True)
""")
interpreter.close()
