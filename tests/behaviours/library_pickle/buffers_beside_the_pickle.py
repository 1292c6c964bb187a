"""Buffers go beside the pickle when a callback takes them, and come back by way of an iterable."""
import pickle


class Block(bytearray):
    def __reduce_ex__(self, protocol):
        return Block, (pickle.PickleBuffer(self),)


taken = []
data = pickle.dumps([Block(b'abc'), pickle.PickleBuffer(b'xyz')], 5, buffer_callback=taken.append)
print(data)
print([bytes(buffer) for buffer in taken])
block, buffer = pickle.loads(data, buffers=taken)
print(block, type(block), type(buffer) is pickle.PickleBuffer)
for buffers in None, [], taken[:1]:
    try:
        pickle.loads(data, buffers=buffers)
    except pickle.UnpicklingError as error:
        print(error)
view = pickle.loads(data, buffers=[bytearray(b'1'), bytearray(b'2')])[1]
print(type(view), view.readonly, bytes(view))
