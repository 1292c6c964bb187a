"""Sets an event loop when the reference runs the program: CPython 3.14 no longer makes one in `get_event_loop`."""
import asyncio

asyncio.set_event_loop(asyncio.new_event_loop())
