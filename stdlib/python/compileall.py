"""Compiling all Python files of folders ahead of their import."""

import concurrent.futures
import importlib.util
import os
import py_compile
import re
import sys
from pathlib import Path

__all__ = ['compile_dir', 'compile_file', 'compile_path']

_DEPTH = 10


def _levels(optimize) -> list:
    levels = [optimize] if isinstance(optimize, int) else sorted(set(optimize))
    return levels


def _shown_name(path: str, stripdir, prependdir) -> str | None:
    # The name that tracebacks give: less a part at the beginning, and with another part before it.
    if stripdir is None and prependdir is None:
        return None
    name = path
    if stripdir is not None:
        parts, strip = path.split(os.path.sep), os.fspath(stripdir).split(os.path.sep)
        while strip and strip[-1] == '':
            strip.pop()
        if parts[:len(strip)] == strip:
            name = os.path.join(*parts[len(strip):])
    return name if prependdir is None else os.path.join(prependdir, name)


def _files(folder: str, quiet: int, depth: int):
    if quiet < 2 and isinstance(folder, os.PathLike):
        folder = os.fspath(folder)
    if not quiet:
        print(f'Listing {folder!r}...')
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        if quiet < 2:
            print(f"Can't list {folder!r}")
        names = []
    for name in names:
        if name == '__pycache__':
            continue
        path = os.path.join(folder, name)
        if not os.path.isdir(path):
            yield path
        elif depth > 0 and name not in (os.curdir, os.pardir) and not os.path.islink(path):
            yield from _files(path, quiet, depth - 1)


def compile_dir(dir, maxlevels: int | None = None, ddir=None, force: bool = False, rx=None, quiet: int = 0,
                legacy: bool = False, optimize=-1, workers: int | None = 1, invalidation_mode=None, *, stripdir=None,
                prependdir=None, limit_sl_dest=None, hardlink_dupes: bool = False) -> bool:
    """Compile the files of a folder and of those in it; say whether all could be compiled."""
    if ddir is not None and (stripdir is not None or prependdir is not None):
        raise ValueError('Destination dir (ddir) cannot be used in combination with stripdir or prependdir')
    if ddir is not None:
        stripdir, prependdir = dir, ddir
    if workers is not None and workers < 0:
        raise ValueError('workers must be greater or equal to 0')
    files = _files(dir, quiet, sys.getrecursionlimit() if maxlevels is None else maxlevels)

    def one(path) -> bool:
        return compile_file(path, None, force, rx, quiet, legacy, optimize, invalidation_mode, stripdir=stripdir,
                            prependdir=prependdir, limit_sl_dest=limit_sl_dest, hardlink_dupes=hardlink_dupes)
    if workers == 1:
        # All are compiled, whatever becomes of one.
        return all([one(path) for path in files])
    with concurrent.futures.ThreadPoolExecutor(workers or None) as pool:
        return all(list(pool.map(one, files)))


def compile_file(fullname, ddir=None, force: bool = False, rx=None, quiet: int = 0, legacy: bool = False, optimize=-1,
                 invalidation_mode=None, *, stripdir=None, prependdir=None, limit_sl_dest=None,
                 hardlink_dupes: bool = False) -> bool:
    """Compile a file; say whether it could be compiled."""
    if ddir is not None and (stripdir is not None or prependdir is not None):
        raise ValueError('Destination dir (ddir) cannot be used in combination with stripdir or prependdir')
    levels = _levels(optimize)
    if hardlink_dupes and len(levels) < 2:
        raise ValueError('Hardlinking of duplicated bytecode makes sense only for more than one optimization level')
    path = os.fspath(fullname)
    name = os.path.basename(path)
    shown = os.path.join(ddir, name) if ddir is not None else _shown_name(path, stripdir, prependdir)
    if rx is not None and rx.search(path):
        return True
    if limit_sl_dest is not None and os.path.islink(path) and Path(limit_sl_dest).resolve() not in \
            Path(path).resolve().parents:
        return True
    if not os.path.isfile(path) or not name.endswith('.py'):
        return True
    targets = []
    for level in levels:
        if legacy:
            targets.append((level, path + 'c'))
        else:
            options = {'optimization': '' if level < 1 else level} if level >= 0 else {}
            targets.append((level, importlib.util.cache_from_source(path, **options)))
    if not force and all(_is_current(path, target) for _, target in targets):
        return True
    if not quiet:
        print(f'Compiling {path!r}...')
    well = True
    before = None
    for level, target in targets:
        try:
            made = py_compile.compile(path, target, shown, True, optimize=level, invalidation_mode=invalidation_mode)
        except py_compile.PyCompileError as error:
            well = False
            if quiet < 2:
                print(f'*** Error compiling {path!r}...' if quiet else '*** ', end='\n' if quiet else '')
                print(error.msg.encode(sys.stdout.encoding or 'utf-8', 'backslashreplace').decode())
            break
        except (SyntaxError, UnicodeError, OSError) as error:
            well = False
            if quiet < 2:
                print(f'*** Error compiling {path!r}...' if quiet else '*** ', end='\n' if quiet else '')
                print(f'{type(error).__name__}: {error}')
            break
        if hardlink_dupes and before is not None and _same_octets(before, target):
            os.unlink(target)
            os.link(before, target)
        before = made and target
    return well


def _same_octets(one: str, other: str) -> bool:
    return Path(one).read_bytes() == Path(other).read_bytes()


def _is_current(path: str, target: str) -> bool:
    # Whether what was compiled is of the file as it is.
    expected = importlib.util.MAGIC_NUMBER + bytes(4) + (int(os.stat(path).st_mtime) & 0xFFFFFFFF).to_bytes(4, 'little')
    try:
        with open(target, 'rb') as file:
            return file.read(12) == expected
    except OSError:
        return False


def compile_path(skip_curdir: bool = True, maxlevels: int = 0, force: bool = False, quiet: int = 0,
                 legacy: bool = False, optimize=-1, invalidation_mode=None) -> bool:
    """Compile the files of the folders of `sys.path`; say whether all could be compiled."""
    well = True
    for folder in sys.path:
        if (not folder or folder == os.curdir) and skip_curdir:
            if quiet < 2:
                print('Skipping current directory')
            continue
        if not compile_dir(folder, maxlevels, None, force, quiet=quiet, legacy=legacy, optimize=optimize,
                           invalidation_mode=invalidation_mode):
            well = False
    return well


def main() -> bool:
    """Compile what the command line names; say whether all could be compiled."""
    import argparse
    parser = argparse.ArgumentParser(description='Utilities to support installing Python libraries.', color=True)
    parser.add_argument('-l', action='store_const', const=0, default=None, dest='maxlevels',
                        help="don't recurse into subdirectories")
    parser.add_argument('-r', type=int, dest='recursion', help='control the maximum recursion level')
    parser.add_argument('-f', action='store_true', dest='force', help='force rebuild even if timestamps are up to date')
    parser.add_argument('-q', action='count', dest='quiet', default=0,
                        help='output only error messages; -qq will suppress the error messages as well.')
    parser.add_argument('-b', action='store_true', dest='legacy', help='use legacy (pre-PEP3147) compiled file locations')
    parser.add_argument('-d', metavar='DESTDIR', dest='ddir', default=None,
                        help='directory to prepend to file paths for use in compile-time tracebacks')
    parser.add_argument('-s', metavar='STRIPDIR', dest='stripdir', default=None, help='part of path to left-strip')
    parser.add_argument('-p', metavar='PREPENDDIR', dest='prependdir', default=None, help='path to add as prefix')
    parser.add_argument('-x', metavar='REGEXP', dest='rx', default=None, help='skip files that the expression matches')
    parser.add_argument('-j', '--workers', default=1, type=int, help='Run compileall concurrently')
    parser.add_argument('-o', action='append', type=int, dest='opt_levels', help='optimization levels')
    parser.add_argument('--invalidation-mode', choices=sorted(
        mode.name.lower().replace('_', '-') for mode in py_compile.PycInvalidationMode), help='set .pyc invalidation mode')
    parser.add_argument('compile_dest', metavar='FILE|DIR', nargs='*', help='files and folders')
    options = parser.parse_args()
    rx = re.compile(options.rx) if options.rx else None
    levels = options.opt_levels or [-1]
    depth = options.recursion if options.recursion is not None else options.maxlevels
    mode = None
    if options.invalidation_mode:
        mode = py_compile.PycInvalidationMode[options.invalidation_mode.replace('-', '_').upper()]
    well = True
    if not options.compile_dest:
        return compile_path(legacy=options.legacy, force=options.force, quiet=options.quiet, invalidation_mode=mode)
    for name in options.compile_dest:
        if os.path.isfile(name):
            made = compile_file(name, options.ddir, options.force, rx, options.quiet, options.legacy, levels, mode,
                                stripdir=options.stripdir, prependdir=options.prependdir)
        else:
            made = compile_dir(name, depth, options.ddir, options.force, rx, options.quiet, options.legacy, levels,
                               options.workers, mode, stripdir=options.stripdir, prependdir=options.prependdir)
        well = well and made
    return well


if __name__ == '__main__':
    sys.exit(int(not main()))
