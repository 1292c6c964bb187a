"""Compiling a file of source ahead of its import: what is written holds the code in the form of `marshal`."""

import enum
import importlib.util
import marshal
import os
import os.path
import sys
import traceback

__all__ = ['compile', 'main', 'PyCompileError', 'PycInvalidationMode']


class PyCompileError(Exception):
    """A file that could not be compiled."""

    def __init__(self, exc_type, exc_value, file: str, msg: str = '') -> None:
        name = exc_type.__name__
        if exc_type is SyntaxError:
            shown = ''.join(traceback.format_exception_only(exc_type, exc_value))
            text = shown.replace('File "<string>"', f'File "{file}"')
        else:
            text = f'Sorry: {name}: {exc_value}'
        super().__init__(msg or text, name, exc_value, file)
        self.exc_type_name = name
        self.exc_value = exc_value
        self.file = file
        self.msg = msg or text

    def __str__(self) -> str:
        return self.msg


class PycInvalidationMode(enum.Enum):
    """How it is told that a compiled file is older than its source."""

    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


def _get_default_invalidation_mode() -> PycInvalidationMode:
    # A build that is to be reproduced must not depend on the time of files.
    if os.environ.get('SOURCE_DATE_EPOCH'):
        return PycInvalidationMode.CHECKED_HASH
    return PycInvalidationMode.TIMESTAMP


def compile(file, cfile=None, dfile=None, doraise: bool = False, optimize: int = -1, invalidation_mode=None,
            quiet: int = 0) -> str | None:
    """Compile a file and write what came of it; return the name of that, or None if the source is wrong."""
    if invalidation_mode is None:
        invalidation_mode = _get_default_invalidation_mode()
    if cfile is None:
        optimization = {} if optimize < 0 else {'optimization': optimize if optimize >= 1 else ''}
        cfile = importlib.util.cache_from_source(file, **optimization)
    if os.path.islink(cfile):
        raise FileExistsError(f'{cfile} is a symlink and will be changed into a regular file if import writes a '
                              'byte-compiled file to it')
    if os.path.exists(cfile) and not os.path.isfile(cfile):
        raise FileExistsError(f'{cfile} is a non-regular file and will be changed into a regular one if import writes '
                              'a byte-compiled file to it')
    with open(file, 'rb') as opened:
        source = opened.read()
    import builtins
    try:
        code = builtins.compile(source, os.fspath(dfile or file), 'exec', dont_inherit=True, optimize=optimize)
    except Exception as error:
        wrong = PyCompileError(error.__class__, error, dfile or file)
        if quiet < 2:
            if doraise:
                raise wrong from None
            sys.stderr.write(wrong.msg + '\n')
        return None
    folder = os.path.dirname(cfile)
    if folder:
        os.makedirs(folder, exist_ok=True)
    if invalidation_mode == PycInvalidationMode.TIMESTAMP:
        status = os.stat(file)
        stamp = (int(status.st_mtime) & 0xFFFFFFFF).to_bytes(4, 'little') + \
            (status.st_size & 0xFFFFFFFF).to_bytes(4, 'little')
        flags = 0
    else:
        stamp = importlib.util.source_hash(source)
        flags = 0b11 if invalidation_mode == PycInvalidationMode.CHECKED_HASH else 0b01
    data = importlib.util.MAGIC_NUMBER + flags.to_bytes(4, 'little') + stamp + marshal.dumps(code)
    # It appears whole or not at all, with the permissions of its source.
    draft = f'{cfile}.{os.getpid()}'
    descriptor = os.open(draft, os.O_EXCL | os.O_CREAT | os.O_WRONLY, (os.stat(file).st_mode | 0o200) & 0o666)
    try:
        with open(descriptor, 'wb') as opened:
            opened.write(data)
        os.replace(draft, cfile)
    except OSError:
        os.unlink(draft)
        raise
    return cfile


def main() -> None:
    """Compile the files that the command line names, or those of standard input."""
    import argparse
    parser = argparse.ArgumentParser(description='A simple command-line interface for py_compile module.', color=True)
    parser.add_argument('-q', '--quiet', action='store_true', help='Suppress error output')
    parser.add_argument('filenames', nargs='+', help='Files to compile')
    options = parser.parse_args()
    names = options.filenames
    if names == ['-']:
        names = [line.rstrip('\n') for line in sys.stdin]
    failed = 0
    for name in names:
        try:
            if compile(name, doraise=True) is None:
                failed = 1
        except PyCompileError as error:
            failed = 1
            if not options.quiet:
                print(error.msg, file=sys.stderr)
        except OSError as error:
            failed = 1
            if not options.quiet:
                print(error, file=sys.stderr)
    sys.exit(failed)


if __name__ == '__main__':
    main()
