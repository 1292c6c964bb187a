"""Files in memory are pickled and copied with their contents, their position and their attributes."""

import copy
import io
import pickle

text = io.StringIO('one\ntwo\n', newline=None)
text.seek(4)
text.mark = 'kept'
octets = io.BytesIO(b'abcdef')
octets.read(2)
for file in (text, octets):
    for again in (pickle.loads(pickle.dumps(file)), copy.copy(file)):
        print(type(again).__name__, again.getvalue(), again.tell(), getattr(again, 'mark', None), again.read())
print(text.__getstate__(), octets.__getstate__())
for file, state in (
    (text, ()), (text, (1, '', 0, None)), (text, ('', '', -1, None)), (text, ('', '', 0, 1)), (octets, 0),
    (octets, (b'', 'x', None)), (octets, (b'', -1, None)), (octets, (b'', 0, 1)),
):
    try:
        file.__setstate__(state)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
