"""Text files in encodings that a program registers, marks of byte order where a file goes on, and what is said of files left open."""
import codecs
import gc
import io
import os
import tempfile
import warnings


def search(name):
    if name != 'shifted':
        return None

    def encode(text, errors='strict'):
        return bytes((ord(c) + 1) % 256 for c in text), len(text)

    def decode(data, errors='strict'):
        return ''.join(chr((b - 1) % 256) for b in bytes(data)), len(data)

    class Encoder(codecs.IncrementalEncoder):
        def encode(self, text, final=False):
            return encode(text, self.errors)[0]

    class Decoder(codecs.IncrementalDecoder):
        def decode(self, data, final=False):
            return decode(data, self.errors)[0]

    return codecs.CodecInfo(encode, decode, incrementalencoder=Encoder, incrementaldecoder=Decoder, name='shifted')


codecs.register(search)
folder = tempfile.mkdtemp()
path = os.path.join(folder, 'f')
with open(path, 'w', encoding='shifted') as f:
    f.write('abc\nd')
    print(f.encoding)
with open(path, 'rb') as f:
    print(f.read())
with open(path, encoding='shifted') as f:
    print(f.readlines())
print(io.TextIOWrapper(io.BytesIO(b'bcd'), encoding='shifted').read())

for name in 'hex', 'rot13', 'quopri', 'no such':
    try:
        io.TextIOWrapper(io.BytesIO(), encoding=name)
    except LookupError as error:
        print(error)

for encoding in 'utf-8-sig', 'utf-16', 'utf-32':
    with open(path, 'w', encoding=encoding) as f:
        f.write('aaa')
        place = f.tell()
    with open(path, 'a', encoding=encoding) as f:
        f.write('xxx')
    with open(path, 'rb') as f:
        print(f.read() == 'aaaxxx'.encode(encoding))
    with open(path, 'r+', encoding=encoding) as f:
        f.seek(place)
        f.write('zzz')
        f.seek(0)
        f.write('bbb')
    with open(path, 'rb') as f:
        print(f.read() == 'bbbzzz'.encode(encoding))
    data = '1234567890'
    buffer = io.BytesIO()
    f = io.TextIOWrapper(buffer, encoding=encoding)
    f.write(data)
    f.write(data)
    f.seek(0)
    print(f.read() == data * 2, buffer.getvalue() == (data * 2).encode(encoding))
    f.seek(0)
    print(f.read() == data * 2)

decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder('utf-8')(), translate=True)
print(repr(decoder.decode(b'a\r')), decoder.getstate(), repr(decoder.decode(b'\nb')), decoder.newlines)
decoder.reset()
print(decoder.newlines, decoder.getstate())
decoder = io.IncrementalNewlineDecoder(None, translate=False)
print(repr(decoder.decode('a\r')), repr(decoder.decode('\n', final=True)), decoder.newlines)
decoder.setstate((b'', 1))
print(repr(decoder.decode('\n')))


class Failing(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        raise OSError('write')

    def close(self):
        super().close()
        raise OSError('close')


f = io.BufferedWriter(Failing())
f.write(b'x')
try:
    f.close()
except OSError as error:
    print(error, error.__context__, f.closed)


class Buffered(io.BufferedIOBase):
    closed = False

    def writable(self):
        return True

    def readable(self):
        return False

    def seekable(self):
        return False

    def flush(self):
        raise OSError('flush')

    def close(self):
        raise OSError('close')


f = io.TextIOWrapper(Buffered(), encoding='ascii')
try:
    f.close()
except OSError as error:
    print(error, error.__context__, f.closed)
Buffered.close = lambda self: None
Buffered.flush = lambda self: None
f.close()


def leave(mode, **keywords):
    open(path, mode, **keywords)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for mode, keywords in [('w', {'encoding': 'utf-8'}), ('rb', {}), ('rb', {'buffering': 0}), ('wb', {}), ('w+b', {})]:
        leave(mode, **keywords)
        for _ in range(3):
            gc.collect()
print([(w.category.__name__, str(w.message).replace(folder, '')) for w in caught])
os.unlink(path)
os.rmdir(folder)
