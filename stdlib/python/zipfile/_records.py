"""The records of an archive that name its members, and its end."""

import os
import struct
from zipfile._information import (
    UTF_8,
    ZIP64_LIMIT,
    ZIP64_VERSION,
    ZIP_FILECOUNT_LIMIT,
    ZIP_MAX_COMMENT,
    BadZipFile,
    ZipInfo,
    extra_fields,
    without_extra,
)

_END = struct.Struct('<4s4H2LH')
_END_SIGNATURE = b'PK\5\6'
_END_64 = struct.Struct('<4sQ2H2L4Q')
_END_64_SIGNATURE = b'PK\6\6'
_LOCATOR_64 = struct.Struct('<4sLQL')
_LOCATOR_64_SIGNATURE = b'PK\6\7'
_MEMBER = struct.Struct('<4s4B4HL2L5H2L')
_MEMBER_SIGNATURE = b'PK\1\2'


def _find_end(file) -> tuple[int, tuple, bytes] | None:
    """The record at the end of an archive: where it stands, its fields and the comment."""
    file.seek(0, os.SEEK_END)
    size = file.tell()
    start = max(0, size - _END.size - ZIP_MAX_COMMENT)
    file.seek(start)
    data = file.read()
    place = data.rfind(_END_SIGNATURE)
    if place < 0 or len(data) - place < _END.size:
        return None
    fields = _END.unpack_from(data, place)
    comment = data[place + _END.size:place + _END.size + fields[7]]
    return start + place, fields, comment


def _find_end_64(file, end: int):
    """The fields of the record for large archives, if there is one."""
    place = end - _LOCATOR_64.size
    if place < 0:
        return None
    file.seek(place)
    signature, disk, _, disks = _LOCATOR_64.unpack(file.read(_LOCATOR_64.size))
    if signature != _LOCATOR_64_SIGNATURE:
        return None
    if disk != 0 or disks > 1:
        raise BadZipFile('zipfiles that span multiple disks are not supported')
    file.seek(place - _END_64.size)
    data = file.read(_END_64.size)
    if len(data) != _END_64.size or data[:4] != _END_64_SIGNATURE:
        return None
    return _END_64.unpack(data)


def is_zipfile(filename) -> bool:
    """Return whether a file, given by name or open, has the end of an archive."""
    try:
        if hasattr(filename, 'read'):
            place = filename.tell()
            found = _find_end(filename)
            filename.seek(place)
            return found is not None
        with open(filename, 'rb') as file:
            return _find_end(file) is not None
    except (OSError, BadZipFile):
        return False


def _decode_large(info: ZipInfo) -> None:
    """Take sizes that are too large for their fields from the extra field."""
    for number, data in extra_fields(info.extra):
        if number == 1:
            place = 0
            for name in ('file_size', 'compress_size', 'header_offset'):
                limits = (0xFFFFFFFF, 0xFFFF_FFFF_FFFF_FFFF)
                if getattr(info, name) in limits[:1 if name != 'file_size' else 2]:
                    if len(data) < place + 8:
                        raise BadZipFile(f'Corrupt zip64 extra field. {_SHOWN[name]} not found.')
                    setattr(info, name, struct.unpack_from('<Q', data, place)[0])
                    place += 8


_SHOWN = {
    'file_size': 'File size', 'compress_size': 'Compress size', 'header_offset': 'Header offset',
}


def read_members(file, metadata_encoding=None) -> tuple[list[ZipInfo], bytes, int, int]:
    """Read the members of an archive, its comment, where they are listed, and how much stands in front of it."""
    try:
        found = _find_end(file)
    except OSError:
        raise BadZipFile('File is not a zip file')
    if found is None:
        raise BadZipFile('File is not a zip file')
    end, (_, _, _, _, _, size, offset, _), comment = found
    large = _find_end_64(file, end)
    before_end = end
    if large is not None:
        size, offset = large[8], large[9]
        before_end -= _END_64.size + _LOCATOR_64.size
    in_front = before_end - size - offset
    start = offset + in_front
    if start < 0:
        raise BadZipFile('Bad offset for central directory')
    file.seek(start)
    data = file.read(size)
    members = []
    place = 0
    while place < size:
        if len(data) - place < _MEMBER.size:
            raise BadZipFile('Truncated central directory')
        fields = _MEMBER.unpack_from(data, place)
        if fields[0] != _MEMBER_SIGNATURE:
            raise BadZipFile('Bad magic number for central directory')
        place += _MEMBER.size
        info, place = _read_member(data, place, fields, metadata_encoding)
        info.header_offset += in_front
        members.append(info)
    last = start
    for info in sorted(members, key=lambda info: info.header_offset, reverse=True):
        # No member goes on where another begins.
        info._end_offset = last
        last = info.header_offset
    return members, comment, start, in_front


def _read_member(data: bytes, place: int, fields: tuple, encoding) -> tuple[ZipInfo, int]:
    (
        _, create_version, create_system, extract_version, reserved, flags, method, packed_time,
        packed_date, crc, compress_size, file_size, name_length, extra_length, comment_length,
        volume, internal, external, offset,
    ) = fields
    name = data[place:place + name_length]
    if flags & UTF_8:
        name = name.decode('utf-8')
    else:
        name = name.decode(encoding or 'cp437')
    place += name_length
    info = ZipInfo(name)
    info.extra = data[place:place + extra_length]
    place += extra_length
    info.comment = data[place:place + comment_length]
    place += comment_length
    info.create_version, info.create_system = create_version, create_system
    info.extract_version, info.reserved = extract_version, reserved
    if extract_version > 63:
        raise NotImplementedError(f'zip file version {extract_version / 10:.1f}')
    info.flag_bits, info.compress_type, info.CRC = flags, method, crc
    info.compress_size, info.file_size = compress_size, file_size
    info.volume, info.internal_attr, info.external_attr = volume, internal, external
    info.header_offset = offset
    info._raw_time = packed_time
    info.date_time = (
        (packed_date >> 9) + 1980, packed_date >> 5 & 0xF, packed_date & 0x1F,
        packed_time >> 11, packed_time >> 5 & 0x3F, (packed_time & 0x1F) * 2,
    )
    _decode_large(info)
    return info, place


def write_members(file, members: list[ZipInfo], comment: bytes, start: int, allow_large: bool):
    """Write the list of members, and the end of the archive."""
    from zipfile._information import LargeZipFile
    for info in members:
        packed_time, packed_date = info.packed_time()
        large = []
        size, compressed, offset = info.file_size, info.compress_size, info.header_offset
        if size > ZIP64_LIMIT or compressed > ZIP64_LIMIT:
            large += [size, compressed]
            size = compressed = 0xFFFFFFFF
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = 0xFFFFFFFF
        extra = info.extra
        version = info.extract_version
        if large:
            extra = without_extra(extra, 1)
            packed = struct.pack(f'<{len(large)}Q', *large)
            extra = struct.pack('<HH', 1, len(packed)) + packed + extra
            version = max(ZIP64_VERSION, version)
        name, flags = info.encoded_name()
        file.write(_MEMBER.pack(
            _MEMBER_SIGNATURE, max(version, info.create_version), info.create_system, version,
            info.reserved, flags, info.compress_type, packed_time, packed_date, info.CRC,
            compressed, size, len(name), len(extra), len(info.comment), 0, info.internal_attr,
            info.external_attr, offset,
        ))
        file.write(name + extra + info.comment)
    end = file.tell()
    count, size, offset = len(members), end - start, start
    reason = None
    if count > ZIP_FILECOUNT_LIMIT:
        reason = 'Files count'
    elif offset > ZIP64_LIMIT:
        reason = 'Central directory offset'
    elif size > ZIP64_LIMIT:
        reason = 'Central directory size'
    if reason:
        if not allow_large:
            raise LargeZipFile(f'{reason} would require ZIP64 extensions')
        file.write(_END_64.pack(
            _END_64_SIGNATURE, _END_64.size - 12, ZIP64_VERSION, ZIP64_VERSION, 0, 0, count, count,
            size, offset,
        ))
        file.write(_LOCATOR_64.pack(_LOCATOR_64_SIGNATURE, 0, end, 1))
        count, size, offset = min(count, 0xFFFF), min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF)
    file.write(_END.pack(
        _END_SIGNATURE, 0, 0, count, count, size, offset, len(comment),
    ))
    file.write(comment)
