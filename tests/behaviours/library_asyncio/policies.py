"""Policies are deprecated, and still make and keep the loops of threads."""
import asyncio
import threading
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    policy = asyncio.get_event_loop_policy()
    print(type(policy).__name__)

    class Own(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self):
            print('new loop')
            return super().new_event_loop()

    asyncio.set_event_loop_policy(Own())
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop)
    loop.close()
    asyncio.set_event_loop_policy(None)
    print(isinstance(policy, asyncio.AbstractEventLoopPolicy))
    try:
        asyncio.set_event_loop_policy('policy')
    except TypeError as error:
        print(error)


def ask():
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)


thread = threading.Thread(target=ask, name='other')
thread.start()
thread.join()
try:
    asyncio.set_event_loop('loop')
except TypeError as error:
    print(error)
for warning in caught:
    print(warning.category.__name__, warning.message)
