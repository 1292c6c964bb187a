"""Applications in one file: a folder of Python packed so that the interpreter runs it."""

import contextlib
import os
import pathlib
import shutil
import stat
import sys
import zipfile

__all__ = ['ZipAppError', 'create_archive', 'get_interpreter']

_MAIN = '''\
# -*- coding: utf-8 -*-
import {module}
{module}.{function}()
'''


class ZipAppError(ValueError):
    """An archive that cannot be made so."""


@contextlib.contextmanager
def _opened(archive, mode: str):
    if isinstance(archive, (str, os.PathLike)):
        with open(archive, mode) as file:
            yield file
    else:
        yield archive


def _write_shebang(file, interpreter: str | None) -> None:
    if interpreter:
        file.write(b'#!' + interpreter.encode(sys.getfilesystemencoding()) + b'\n')


def _copy(archive, target, interpreter: str | None) -> None:
    with _opened(archive, 'rb') as source:
        first = source.read(2)
        if first == b'#!':
            # The old first line is left out.
            first = b''
            source.readline()
        with _opened(target, 'wb') as out:
            _write_shebang(out, interpreter)
            out.write(first)
            shutil.copyfileobj(source, out)
    if interpreter and isinstance(target, (str, os.PathLike)):
        os.chmod(target, os.stat(target).st_mode | stat.S_IEXEC)


def create_archive(source, target=None, interpreter: str | None = None, main: str | None = None, filter=None,
                   compressed: bool = False) -> None:
    """Make an archive of a folder, or copy one with another interpreter in its first line."""
    is_file = hasattr(source, 'read') and hasattr(source, 'readline')
    if not is_file:
        source = pathlib.Path(source)
        is_file = source.is_file()
    if is_file:
        _copy(source, target, interpreter)
        return
    if not source.exists():
        raise ZipAppError('Source does not exist')
    has_main = (source / '__main__.py').is_file()
    if main and has_main:
        raise ZipAppError('Cannot specify entry point if the source has __main__.py')
    if not (main or has_main):
        raise ZipAppError('Archive has no entry point')
    text = None
    if main:
        module, _, function = main.partition(':')
        if not function or not all(part.isidentifier() for part in module.split('.') + function.split('.')):
            raise ZipAppError('Invalid entry point: ' + main)
        text = _MAIN.format(module=module, function=function)
    if target is None:
        target = source.with_suffix('.pyz')
    elif not hasattr(target, 'write'):
        target = pathlib.Path(target)
    # All names are found before the archive begins, which may lie in the folder itself.
    inside = {each: each.relative_to(source) for each in sorted(source.rglob('*'))}
    inside = {each: name for each, name in inside.items() if filter is None or filter(name)}
    if isinstance(target, pathlib.Path) and target in inside:
        raise ZipAppError(f'The target archive {target} overlaps one of the source files.')
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with _opened(target, 'wb') as file:
        _write_shebang(file, interpreter)
        with zipfile.ZipFile(file, 'w', compression=method) as archive:
            for each, name in inside.items():
                archive.write(each, name.as_posix())
            if text:
                archive.writestr('__main__.py', text.encode('utf-8'))
    if interpreter and not hasattr(target, 'write'):
        target.chmod(target.stat().st_mode | stat.S_IEXEC)


def get_interpreter(archive) -> str | None:
    """Return the interpreter that the first line of an archive names, or None."""
    with _opened(archive, 'rb') as file:
        if file.read(2) == b'#!':
            return file.readline().strip().decode(sys.getfilesystemencoding())
    return None


def main(args=None) -> None:
    """Make an archive as the command line tells."""
    import argparse
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('--output', '-o', default=None,
                        help='The name of the output archive. Required if SOURCE is an archive.')
    parser.add_argument('--python', '-p', default=None,
                        help='The name of the Python interpreter to use (default: no shebang line).')
    parser.add_argument('--main', '-m', default=None,
                        help='The main function of the application (default: use an existing __main__.py).')
    parser.add_argument('--compress', '-c', action='store_true',
                        help='Compress files with the deflate method. Files are stored uncompressed by default.')
    parser.add_argument('--info', default=False, action='store_true', help='Display the interpreter from the archive.')
    parser.add_argument('source', help='Source directory (or existing archive).')
    options = parser.parse_args(args)
    if options.info:
        if not os.path.isfile(options.source):
            raise SystemExit('Can only get info for an archive file')
        print('Interpreter: {}'.format(get_interpreter(options.source) or '<none>'))
        sys.exit(0)
    if os.path.isfile(options.source):
        if options.output is None or (
                os.path.exists(options.output) and os.path.samefile(options.source, options.output)):
            raise SystemExit('In-place editing of archives is not supported')
        if options.main:
            raise SystemExit('Cannot change the main function when copying')
    create_archive(options.source, options.output, interpreter=options.python, main=options.main,
                   compressed=options.compress)


if __name__ == '__main__':
    main()
