"""Types of files by the ends of their names, and the other way round."""

import os as _os

__all__ = [
    'knownfiles', 'inited', 'MimeTypes',
    'guess_type', 'guess_file_type', 'guess_all_extensions', 'guess_extension',
    'add_type', 'init', 'read_mime_types',
    'suffix_map', 'encodings_map', 'types_map', 'common_types',
]

knownfiles = [
    '/etc/mime.types',
    '/etc/httpd/mime.types',
    '/etc/httpd/conf/mime.types',
    '/etc/apache/mime.types',
    '/etc/apache2/mime.types',
    '/usr/local/etc/httpd/conf/mime.types',
    '/usr/local/lib/netscape/mime.types',
    '/usr/local/etc/httpd/conf/mime.types',
    '/usr/local/etc/mime.types',
]

inited = False
_db = None

# Types with the ends of names that mean them; the first one is what a file of the type is called.
_TYPES = """
text/javascript js mjs
application/epub+zip epub
application/gzip gz
application/json json
application/manifest+json webmanifest
application/msword doc dot wiz
application/n-quads nq
application/n-triples nt
application/octet-stream bin a dll exe o obj so
application/oda oda
application/ogg ogx
application/pdf pdf
application/pkcs7-mime p7c
application/postscript ps ai eps
application/trig trig
application/vnd.apple.mpegurl m3u m3u8
application/vnd.ms-excel xls xlb
application/vnd.ms-fontobject eot
application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/vnd.oasis.opendocument.graphics odg
application/vnd.oasis.opendocument.presentation odp
application/vnd.oasis.opendocument.spreadsheet ods
application/vnd.oasis.opendocument.text odt
application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
application/vnd.rar rar
application/wasm wasm
application/x-7z-compressed 7z
application/x-bcpio bcpio
application/x-cpio cpio
application/x-csh csh
application/x-debian-package deb
application/x-dvi dvi
application/x-gtar gtar
application/x-hdf hdf
application/x-hdf5 h5
application/x-latex latex
application/x-mif mif
application/x-netcdf cdf nc
application/x-pkcs12 p12 pfx
application/x-httpd-php php
application/x-pn-realaudio ram
application/x-python-code pyc pyo
application/x-rpm rpm
application/x-sh sh
application/x-shar shar
application/x-shockwave-flash swf
application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc
application/x-tar tar
application/x-tcl tcl
application/x-tex tex
application/x-texinfo texi texinfo
application/x-troff roff t tr
application/x-troff-man man
application/x-troff-me me
application/x-troff-ms ms
application/x-ustar ustar
application/x-wais-source src
application/xml xsl rdf wsdl xpdl
application/yaml yaml yml
application/zip zip
audio/3gpp 3gp 3gpp
audio/3gpp2 3g2 3gpp2
audio/aac aac adts loas ass
audio/basic au snd
audio/flac flac
audio/matroska mka
audio/mp4 m4a
audio/mpeg mp3 mp2
audio/ogg ogg
audio/opus opus
audio/x-aiff aif aifc aiff
audio/x-pn-realaudio ra
audio/vnd.wave wav
font/otf otf
font/ttf ttf
audio/webm weba
font/woff woff
font/woff2 woff2
image/avif avif
image/bmp bmp
image/emf emf
image/fits fits
image/g3fax g3
image/gif gif
image/ief ief
image/jp2 jp2
image/jpeg jpg jpe jpeg
image/jpm jpm
image/jpx jpx
image/heic heic
image/heif heif
image/png png
image/svg+xml svg
image/t38 t38
image/tiff tiff tif
image/tiff-fx tfx
image/vnd.microsoft.icon ico
image/webp webp
image/wmf wmf
image/x-cmu-raster ras
image/x-portable-anymap pnm
image/x-portable-bitmap pbm
image/x-portable-graymap pgm
image/x-portable-pixmap ppm
image/x-rgb rgb
image/x-xbitmap xbm
image/x-xpixmap xpm
image/x-xwindowdump xwd
message/rfc822 eml mht mhtml nws
model/gltf+json gltf
model/gltf-binary glb
model/stl stl
text/css css
text/csv csv
text/html html htm
text/markdown md markdown
text/n3 n3
text/plain txt bat c h ksh pl srt
text/richtext rtx
text/rtf rtf
text/tab-separated-values tsv
text/vtt vtt
text/x-python py
text/x-rst rst
text/x-setext etx
text/x-sgml sgm sgml
text/x-vcard vcf
text/xml xml
video/matroska mkv
video/matroska-3d mk3d
video/mp4 mp4
video/mpeg mpeg m1v mpa mpe mpg
video/ogg ogv
video/quicktime mov qt
video/webm webm
video/vnd.avi avi
video/x-m4v m4v
video/x-ms-wmv wmv
video/x-sgi-movie movie
"""

_COMMON = {
    '.rtf': 'application/rtf',
    '.apk': 'application/vnd.android.package-archive',
    '.midi': 'audio/midi',
    '.mid': 'audio/midi',
    '.jpg': 'image/jpg',
    '.pict': 'image/pict',
    '.pct': 'image/pict',
    '.pic': 'image/pict',
    '.xul': 'text/xul',
}


_SUFFIXES = {
    '.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz',
    '.tbz2': '.tar.bz2', '.txz': '.tar.xz',
}

_ENCODINGS = {
    '.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br',
}


def _default_types() -> dict:
    lines = filter(None, _TYPES.splitlines())
    return {
        '.' + suffix: kind for kind, *suffixes in map(str.split, lines) for suffix in suffixes
    }


suffix_map = dict(_SUFFIXES)
encodings_map = dict(_ENCODINGS)
types_map = _default_types()
common_types = dict(_COMMON)


class MimeTypes:
    """Tables of types, strict ones (registered) and others, which can be added to."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = dict(_ENCODINGS)
        self.suffix_map = dict(_SUFFIXES)
        # Not strict, strict.
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for suffix, kind in _default_types().items():
            self.add_type(kind, suffix, True)
        for suffix, kind in _COMMON.items():
            self.add_type(kind, suffix, False)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Say that names with an end mean a type."""
        if ext and not ext.startswith('.'):
            import warnings
            warnings.warn(
                "Undotted extensions are deprecated and will raise a ValueError in Python 3.16",
                DeprecationWarning, stacklevel=2,
            )
        if not type:
            return
        self.types_map[strict][ext] = type
        suffixes = self.types_map_inv[strict].setdefault(type, [])
        if ext not in suffixes:
            suffixes.append(ext)

    def guess_type(self, url, strict=True):
        """Return the type and the encoding that an address means, each of them None if it is not known."""
        url = _os.fspath(url)
        scheme, colon, rest = url.partition(':')
        if not colon or len(scheme) < 2 or '/' in scheme:
            scheme = None
        if scheme == 'data':
            comma = rest.find(',')
            if comma < 0:
                return None, None
            semicolon = rest.find(';', 0, comma)
            kind = rest[:comma if semicolon < 0 else semicolon]
            if '=' in kind or '/' not in kind:
                kind = 'text/plain'
            return kind, None
        path = url
        if scheme is not None:
            from urllib.parse import urlparse
            parts = urlparse(url)
            if parts.scheme and len(parts.scheme) > 1:
                path = parts.path
        return self._guess(path, strict, _split_address)

    def guess_file_type(self, path, *, strict=True):
        """Return the type and the encoding that a path means."""
        path = _os.fsdecode(path)
        path = _os.path.splitdrive(path)[1]
        return self._guess(path, strict, _os.path.splitext)

    def _guess(self, path, strict, split):
        base, suffix = split(path)
        while (known := suffix.lower()) in self.suffix_map:
            base, suffix = split(base + self.suffix_map[known])
        encoding = None
        # Encodings are told apart by capital letters.
        if suffix in self.encodings_map:
            encoding = self.encodings_map[suffix]
            base, suffix = split(base)
        suffix = suffix.lower()
        kind = self.types_map[True].get(suffix)
        if kind is None and not strict:
            kind = self.types_map[False].get(suffix)
        return kind, encoding

    def guess_all_extensions(self, type, strict=True):
        """Return the ends of names that mean a type."""
        type = type.lower()
        suffixes = list(self.types_map_inv[True].get(type, []))
        if not strict:
            for suffix in self.types_map_inv[False].get(type, []):
                if suffix not in suffixes:
                    suffixes.append(suffix)
        return suffixes

    def guess_extension(self, type, strict=True):
        """Return an end of names that means a type, or None."""
        suffixes = self.guess_all_extensions(type, strict)
        return suffixes[0] if suffixes else None

    def read(self, filename, strict=True):
        """Add the types of a file."""
        with open(filename, encoding='utf-8') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Add the types of an open file: each line a type and the ends of names for it."""
        for line in fp:
            words = line.split()
            for place, word in enumerate(words):
                if word.startswith('#'):
                    del words[place:]
                    break
            if words:
                for suffix in words[1:]:
                    self.add_type(words[0], '.' + suffix, strict)

    def read_windows_registry(self, strict=True):
        """Add the types of the registry, where there is one."""


def _split_address(path: str):
    """As os.path.splitext(), with slashes between folders everywhere."""
    import posixpath
    return posixpath.splitext(path)


def _database() -> MimeTypes:
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """Return the type and the encoding that an address means, each of them None if it is not known."""
    return _database().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    """Return the type and the encoding that a path means."""
    return _database().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    """Return the ends of names that mean a type."""
    return _database().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """Return an end of names that means a type, or None."""
    return _database().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Say that names with an end mean a type."""
    return _database().add_type(type, ext, strict)


def init(files=None):
    """Make the tables anew, of the files that systems have or of others besides."""
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    if files is None or _db is None:
        database = MimeTypes()
        files = knownfiles if files is None else knownfiles + list(files)
    else:
        database = _db
    for file in files:
        if _os.path.isfile(file):
            database.read(file)
    encodings_map = database.encodings_map
    suffix_map = database.suffix_map
    types_map = database.types_map[True]
    common_types = database.types_map[False]
    _db = database


def read_mime_types(file):
    """Return the types of a file as a dictionary; None if it cannot be read."""
    try:
        opened = open(file, encoding='utf-8')
    except OSError:
        return None
    with opened:
        database = MimeTypes()
        database.readfp(opened, True)
        return database.types_map[True]
