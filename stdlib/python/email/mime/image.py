"""Messages of images."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEImage']


class MIMEImage(MIMENonMultipart):
    """A message of an image; its kind is told by its first octets if it is not named."""

    def __init__(self, _imagedata, _subtype=None, _encoder=encoders.encode_base64, *, policy=None, **_params) -> None:
        _subtype = _kind_of(_imagedata) if _subtype is None else _subtype
        if _subtype is None:
            raise TypeError('Could not guess image MIME subtype')
        super().__init__('image', _subtype, policy=policy, **_params)
        self.set_payload(_imagedata)
        _encoder(self)


def _kind_of(data: bytes) -> str | None:
    if data[6:10] in (b'JFIF', b'Exif') or data[:4] == b'\xff\xd8\xff\xdb':
        return 'jpeg'
    begins = ((b'\211PNG\r\n\032\n', 'png'), (b'GIF87a', 'gif'), (b'GIF89a', 'gif'), (b'MM', 'tiff'), (b'II', 'tiff'),
              (b'\001\332', 'rgb'), (b'\x59\xA6\x6A\x95', 'rast'), (b'#define ', 'xbm'), (b'BM', 'bmp'),
              (b'\x76\x2f\x31\x01', 'exr'))
    for begin, kind in begins:
        if data.startswith(begin):
            return kind
    if len(data) >= 3 and data[:1] == b'P' and data[2] in b' \t\n\r':
        for digits, kind in ((b'14', 'pbm'), (b'25', 'pgm'), (b'36', 'ppm')):
            if data[1] in digits:
                return kind
    if data.startswith(b'RIFF') and data[8:12] == b'WEBP':
        return 'webp'
    return None
