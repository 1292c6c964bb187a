"""Rules with numbers out of range are wrong; folders are named by str and in whole."""
import io
import struct
import zoneinfo


def zone(rule):
    head = b'TZif2' + bytes(15)
    counts = struct.pack('>6l', 0, 0, 0, 0, 1, 4)
    kind = struct.pack('>lbb', 0, 0, 0) + b'UTC\0'
    return zoneinfo.ZoneInfo.from_file(io.BytesIO((head + counts + kind) * 2 + b'\n' + rule.encode() + b'\n'))


for rule in ('AAA4BBB,J60/2,J300/2', 'AAA4BBB,J366/2,J300', 'AAA4BBB,J0/2,J20/2', 'AAA4BBB,366/2,300', 'AAA25', 'AAA4BBB,J60/168,J300/2',
             'AAA4BBB,J60/2:0,J300/2', 'AAA4BBB,J60/2:00:7,J300/2', 'AAA4BBB,J0001,J300/2', 'AAA+4:30'):
    try:
        print(rule, zone(rule).utcoffset(None))
    except ValueError as error:
        print(type(error).__name__, rule in str(error))


class Folder:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


zoneinfo.reset_tzpath([Folder('/one'), '/two'])
print(zoneinfo.TZPATH)
for wrong in ('/one:/two', b'/one', 0, [b'/one'], [Folder(b'/one')], [0], ['relative'], [Folder('../up')]):
    try:
        zoneinfo.reset_tzpath(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
