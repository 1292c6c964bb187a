"""The threads of a pool of interpreters are named after it."""
from concurrent.futures import InterpreterPoolExecutor, ThreadPoolExecutor

with InterpreterPoolExecutor(1) as pool:
    pool.submit(len, ()).result()
    print([thread.name for thread in pool._threads])
    print(issubclass(type(pool), ThreadPoolExecutor))
with InterpreterPoolExecutor(1, thread_name_prefix="Ada") as pool:
    pool.submit(len, ()).result()
    print([thread.name for thread in pool._threads])
