"""Encodings with a mark at the start: writers write it once, readers heed it throughout, and states tell of it."""
import codecs
import io


def show(call):
    try:
        print(ascii(call()))
    except Exception as error:
        print(type(error).__name__, error)


for encoding, octets in [('utf-16', b'\xff' * 4), ('utf-32', b'\xff' * 8), ('utf-16', b'a\0b\0'),
                         ('utf-32', b'a\0\0\0b\0\0\0'), ('utf-16', b'\xfe\xff\0a\0b'), ('utf-8-sig', b'ab')]:
    show(lambda: codecs.getreader(encoding)(io.BytesIO(octets)).read())
    show(lambda: codecs.getincrementaldecoder(encoding)().decode(octets))

for encoding in 'utf-16', 'utf-32', 'utf-8-sig':
    encoder = codecs.getincrementalencoder(encoding)()
    print(encoder.getstate(), encoder.encode(''), encoder.encode('a'), encoder.getstate())
    encoder.reset()
    print(encoder.getstate(), encoder.encode('b'))
    encoder.reset()
    encoder.setstate(0)
    print(encoder.encode('c'))
    decoder = codecs.getincrementaldecoder(encoding)()
    print(decoder.getstate())
    for octet in 'ab'.encode(encoding):
        print(repr(decoder.decode(bytes([octet]))), decoder.getstate())
    print(repr(decoder.decode(b'', True)))
    decoder.reset()
    print(decoder.getstate())
    file = io.BytesIO()
    writer = codecs.getwriter(encoding)(file)
    writer.write('a')
    writer.write('b')
    print(file.getvalue())
    writer.reset()
    writer.write('c')
    print(file.getvalue())
    long = ('line of some length\n' * 20).encode(encoding)
    reader = codecs.getreader(encoding)(io.BytesIO(long))
    print(len(list(reader)), set(codecs.iterdecode([long[:5], long[5:]], encoding)) != set())
    reader.seek(0)
    print(repr(reader.readline()), repr(reader.read(5)), repr(reader.read(0)), len(reader.read()), repr(reader.read()))
    print(b''.join(codecs.iterencode(['a', 'b'], encoding)) == 'ab'.encode(encoding))

big = 'line of some length\n' * 20
reader = codecs.getreader('utf-16')(io.BytesIO(codecs.BOM_UTF16_BE + big.encode('utf-16-be')))
print(len(list(reader)))

lines = ['first line,\n', 'second line\r\n', 'third\r', 'last']
data = ''.join(lines)
for encoding in 'utf-8', 'ascii', 'utf-7', 'latin-1':
    reader = codecs.getreader(encoding)(io.BytesIO(data.encode(encoding)))
    print(repr(reader.readline()), repr(reader.read(1)), repr(reader.read(0)), repr(reader.read(100)))
    reader.seek(0)
    print(repr(reader.readline()), reader.readlines(), reader.read())
    reader.seek(0)
    print(repr(reader.read(size=40, chars=5)), repr(reader.readline()), repr(reader.read(4)), repr(reader.readline()))
    reader.seek(0)
    print(repr(reader.readline(keepends=False)), repr(reader.read()))

for made in codecs.getreader('utf-8')(io.BytesIO()), codecs.getwriter('utf-16')(io.BytesIO()):
    show(lambda: made.__reduce_ex__(2))
show(lambda: codecs.decode(codecs.encode(b'abc', 'bz2'), 'bz2'))
show(lambda: codecs.getreader('hex')(io.BytesIO(b'6162')).read())


def mutating(error):
    error.object = b''
    return '\u4242', 0


def replacing(error):
    error.object = 42
    return '\u4242', 0


codecs.register_error('mutating', mutating)
codecs.register_error('replacing', replacing)
for encoding, octets in [('ascii', b'\xff'), ('utf-7', b'++'), ('utf-8', b'\xff'), ('utf-16', b'\xff'),
                         ('unicode-escape', b'\\u123g')]:
    show(lambda: octets.decode(encoding, 'mutating'))
    show(lambda: octets.decode(encoding, 'replacing'))
