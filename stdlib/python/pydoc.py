"""Documentation of modules, classes, functions and methods as text, from what they say of themselves."""

import _help
import builtins
import importlib
import importlib.util
import inspect
import os
import pkgutil
import re
import sys
import tokenize
from reprlib import Repr

__all__ = ['help']


class ErrorDuringImport(Exception):
    """A module that is there and fails as it is imported."""

    def __init__(self, filename, exc_info) -> None:
        if not isinstance(exc_info, tuple):
            assert isinstance(exc_info, BaseException)
            self.exc, self.value, self.tb = type(exc_info), exc_info, exc_info.__traceback__
        else:
            self.exc, self.value, self.tb = exc_info
        self.filename = filename

    def __str__(self) -> str:
        return f'problem in {self.filename} - {self.exc.__name__}: {self.value}'


def pathdirs() -> list:
    """Return the folders of `sys.path`, each once."""
    found, seen = [], set()
    for folder in sys.path:
        folder = os.path.abspath(folder or '.')
        key = os.path.normcase(folder)
        if key not in seen and os.path.isdir(folder):
            seen.add(key)
            found.append(folder)
    return found


def getdoc(object) -> str:
    """Return the documentation of an object, or the comments before it."""
    found = _own_doc(object)
    if found is None:
        try:
            found = inspect.getcomments(object)
        except Exception:
            found = None
    return found.rstrip() if found else ''


def _own_doc(object):
    try:
        doc = inspect.getdoc(object)
    except Exception:
        return None
    if isinstance(object, type) and doc is not None and object.__dict__.get('__doc__') is None:
        # What a base says is no documentation of the class.
        return None
    return doc


def splitdoc(doc: str) -> tuple:
    """Split documentation into its first line and the rest."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if len(lines) >= 2 and not lines[1].rstrip():
        return lines[0], '\n'.join(lines[2:])
    return '', '\n'.join(lines)


def classname(object, modname: str) -> str:
    """Return the name of a class, with its module unless that is the given one."""
    name = object.__name__
    return name if object.__module__ == modname else f'{object.__module__}.{name}'


def isdata(object) -> bool:
    """Whether an object is a value, and neither code nor part of it."""
    return not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
                or inspect.isframe(object) or inspect.istraceback(object) or inspect.iscode(object))


def replace(text: str, *pairs) -> str:
    """Replace pairs of texts."""
    while pairs:
        text = pairs[1].join(text.split(pairs[0]))
        pairs = pairs[2:]
    return text


def cram(text: str, maxlen: int) -> str:
    """Leave out the middle of a text that is too long."""
    if len(text) <= maxlen:
        return text
    before = max(0, (maxlen - 3) // 2)
    after = max(0, maxlen - 3 - before)
    return text[:before] + '...' + text[len(text) - after:]


_ADDRESS = re.compile(r' at 0x[0-9a-f]{6,16}(>+)$', re.IGNORECASE)


def stripid(text: str) -> str:
    """Leave out the address at the end of a representation."""
    return _ADDRESS.sub(r'\1', text)


def visiblename(name: str, all=None, obj=None) -> bool:
    """Whether a name is shown."""
    if all is not None and not (name.startswith('__') and name.endswith('__')):
        return name in all
    return _help._is_shown(name, obj)


def classify_class_attrs(object) -> list:
    """Return what `inspect` tells of the attributes of a class, with a kind for properties that cannot be set."""
    found = []
    for name, kind, owner, value in inspect.classify_class_attrs(object):
        if inspect.isdatadescriptor(value):
            kind = 'data descriptor'
            if isinstance(value, property) and value.fset is None:
                kind = 'readonly property'
        found.append((name, kind, owner, value))
    return found


def ispackage(path: str) -> bool:
    """Whether a folder is a package."""
    return os.path.isdir(path) and os.path.exists(os.path.join(path, '__init__.py'))


def source_synopsis(file) -> str | None:
    """Return the first line of the docstring of a source text, or None."""
    import ast
    try:
        doc = ast.get_docstring(ast.parse(file.read()), clean=False)
    except SyntaxError:
        return None
    return doc.split('\n')[0].strip() if doc else None


def synopsis(filename: str, cache={}) -> str | None:
    """Return the first line of the documentation of the module in a file."""
    changed, result = cache.get(filename, (None, None))
    now = os.stat(filename).st_mtime
    if changed is None or changed < now:
        try:
            with tokenize.open(filename) as file:
                result = source_synopsis(file)
        except (OSError, SyntaxError, UnicodeDecodeError):
            return None
        cache[filename] = now, result
    return result


def importfile(path: str):
    """Import the module in a file, whatever the path of modules."""
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException as error:
        raise ErrorDuringImport(path, error) from None
    return module


def safeimport(path: str, forceload=0, cache={}):
    """Import a module; return None if there is none, and raise ErrorDuringImport if it fails."""
    try:
        if forceload and path in sys.modules and path not in sys.builtin_module_names:
            for name in [each for each in sys.modules if each == path or each.startswith(path + '.')]:
                cache[name] = sys.modules.pop(name)
        module = importlib.import_module(path)
    except BaseException as error:
        if path in sys.modules:
            raise ErrorDuringImport(getattr(sys.modules[path], '__file__', path), error) from None
        if isinstance(error, SyntaxError):
            raise ErrorDuringImport(error.filename, error) from None
        if isinstance(error, ModuleNotFoundError) and error.name in _parents(path):
            return None
        if isinstance(error, ImportError) and error.name == path:
            return None
        raise ErrorDuringImport(path, error) from None
    return module


def _parents(path: str) -> list:
    parts = path.split('.')
    return ['.'.join(parts[:count]) for count in range(1, len(parts) + 1)]


class Doc:
    """What makes documentation of an object: a method for each kind."""

    def document(self, object, name=None, *args):
        """Return the documentation of an object."""
        args = (object, name) + args
        if inspect.isgetsetdescriptor(object) or inspect.ismemberdescriptor(object):
            return self.docdata(*args)
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)

    def fail(self, object, name=None, *args):
        """Raise TypeError for what has no documentation."""
        shown = f' {name!r}' if name else ''
        raise TypeError(f"don't know how to document object{shown} of type {type(object).__name__}")

    docmodule = docclass = docroutine = docother = docproperty = docdata = fail


class TextRepr(Repr):
    """Representations that fit a line."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100


class TextDoc(Doc):
    """Documentation as text."""

    _repr_instance = TextRepr()
    repr = _repr_instance.repr

    def bold(self, text: str) -> str:
        """Have a text stand out, for terminals that overstrike."""
        return ''.join(char + '\b' + char for char in text)

    def indent(self, text: str, prefix: str = '    ') -> str:
        """Indent the lines of a text."""
        return '\n'.join((prefix + line).rstrip() for line in text.split('\n')) if text else ''

    def section(self, title: str, contents: str) -> str:
        """Return a titled section."""
        return self.bold(title) + '\n' + self.indent(contents).rstrip() + '\n\n'

    def docmodule(self, object, name=None, mod=None, *ignored) -> str:
        """Return the documentation of a module."""
        return self._stressed(_help._module(object))

    def docclass(self, object, name=None, mod=None, *ignored) -> str:
        """Return the documentation of a class."""
        return self._stressed(_help._class(object, name))

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None) -> str:
        """Return the documentation of a function or method."""
        return self._stressed(_help._routine(object, name or object.__name__, cl)) + '\n'

    def docproperty(self, object, name=None, mod=None, cl=None, *ignored) -> str:
        """Return the documentation of a property."""
        return self.docdata(object, name, mod, cl)

    def docdata(self, object, name=None, mod=None, cl=None, *ignored) -> str:
        """Return the documentation of a data descriptor."""
        return self._stressed(_help._described(object, name or getattr(object, '__name__', ''))) + '\n'

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None) -> str:
        """Return the documentation of a value."""
        shown = self.repr(object)
        if maxlen:
            line = (name + ' = ' if name else '') + shown
            if len(line) > maxlen:
                shown = shown[:maxlen - len(line)] + '...'
        line = (self.bold(name) + ' = ' if name else '') + shown
        doc = doc or getdoc(object) if doc is not None else doc
        return line + ('\n' + self.indent(str(doc)) if doc else '')

    def _stressed(self, text: str) -> str:
        # Titles of sections and the name that is defined stand out.
        lines = text.split('\n')
        if lines and self.bold is not _PlainTextDoc.bold:
            lines = [self.bold(line) if line.isupper() and not line[:1].isspace() else line for line in lines]
        return '\n'.join(lines)


class _PlainTextDoc(TextDoc):
    def bold(self, text: str) -> str:
        return text

    def _stressed(self, text: str) -> str:
        return text


class HTMLDoc(Doc):
    """Documentation as a page."""

    def escape(self, text: str) -> str:
        """Return text as markup."""
        return replace(text, '&', '&amp;', '<', '&lt;', '>', '&gt;')

    def page(self, title: str, contents: str) -> str:
        """Return a page."""
        return ('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
                f'<title>Python: {title}</title>\n</head><body>\n{contents}\n</body></html>')

    def _preformatted(self, object, name=None, *args) -> str:
        name = name or getattr(object, '__name__', '')
        return f'<h2>{self.escape(name)}</h2>\n<pre>{self.escape(plaintext.document(object, name))}</pre>\n'

    docmodule = docclass = docroutine = docother = docproperty = docdata = _preformatted


text = TextDoc()
plaintext = _PlainTextDoc()
html = HTMLDoc()


def plain(text: str) -> str:
    """Take the overstrikes out of a text."""
    return re.sub('.\b', '', text)


def plainpager(text: str, title: str = '') -> None:
    """Print a text."""
    stream = sys.stdout
    encoding = getattr(stream, 'encoding', None) or 'utf-8'
    stream.write(plain(text.encode(encoding, 'backslashreplace').decode(encoding)))


def pager(text: str, title: str = '') -> None:
    """Show a text by the page where there is somebody to turn pages."""
    import shutil
    import subprocess
    if not (hasattr(sys.stdin, 'isatty') and sys.stdin.isatty() and sys.stdout.isatty()):
        plainpager(text, title)
        return
    command = os.environ.get('MANPAGER') or os.environ.get('PAGER') or shutil.which('less') or shutil.which('more')
    if not command or os.environ.get('TERM') in ('dumb', 'emacs'):
        plainpager(text, title)
        return
    process = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, errors='backslashreplace')
    try:
        with process.stdin as pipe:
            pipe.write(text)
    except (OSError, KeyboardInterrupt):
        pass
    process.wait()


def describe(thing) -> str:
    """Return what an object is, in a few words."""
    if inspect.ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return 'built-in module ' + thing.__name__
        return ('package ' if hasattr(thing, '__path__') else 'module ') + thing.__name__
    if inspect.isbuiltin(thing):
        return 'built-in function ' + thing.__name__
    if inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        kind = 'getset' if inspect.isgetsetdescriptor(thing) else 'member'
        return f'{kind} descriptor {thing.__objclass__.__module__}.{thing.__objclass__.__name__}.{thing.__name__}'
    for kind, test in (('class', inspect.isclass), ('function', inspect.isfunction), ('method', inspect.ismethod)):
        if test(thing):
            return f'{kind} {thing.__name__}'
    return type(thing).__name__


def locate(path: str, forceload=0):
    """Find an object by its path of names; return None if there is none."""
    parts = [part for part in path.split('.') if part]
    module, count = None, 0
    while count < len(parts):
        following = safeimport('.'.join(parts[:count + 1]), forceload)
        if not following:
            break
        module, count = following, count + 1
    found = module or builtins
    for part in parts[count:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def resolve(thing, forceload=0) -> tuple:
    """Return an object, or what a path means, and its name."""
    if isinstance(thing, str):
        found = locate(thing, forceload)
        if found is None:
            raise ImportError(f"""\
No Python documentation found for {thing!r}.
Use help() to get the interactive help utility.
Use help(str) for help on the str class.""")
        return found, thing
    name = getattr(thing, '__name__', None)
    return thing, name if isinstance(name, str) else None


def render_doc(thing, title: str = 'Python Library Documentation: %s', forceload=0, renderer=None) -> str:
    """Return the documentation of an object, with a title."""
    renderer = renderer or text
    found, name = resolve(thing, forceload)
    if not isinstance(renderer, TextDoc):
        return renderer.document(found, name)
    path = thing if isinstance(thing, str) else None
    if path and '.' in path:
        title += ' in ' + path.rpartition('.')[0]
    shown = _help.text_of(found, title, path)
    head, gap, body = shown.partition('\n\n')
    return head + gap + renderer._stressed(body)


def doc(thing, title: str = 'Python Library Documentation: %s', forceload=0, output=None, is_cli=False) -> None:
    """Show the documentation of an object."""
    try:
        if output is None:
            found, _ = resolve(thing, forceload)
            name = getattr(found, '__name__', '') or type(found).__name__
            pager(render_doc(thing, title, forceload), f'Help on {name!s}')
        else:
            output.write(render_doc(thing, title, forceload, plaintext))
    except ImportError as error:
        if is_cli:
            raise
        print(error)


def writedoc(thing, forceload=0) -> None:
    """Write the documentation of an object as a page into this folder."""
    found, name = resolve(thing, forceload)
    with open(name + '.html', 'w', encoding='utf-8') as file:
        file.write(html.page(describe(found), html.document(found, name)))
    print('wrote', name + '.html')


class Helper:
    """What `help` is: called, it shows documentation, and asks for names if it was given none."""

    def __init__(self, input=None, output=None) -> None:
        self._input = input
        self._output = output

    @property
    def input(self):
        """Where questions are read from."""
        return self._input or sys.stdin

    @property
    def output(self):
        """Where answers go."""
        return self._output or sys.stdout

    def __repr__(self) -> str:
        if inspect.stack()[1][3] == '?':
            self()
            return ''
        return f'<{type(self).__module__}.{type(self).__qualname__} instance>'

    _NOTHING = object()

    def __call__(self, request=_NOTHING) -> None:
        if request is not self._NOTHING:
            self.help(request)
            return
        self.intro()
        self.interact()
        self.output.write('\nYou are now leaving help and returning to the Python interpreter.\n')

    def intro(self) -> None:
        """Say what can be asked."""
        version = '%d.%d' % sys.version_info[:2]
        self.output.write(f"Welcome to Python {version}'s help utility! Enter the name of any module, keyword or topic.\n"
                          'To quit this help utility and return to the interpreter, enter "q", "quit" or "exit".\n')

    def interact(self) -> None:
        """Answer questions until there are no more."""
        self.output.write('\n')
        while True:
            try:
                request = self.getline('help> ')
            except (KeyboardInterrupt, EOFError):
                break
            request = request.strip()
            if request.lower() in ('q', 'quit', 'exit'):
                break
            if request:
                self.help(request)

    def getline(self, prompt: str) -> str:
        """Read a line."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        return line

    def help(self, request, is_cli=False) -> None:
        """Answer one question."""
        if isinstance(request, str):
            request = request.strip()
            if request in ('keywords',):
                import keyword
                self.list(keyword.kwlist)
            elif request == 'modules':
                self.listmodules()
            elif request in ('True', 'False', 'None'):
                doc(eval(request), 'Help on %s:', output=self._output, is_cli=is_cli)
            elif request:
                doc(request, 'Help on %s:', output=self._output, is_cli=is_cli)
            else:
                doc(str, 'Help on %s:', output=self._output, is_cli=is_cli)
        elif isinstance(request, Helper):
            self()
        else:
            doc(request, 'Help on %s:', output=self._output, is_cli=is_cli)
        self.output.write('\n')

    def list(self, items, columns: int = 4, width: int = 80) -> None:
        """Write names in columns."""
        items = sorted(items)
        size = width // columns
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            cells = items[row::rows]
            self.output.write(''.join(cell.ljust(size) for cell in cells).rstrip() + '\n')

    def listmodules(self, key: str = '') -> None:
        """Write the names of all modules."""
        names = set(sys.builtin_module_names) | sys.stdlib_module_names
        names.update(each.name for each in pkgutil.iter_modules())
        self.list(name for name in names if not name.startswith('_') and key in name)


help = Helper()


def apropos(key: str) -> None:
    """Print the modules whose names or first lines have a word in them."""
    for each in pkgutil.iter_modules():
        if key.lower() in each.name.lower():
            print(each.name)


def ispath(x) -> bool:
    """Whether an argument is a path and no name."""
    return isinstance(x, str) and x.find(os.sep) >= 0


def cli() -> None:
    """Show what the command line names."""
    import getopt
    usage = False
    try:
        options, names = getopt.getopt(sys.argv[1:], 'k:w')
    except getopt.error:
        options, names, usage = [], [], True
    writes = False
    for option, value in options:
        if option == '-k':
            apropos(value)
            return
        writes |= option == '-w'
    if usage or not names:
        print('pydoc <name> ...   show text documentation on something\n'
              'pydoc -k <keyword> search the names of modules\n'
              'pydoc -w <name> ...  write documentation as a page into this folder')
        return
    for name in names:
        if ispath(name) and not os.path.exists(name):
            print(f'file {name!r} does not exist')
            sys.exit(1)
        try:
            if ispath(name) and os.path.isfile(name):
                name = importfile(name)
            if writes:
                writedoc(name)
            else:
                help.help(name, is_cli=True)
        except (ImportError, ErrorDuringImport) as error:
            print(error)
            sys.exit(1)


if __name__ == '__main__':
    cli()
