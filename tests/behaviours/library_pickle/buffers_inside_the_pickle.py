"""A buffer that no callback takes is written as bytes or a bytearray, by protocol 5 alone."""
import io
import pickle

for buffer in b'read', bytearray(b'write'):
    for callback in None, lambda buffer: True:
        data = pickle.dumps(pickle.PickleBuffer(buffer), 5, buffer_callback=callback)
        print(data, pickle.loads(data))
try:
    pickle.dumps(pickle.PickleBuffer(b'x'), 4)
except pickle.PicklingError as error:
    print(error)
try:
    pickle.dumps(1, 4, buffer_callback=print)
except ValueError as error:
    print(error)
file = io.BytesIO()
taken = []
pickle.Pickler(file, 5, buffer_callback=taken.append).dump((pickle.PickleBuffer(bytearray(b'in a file')),))
print(file.getvalue(), len(taken))
file.seek(0)
print(pickle.Unpickler(file, buffers=iter([b'given'])).load())
