"""Values are written as a document of XML, which gives the same values again."""
import datetime
import plistlib

values = {
    'numbers': [1, -2, 1.5, True, False, 2 ** 63],
    'text': 'x<&>"é',
    'octets': b'abc' * 40,
    'date': datetime.datetime(2020, 1, 2, 3, 4, 5),
    'nested': {'deep': {'er': [b'x' * 100, [], {}, (), b'']}},
}
document = plistlib.dumps(values)
print(document.decode())
print(plistlib.loads(document) == {**values, 'nested': {'deep': {'er': [b'x' * 100, [], {}, [], b'']}}})
print(plistlib.dumps({'b': 1, 'a': 2}, sort_keys=False).decode().splitlines()[4:6])
print(plistlib.loads(plistlib.dumps('one\r\ntwo\rthree')))
