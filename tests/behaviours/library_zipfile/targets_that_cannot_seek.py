"""An archive can be written to what only takes octets, and its sizes then follow the data."""
import io
import zipfile


class Pipe:
    def __init__(self):
        self.octets = b''

    def write(self, data):
        self.octets += bytes(data)
        return len(data)

    def flush(self):
        pass


pipe = Pipe()
with zipfile.ZipFile(pipe, 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('member', 'w' * 100)
    with archive.open('large', 'w', force_zip64=True) as file:
        file.write(b'y' * 10)
with zipfile.ZipFile(io.BytesIO(pipe.octets)) as archive:
    for info in archive.infolist():
        print(info.filename, info.flag_bits, info.extract_version, archive.read(info))
