"""Making archives of folders, and unpacking them."""

import os

__all__ = [
    'ReadError', 'RegistryError', 'get_archive_formats', 'get_unpack_formats', 'make_archive', 'register_archive_format',
    'register_unpack_format', 'unpack_archive', 'unregister_archive_format', 'unregister_unpack_format',
]


class ReadError(OSError):
    """An archive that cannot be read."""

    __module__ = 'shutil'


class RegistryError(Exception):
    """A format that is known already."""

    __module__ = 'shutil'


def _make_tar(base_name, base_dir, compress='gzip', verbose=0, dry_run=0, owner=None, group=None, logger=None, root_dir=None):
    endings = {None: ('', ''), 'gzip': ('gz', '.gz'), 'bzip2': ('bz2', '.bz2'), 'xz': ('xz', '.xz')}
    if compress not in endings:
        raise ValueError(f"bad value for 'compress', or compression format not supported : {compress}")
    import tarfile
    kind, ending = endings[compress]
    name = f'{base_name}.tar{ending}'
    _make_folder(name, dry_run, logger)
    user, users = _owner(owner, 'pwd', 'getpwnam')
    group_number, groups = _owner(group, 'grp', 'getgrnam')

    def changed(member):
        if user is not None:
            member.uid, member.uname = user, users
        if group_number is not None:
            member.gid, member.gname = group_number, groups
        return member

    if logger is not None:
        logger.info('Creating tar archive')
    if not dry_run:
        with tarfile.open(name, f'w|{kind}') as archive:
            source = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
            archive.add(source, base_dir, filter=changed)
    return os.path.abspath(name) if root_dir is not None else name


def _owner(name, module: str, function: str):
    # The number and the name of a user or group.
    if name is None:
        return None, None
    import importlib
    try:
        return getattr(importlib.import_module(module), function)(name)[2], name
    except KeyError:
        return None, None


def _make_folder(name: str, dry_run, logger) -> None:
    folder = os.path.dirname(name)
    if folder and not os.path.exists(folder):
        if logger is not None:
            logger.info('creating %s', folder)
        if not dry_run:
            os.makedirs(folder)


def _make_zip(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import zipfile
    name = base_name + '.zip'
    _make_folder(os.fspath(base_name), dry_run, logger)
    if logger is not None:
        logger.info("creating '%s' and adding '%s' to it", name, base_dir)
    if not dry_run:
        with zipfile.ZipFile(name, 'w', compression=zipfile.ZIP_DEFLATED) as archive:
            top = os.path.normpath(base_dir)
            if root_dir is not None:
                top = os.path.normpath(os.path.join(root_dir, top))

            def add(path: str) -> None:
                named = os.path.normpath(path if root_dir is None else os.path.relpath(path, root_dir))
                archive.write(path, named)
                if logger is not None:
                    logger.info("adding '%s'", path)

            if top != os.curdir and (root_dir is None or os.path.normpath(base_dir) != os.curdir):
                add(top)
            for folder, folders, files in os.walk(top):
                for each in sorted(folders):
                    add(os.path.join(folder, each))
                for each in files:
                    path = os.path.join(folder, each)
                    if os.path.isfile(path):
                        add(path)
    return os.path.abspath(name) if root_dir is not None else name


_make_tar.supports_root_dir = _make_zip.supports_root_dir = True

_ARCHIVE_FORMATS = {
    'tar': (_make_tar, [('compress', None)], 'uncompressed tar file'),
    'gztar': (_make_tar, [('compress', 'gzip')], "gzip'ed tar-file"),
    'bztar': (_make_tar, [('compress', 'bzip2')], "bzip2'ed tar-file"),
    'xztar': (_make_tar, [('compress', 'xz')], "xz'ed tar-file"),
    'zip': (_make_zip, [], 'ZIP file'),
}


def get_archive_formats() -> list:
    """Return the names and the descriptions of the formats that archives can be made in."""
    return sorted((name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items())


def register_archive_format(name: str, function, extra_args=None, description: str = '') -> None:
    """Have `function(base_name, base_dir, **extra_args)` make archives of a format."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError(f'The {function} object is not callable')
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    if not all(isinstance(each, (tuple, list)) and len(each) == 2 for each in extra_args):
        raise TypeError('extra_args elements are : (arg_name, value)')
    _ARCHIVE_FORMATS[name] = function, extra_args, description


def unregister_archive_format(name: str) -> None:
    """Forget a format that archives can be made in."""
    del _ARCHIVE_FORMATS[name]


def make_archive(
    base_name, format: str, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None,
):
    """Make an archive of `base_dir` in `root_dir`; return its name, which the format gives an ending."""
    if format not in _ARCHIVE_FORMATS:
        raise ValueError(f'unknown archive format {format!r}')
    function, extra_args, _ = _ARCHIVE_FORMATS[format]
    arguments = {'dry_run': dry_run, 'logger': logger, **dict(extra_args)}
    if format != 'zip':
        arguments |= {'owner': owner, 'group': group}
    if base_dir is None:
        base_dir = os.curdir
    if root_dir is None:
        return function(base_name, base_dir, **arguments)
    if not os.path.isdir(root_dir):
        # What would be asked of the folder says best what is wrong with it.
        raise (NotADirectoryError if os.path.exists(root_dir) else FileNotFoundError)(*_missing(root_dir))
    if getattr(function, 'supports_root_dir', False):
        return function(os.fspath(base_name), base_dir, root_dir=root_dir, **arguments)
    base_name = os.path.abspath(base_name)
    before = os.getcwd()
    os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **arguments)
    finally:
        os.chdir(before)


def _missing(path) -> tuple:
    import errno
    number = errno.ENOTDIR if os.path.exists(path) else errno.ENOENT
    return number, os.strerror(number), path


def _unpack_zip(filename, extract_dir) -> None:
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError(f'{filename} is not a zip file')
    with zipfile.ZipFile(filename) as archive:
        for member in archive.infolist():
            name = member.filename
            if name.startswith('/') or '..' in name:
                continue
            target = os.path.join(extract_dir, *name.split('/'))
            if name.endswith('/'):
                os.makedirs(target, exist_ok=True)
                continue
            os.makedirs(os.path.dirname(target) or os.curdir, exist_ok=True)
            with archive.open(member) as source, open(target, 'wb') as file:
                while data := source.read(65536):
                    file.write(data)


def _unpack_tar(filename, extract_dir, *, filter=None) -> None:
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError(f'{filename} is not a compressed or uncompressed tar file') from None
    with archive:
        archive.extractall(extract_dir, filter=filter)


_UNPACK_FORMATS = {
    'tar': (['.tar'], _unpack_tar, [], 'uncompressed tar file'),
    'zip': (['.zip'], _unpack_zip, [], 'ZIP file'),
    'gztar': (['.tar.gz', '.tgz'], _unpack_tar, [], "gzip'ed tar-file"),
    'bztar': (['.tar.bz2', '.tbz2'], _unpack_tar, [], "bzip2'ed tar-file"),
    'xztar': (['.tar.xz', '.txz'], _unpack_tar, [], "xz'ed tar-file"),
}


def get_unpack_formats() -> list:
    """Return the names, the endings and the descriptions of the formats that archives can be unpacked from."""
    return sorted((name, entry[0], entry[3]) for name, entry in _UNPACK_FORMATS.items())


def register_unpack_format(name: str, extensions: list, function, extra_args=None, description: str = '') -> None:
    """Have `function(filename, extract_dir, **extra_args)` unpack archives with these endings."""
    known = {ending: other for other, entry in _UNPACK_FORMATS.items() for ending in entry[0]}
    for ending in extensions:
        if ending in known:
            raise RegistryError(f'{ending} is already registered for "{known[ending]}"')
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _UNPACK_FORMATS[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name: str) -> None:
    """Forget a format that archives can be unpacked from."""
    del _UNPACK_FORMATS[name]


def unpack_archive(filename, extract_dir=None, format: str | None = None, *, filter=None) -> None:
    """Unpack an archive into a folder, in the format that its ending tells if none is named."""
    extract_dir = os.getcwd() if extract_dir is None else os.fspath(extract_dir)
    filename = os.fspath(filename)
    if format is None:
        # The longest ending counts.
        format = next((name for name, entry in sorted(
            _UNPACK_FORMATS.items(), key=lambda each: -max(map(len, each[1][0])))
            if any(filename.endswith(ending) for ending in entry[0])), None)
        if format is None:
            raise ReadError(f"Unknown archive format '{filename}'")
    elif format not in _UNPACK_FORMATS:
        raise ValueError(f"Unknown unpack format '{format}'")
    _, function, extra_args, _ = _UNPACK_FORMATS[format]
    arguments = dict(extra_args)
    if filter is not None:
        arguments['filter'] = filter
    function(filename, extract_dir, **arguments)
