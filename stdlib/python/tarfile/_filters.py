"""Filters: what is changed of members, or refused, before they are extracted."""

import os

from ._errors import (
    AbsoluteLinkError, AbsolutePathError, LinkOutsideDestinationError, OutsideDestinationError, SpecialFileError,
)

__all__ = ['NAMED_FILTERS', 'data_filter', 'fully_trusted_filter', 'tar_filter']


def _changes(member, dest_path: str, for_data: bool) -> dict:
    changes = {}
    name = member.name
    root = os.path.realpath(dest_path, strict=os.path.ALLOW_MISSING)
    if name.startswith(('/', os.sep)):
        name = changes['name'] = member.path.lstrip('/' + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    target = os.path.realpath(os.path.join(root, name), strict=os.path.ALLOW_MISSING)
    if os.path.commonpath([target, root]) != root:
        raise OutsideDestinationError(member, target)
    if member.mode is not None:
        mode = member.mode & 0o755
        if for_data:
            mode = _data_mode(member, mode)
        if mode != member.mode:
            changes['mode'] = mode
    if for_data:
        for attribute in ('uid', 'gid', 'uname', 'gname'):
            if getattr(member, attribute) is not None:
                changes[attribute] = None
        if member.islnk() or member.issym():
            _check_link(member, name, root, changes)
    return changes


def _data_mode(member, mode: int):
    if member.isreg() or member.islnk():
        if not mode & 0o100:
            mode &= ~0o111
        return mode | 0o600
    if member.isdir() or member.issym():
        # Left to the system.
        return None
    raise SpecialFileError(member)


def _check_link(member, name: str, root: str, changes: dict) -> None:
    if os.path.isabs(member.linkname):
        raise AbsoluteLinkError(member)
    normal = os.path.normpath(member.linkname)
    if normal != member.linkname:
        changes['linkname'] = normal
    if member.issym():
        target = os.path.join(root, os.path.dirname(name), member.linkname)
    else:
        target = os.path.join(root, member.linkname)
    target = os.path.realpath(target, strict=os.path.ALLOW_MISSING)
    if os.path.commonpath([target, root]) != root:
        raise LinkOutsideDestinationError(member, target)


def fully_trusted_filter(member, dest_path: str):
    """Change nothing."""
    return member


def tar_filter(member, dest_path: str):
    """Refuse what would leave the folder, and take away what gives rights to others."""
    changes = _changes(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path: str):
    """Refuse all but files, folders and links within the folder, and drop owners."""
    changes = _changes(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


NAMED_FILTERS = {'fully_trusted': fully_trusted_filter, 'tar': tar_filter, 'data': data_filter}
