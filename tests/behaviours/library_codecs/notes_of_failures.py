"""A failure in codecs.encode() and codecs.decode() is told with the codec's name, whoever wrote the codec."""
import codecs


def search(name):
    if name == 'failing':
        def encode(text, errors='strict'):
            raise ValueError('no')

        def decode(octets, errors='strict'):
            raise RuntimeError('neither')
        return codecs.CodecInfo(encode, decode, name=name)


codecs.register(search)
for function, value, encoding in ((codecs.encode, 'a', 'failing'), (codecs.decode, b'a', 'failing'),
                                  (codecs.decode, b'zz', 'hex'), (codecs.decode, b'\xff', 'ascii'),
                                  (codecs.encode, '\u1234', 'latin-1'), (codecs.decode, b'\xff', 'UTF8')):
    try:
        function(value, encoding)
    except Exception as error:
        print(type(error).__name__, error, error.__notes__)
print(codecs.decode('\\x41b', 'unicode_escape'))
