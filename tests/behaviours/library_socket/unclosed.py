"""A socket that is forgotten while it is open brings a warning."""
import gc
import socket
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')

    def forget():
        socket.socket()

    forget()
    gc.collect()
print([(warning.category.__name__, str(warning.message)[:24]) for warning in caught])
