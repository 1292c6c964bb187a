"""A PickleBuffer shows its memory as a flat view of bytes, until it is released."""
import array
import pickle

numbers = array.array('h', [1, 2, 3])
buffer = pickle.PickleBuffer(numbers)
raw = buffer.raw()
print(raw.format, raw.shape, raw.readonly, raw.tolist())
with memoryview(buffer) as view:
    print(view.format, view.tolist())
raw[0] = 9
print(numbers)
raw.release()
buffer.release()
for use in buffer.raw, lambda: memoryview(buffer):
    try:
        use()
    except ValueError as error:
        print(error)
try:
    pickle.PickleBuffer(memoryview(b'abcd')[::2]).raw()
except BufferError as error:
    print(error)
