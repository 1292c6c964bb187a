"""What is in a pickle: its opcodes described, listed, shown, and made fewer."""

import codecs
import io
import struct
import sys

__all__ = ['dis', 'genops', 'optimize']

bytes_types = (bytes, bytearray)

# Lengths of arguments that are told by the data.
UP_TO_NEWLINE = -1
TAKEN_FROM_ARGUMENT1 = -2
TAKEN_FROM_ARGUMENT4 = -3
TAKEN_FROM_ARGUMENT4U = -4
TAKEN_FROM_ARGUMENT8U = -5


class ArgumentDescriptor:
    """How the argument of an opcode stands in the stream: a name, a length in octets, a reader, and a text."""

    __slots__ = ('name', 'n', 'reader', 'doc')

    def __init__(self, name, n, reader, doc):
        self.name = name
        self.n = n
        self.reader = reader
        self.doc = doc


def _take(file, count, what):
    data = file.read(count)
    if len(data) != count:
        raise ValueError(f'not enough data in stream to read {what}')
    return data


def _number(form, what):
    size = struct.calcsize(form)

    def read(file):
        return struct.unpack(form, _take(file, size, what))[0]
    return read


read_uint1 = _number('B', 'uint1')
read_uint2 = _number('<H', 'uint2')
read_int4 = _number('<i', 'int4')
read_uint4 = _number('<I', 'uint4')
read_uint8 = _number('<Q', 'uint8')
read_float8 = _number('>d', 'float8')


def read_stringnl(f, decode=True, stripquotes=True, *, encoding='latin-1'):
    """Read a line: a text in quotes, unless told otherwise."""
    line = f.readline()
    if not line.endswith(b'\n'):
        raise ValueError('no newline found when trying to read stringnl')
    line = line[:-1]
    if stripquotes:
        for quote in (b'"', b"'"):
            if line.startswith(quote):
                if not line.endswith(quote):
                    raise ValueError('string quote %r not found at both ends of %r' % (quote, line))
                line = line[1:-1]
                break
        else:
            raise ValueError('no string quotes around %r' % line)
    return codecs.escape_decode(line)[0].decode(encoding) if decode else line


def read_stringnl_noescape(f):
    """Read a line as text without quotes."""
    return read_stringnl(f, stripquotes=False, encoding='utf-8')


def read_stringnl_noescape_pair(f):
    """Read two lines, and return them with a space between."""
    return f'{read_stringnl_noescape(f)} {read_stringnl_noescape(f)}'


def _counted(read_length, name, convert):
    def read(f):
        length = read_length(f)
        if length < 0:
            raise ValueError(f'{name} byte count < 0: {length}')
        if length > sys.maxsize:
            raise ValueError(f'{name} byte count > sys.maxsize: {length}')
        data = f.read(length)
        if len(data) != length:
            raise ValueError(f'expected {length} bytes in a {name}, but only {len(data)} remain')
        return convert(data)
    return read


def _latin(data):
    return data.decode('latin-1')


def _utf8(data):
    return str(data, 'utf-8', 'surrogatepass')


read_string1 = _counted(read_uint1, 'string1', _latin)
read_string4 = _counted(read_int4, 'string4', _latin)
read_bytes1 = _counted(read_uint1, 'bytes1', bytes)
read_bytes4 = _counted(read_uint4, 'bytes4', bytes)
read_bytes8 = _counted(read_uint8, 'bytes8', bytes)
read_bytearray8 = _counted(read_uint8, 'bytearray8', bytearray)
read_unicodestring1 = _counted(read_uint1, 'unicodestring1', _utf8)
read_unicodestring4 = _counted(read_uint4, 'unicodestring4', _utf8)
read_unicodestring8 = _counted(read_uint8, 'unicodestring8', _utf8)


def read_unicodestringnl(f):
    """Read a line as text with raw Unicode escapes."""
    line = f.readline()
    if not line.endswith(b'\n'):
        raise ValueError('no newline found when trying to read unicodestringnl')
    return str(line[:-1], 'raw-unicode-escape')


def read_decimalnl_short(f):
    """Read a line as a number; 00 and 01 are False and True."""
    text = read_stringnl(f, decode=False, stripquotes=False)
    if text in (b'00', b'01'):
        return text == b'01'
    return int(text)


def read_decimalnl_long(f):
    """Read a line as a number that may end in L."""
    return int(read_stringnl(f, decode=False, stripquotes=False).removesuffix(b'L'))


def read_floatnl(f):
    """Read a line as a float."""
    return float(read_stringnl(f, decode=False, stripquotes=False))


def _signed(data):
    return int.from_bytes(data, 'little', signed=True)


read_long1 = _counted(read_uint1, 'long1', _signed)
read_long4 = _counted(read_int4, 'long4', _signed)

uint1 = ArgumentDescriptor('uint1', 1, read_uint1, 'An octet.')
uint2 = ArgumentDescriptor('uint2', 2, read_uint2, 'Two octets, the low one first, without sign.')
int4 = ArgumentDescriptor('int4', 4, read_int4, 'Four octets, the lowest first, in two\'s complement.')
uint4 = ArgumentDescriptor('uint4', 4, read_uint4, 'Four octets, the lowest first, without sign.')
uint8 = ArgumentDescriptor('uint8', 8, read_uint8, 'Eight octets, the lowest first, without sign.')
stringnl = ArgumentDescriptor('stringnl', UP_TO_NEWLINE, read_stringnl, 'A text in quotes up to the end of the line.')
stringnl_noescape = ArgumentDescriptor(
    'stringnl_noescape', UP_TO_NEWLINE, read_stringnl_noescape, 'A text up to the end of the line.')
stringnl_noescape_pair = ArgumentDescriptor(
    'stringnl_noescape_pair', UP_TO_NEWLINE, read_stringnl_noescape_pair, 'Two texts, each a line.')
string1 = ArgumentDescriptor('string1', TAKEN_FROM_ARGUMENT1, read_string1, 'A length in an octet, and that many octets.')
string4 = ArgumentDescriptor('string4', TAKEN_FROM_ARGUMENT4, read_string4, 'A length in four octets, and that many.')
bytes1 = ArgumentDescriptor('bytes1', TAKEN_FROM_ARGUMENT1, read_bytes1, 'A length in an octet, and that many octets.')
bytes4 = ArgumentDescriptor('bytes4', TAKEN_FROM_ARGUMENT4U, read_bytes4, 'A length in four octets, and that many.')
bytes8 = ArgumentDescriptor('bytes8', TAKEN_FROM_ARGUMENT8U, read_bytes8, 'A length in eight octets, and that many.')
bytearray8 = ArgumentDescriptor(
    'bytearray8', TAKEN_FROM_ARGUMENT8U, read_bytearray8, 'A length in eight octets, and that many, to be changed.')
unicodestringnl = ArgumentDescriptor(
    'unicodestringnl', UP_TO_NEWLINE, read_unicodestringnl, 'A text with raw Unicode escapes up to the end of the line.')
unicodestring1 = ArgumentDescriptor(
    'unicodestring1', TAKEN_FROM_ARGUMENT1, read_unicodestring1, 'A length in an octet, and that much UTF-8.')
unicodestring4 = ArgumentDescriptor(
    'unicodestring4', TAKEN_FROM_ARGUMENT4U, read_unicodestring4, 'A length in four octets, and that much UTF-8.')
unicodestring8 = ArgumentDescriptor(
    'unicodestring8', TAKEN_FROM_ARGUMENT8U, read_unicodestring8, 'A length in eight octets, and that much UTF-8.')
decimalnl_short = ArgumentDescriptor(
    'decimalnl_short', UP_TO_NEWLINE, read_decimalnl_short, 'Digits up to the end of the line.')
decimalnl_long = ArgumentDescriptor(
    'decimalnl_long', UP_TO_NEWLINE, read_decimalnl_long, 'Digits up to the end of the line, with an L behind them.')
floatnl = ArgumentDescriptor('floatnl', UP_TO_NEWLINE, read_floatnl, 'The text of a float up to the end of the line.')
float8 = ArgumentDescriptor('float8', 8, read_float8, 'A float in eight octets, the highest first.')
long1 = ArgumentDescriptor('long1', TAKEN_FROM_ARGUMENT1, read_long1, 'A length in an octet, and an int of that many.')
long4 = ArgumentDescriptor('long4', TAKEN_FROM_ARGUMENT4, read_long4, 'A length in four octets, and an int of that many.')


class StackObject:
    """What an opcode finds or leaves on the stack of the machine: a name, its type or types, and a text."""

    __slots__ = ('name', 'obtype', 'doc')

    def __init__(self, name, obtype, doc):
        self.name = name
        self.obtype = obtype
        self.doc = doc

    def __repr__(self):
        return self.name


pyint = pylong = StackObject('int', int, 'An int.')
pyinteger_or_bool = StackObject('int_or_bool', (int, bool), 'An int or a bool.')
pybool = StackObject('bool', bool, 'A bool.')
pyfloat = StackObject('float', float, 'A float.')
pybytes_or_str = pystring = StackObject('bytes_or_str', (bytes, str), 'What was a string in Python 2.')
pybytes = StackObject('bytes', bytes, 'Bytes.')
pybytearray = StackObject('bytearray', bytearray, 'A bytearray.')
pyunicode = StackObject('str', str, 'A string.')
pynone = StackObject('None', type(None), 'None.')
pytuple = StackObject('tuple', tuple, 'A tuple.')
pylist = StackObject('list', list, 'A list.')
pydict = StackObject('dict', dict, 'A dict.')
pyset = StackObject('set', set, 'A set.')
pyfrozenset = StackObject('frozenset', set, 'A frozenset.')
pybuffer = StackObject('buffer', object, 'An object with a buffer.')
anyobject = StackObject('any', object, 'Any object.')
markobject = StackObject('mark', StackObject, 'The mark that MARK leaves.')
stackslice = StackObject('stackslice', StackObject, 'All that lies above the topmost mark.')


class OpcodeInfo:
    """An opcode: its name, its octet, its argument, what it takes from the stack and leaves there, its protocol."""

    __slots__ = ('name', 'code', 'arg', 'stack_before', 'stack_after', 'proto', 'doc')

    def __init__(self, name, code, arg, stack_before, stack_after, proto, doc):
        self.name = name
        self.code = code
        self.arg = arg
        self.stack_before = stack_before
        self.stack_after = stack_after
        self.proto = proto
        self.doc = doc


_ARGUMENTS = {value.name: value for value in list(globals().values()) if isinstance(value, ArgumentDescriptor)}
_OBJECTS = {value.name: value for value in list(globals().values()) if isinstance(value, StackObject)}

# NAME OCTET ARGUMENT | BEFORE | AFTER | PROTOCOL | what it does
_TABLE = r"""
INT 49 decimalnl_short | | int_or_bool | 0 | Push an int, or a bool that is written as 00 or 01.
BININT 4a int4 | | int | 1 | Push an int of four octets.
BININT1 4b uint1 | | int | 1 | Push an int of one octet.
BININT2 4d uint2 | | int | 1 | Push an int of two octets.
LONG 4c decimalnl_long | | int | 0 | Push an int written in digits.
LONG1 8a long1 | | int | 2 | Push an int of up to 255 octets.
LONG4 8b long4 | | int | 2 | Push an int of any length.
STRING 53 stringnl | | bytes_or_str | 0 | Push a string of Python 2 that is written in quotes.
BINSTRING 54 string4 | | bytes_or_str | 1 | Push a string of Python 2.
SHORT_BINSTRING 55 string1 | | bytes_or_str | 1 | Push a short string of Python 2.
BINBYTES 42 bytes4 | | bytes | 3 | Push bytes.
SHORT_BINBYTES 43 bytes1 | | bytes | 3 | Push short bytes.
BINBYTES8 8e bytes8 | | bytes | 4 | Push long bytes.
BYTEARRAY8 96 bytearray8 | | bytearray | 5 | Push a bytearray.
NEXT_BUFFER 97 - | | buffer | 5 | Push the next buffer that travels beside the pickle.
READONLY_BUFFER 98 - | buffer | buffer | 5 | Make the topmost buffer one that cannot be changed.
NONE 4e - | | None | 0 | Push None.
NEWTRUE 88 - | | bool | 2 | Push True.
NEWFALSE 89 - | | bool | 2 | Push False.
UNICODE 56 unicodestringnl | | str | 0 | Push a string that is written with escapes.
SHORT_BINUNICODE 8c unicodestring1 | | str | 4 | Push a short string.
BINUNICODE 58 unicodestring4 | | str | 1 | Push a string.
BINUNICODE8 8d unicodestring8 | | str | 4 | Push a long string.
FLOAT 46 floatnl | | float | 0 | Push a float that is written in digits.
BINFLOAT 47 float8 | | float | 1 | Push a float of eight octets.
EMPTY_LIST 5d - | | list | 1 | Push an empty list.
APPEND 61 - | list any | list | 0 | Append the topmost object to the list below it.
APPENDS 65 - | list mark stackslice | list | 1 | Append all objects above the mark to the list below it.
LIST 6c - | mark stackslice | list | 0 | Make a list of all objects above the mark.
EMPTY_TUPLE 29 - | | tuple | 1 | Push an empty tuple.
TUPLE 74 - | mark stackslice | tuple | 0 | Make a tuple of all objects above the mark.
TUPLE1 85 - | any | tuple | 2 | Make a tuple of the topmost object.
TUPLE2 86 - | any any | tuple | 2 | Make a tuple of the two topmost objects.
TUPLE3 87 - | any any any | tuple | 2 | Make a tuple of the three topmost objects.
EMPTY_DICT 7d - | | dict | 1 | Push an empty dict.
DICT 64 - | mark stackslice | dict | 0 | Make a dict of the keys and values above the mark.
SETITEM 73 - | dict any any | dict | 0 | Put a key and a value into the dict below them.
SETITEMS 75 - | dict mark stackslice | dict | 1 | Put the keys and values above the mark into the dict below it.
EMPTY_SET 8f - | | set | 4 | Push an empty set.
ADDITEMS 90 - | set mark stackslice | set | 4 | Add all objects above the mark to the set below it.
FROZENSET 91 - | mark stackslice | frozenset | 4 | Make a frozenset of all objects above the mark.
POP 30 - | any | | 0 | Drop the topmost object.
DUP 32 - | any | any any | 0 | Push the topmost object again.
MARK 28 - | | mark | 0 | Push a mark.
POP_MARK 31 - | mark stackslice | | 1 | Drop all objects above the mark, and the mark.
GET 67 decimalnl_short | | any | 0 | Push an object of the memo.
BINGET 68 uint1 | | any | 1 | Push an object of the memo whose number is an octet.
LONG_BINGET 6a uint4 | | any | 1 | Push an object of the memo whose number is four octets.
PUT 70 decimalnl_short | | | 0 | Keep the topmost object in the memo.
BINPUT 71 uint1 | | | 1 | Keep the topmost object in the memo under a number of one octet.
LONG_BINPUT 72 uint4 | | | 1 | Keep the topmost object in the memo under a number of four octets.
MEMOIZE 94 - | any | any | 4 | Keep the topmost object in the memo under the next number.
EXT1 82 uint1 | | any | 2 | Push an object that is registered under a number of one octet.
EXT2 83 uint2 | | any | 2 | Push an object that is registered under a number of two octets.
EXT4 84 int4 | | any | 2 | Push an object that is registered under a number of four octets.
GLOBAL 63 stringnl_noescape_pair | | any | 0 | Push what a module has under a name.
STACK_GLOBAL 93 - | str str | any | 4 | Push what the module named below has under the name on top.
REDUCE 52 - | any any | any | 0 | Call an object with a tuple of arguments.
BUILD 62 - | any any | any | 0 | Give an object its state.
INST 69 stringnl_noescape_pair | mark stackslice | any | 0 | Make an instance of a named class of what is above the mark.
OBJ 6f - | mark any stackslice | any | 1 | Make an instance of the class above the mark of what follows it.
NEWOBJ 81 - | any any | any | 2 | Make an object by __new__ of a class and a tuple.
NEWOBJ_EX 92 - | any any any | any | 4 | Make an object by __new__ of a class, a tuple and a dict of keywords.
PROTO 80 uint1 | | | 2 | Tell the protocol.
STOP 2e - | any | | 0 | End, with the topmost object as what was pickled.
FRAME 95 uint8 | | | 4 | Begin a frame of so many octets.
PERSID 50 stringnl_noescape | | any | 0 | Push what the unpickler finds for an identity.
BINPERSID 51 - | any | any | 1 | Exchange an identity for what the unpickler finds for it.
"""


def _opcodes():
    for line in _TABLE.strip().splitlines():
        head, before, after, protocol, doc = (part.strip() for part in line.split('|'))
        name, code, argument = head.split()
        yield OpcodeInfo(name, chr(int(code, 16)), _ARGUMENTS.get(argument), [_OBJECTS[each] for each in before.split()],
                         [_OBJECTS[each] for each in after.split()], int(protocol), doc)


opcodes = list(_opcodes())
code2op = {opcode.code: opcode for opcode in opcodes}
_by_name = {opcode.name: opcode for opcode in opcodes}


def _walk(pickle, yield_end=False):
    file = io.BytesIO(pickle) if isinstance(pickle, bytes_types) else pickle
    tell = getattr(file, 'tell', lambda: None)
    while True:
        position = tell()
        code = file.read(1)
        opcode = code2op.get(code.decode('latin-1'))
        if opcode is None:
            if code == b'':
                raise ValueError('pickle exhausted before seeing STOP')
            where = '<unknown>' if position is None else position
            raise ValueError(f'at position {where}, opcode {code!r} unknown')
        argument = opcode.arg.reader(file) if opcode.arg is not None else None
        yield (opcode, argument, position, tell()) if yield_end else (opcode, argument, position)
        if code == b'.':
            assert opcode.name == 'STOP'
            break


def genops(pickle):
    """Generate each opcode of a pickle with its argument and its position."""
    return _walk(pickle)


class _Frames:
    # Writes a pickle, from protocol 4 on in frames. What is longer than a frame stands by itself.

    LIMIT = 64 * 1024
    LEAST = 4

    def __init__(self, protocol):
        self.protocol = protocol
        self.out = io.BytesIO()
        self.frame = bytearray()

    def write(self, data):
        is_long = len(data) > self.LIMIT
        if is_long or len(self.frame) >= self.LIMIT:
            self.commit()
        if is_long or self.protocol < 4:
            self.out.write(data)
        else:
            self.frame += data

    def commit(self):
        if len(self.frame) >= self.LEAST:
            self.out.write(_by_name['FRAME'].code.encode('latin-1') + struct.pack('<Q', len(self.frame)))
        self.out.write(self.frame)
        self.frame.clear()

    def memo(self, kind, number):
        if self.protocol >= 4 and kind == 'PUT':
            return b'\x94'
        if self.protocol < 1:
            return f"{'p' if kind == 'PUT' else 'g'}{number}\n".encode('ascii')
        if number < 256:
            return (b'q' if kind == 'PUT' else b'h') + bytes((number,))
        return (b'r' if kind == 'PUT' else b'j') + struct.pack('<I', number)


def optimize(p):
    """Return a pickle without what keeps objects in the memo that nobody asks for."""
    wanted = set()
    kept = 0
    parts = []
    protocol = 0
    head = b''
    for opcode, argument, begin, end in _walk(p, yield_end=True):
        if 'PUT' in opcode.name or opcode.name == 'MEMOIZE':
            number = argument if 'PUT' in opcode.name else kept
            kept += 1
            parts.append(('PUT', number))
        elif 'GET' in opcode.name:
            protocol = max(protocol, opcode.proto)
            wanted.add(argument)
            parts.append(('GET', argument))
        elif opcode.name == 'FRAME':
            continue
        elif opcode.name == 'PROTO':
            protocol = max(protocol, argument)
            if begin == 0:
                head = p[begin:end]
            else:
                parts.append((None, p[begin:end]))
        else:
            parts.append((None, p[begin:end]))
    frames = _Frames(protocol)
    frames.out.write(head)
    numbers = {}
    for kind, what in parts:
        if kind is None:
            frames.write(what)
        elif kind == 'GET':
            frames.write(frames.memo('GET', numbers[what]))
        elif what in wanted:
            numbers[what] = len(numbers)
            frames.write(frames.memo('PUT', numbers[what]))
    frames.commit()
    return frames.out.getvalue()


def dis(pickle, out=None, memo=None, indentlevel=4, annotate=0):
    """Print the opcodes of a pickle, a line each, and check that it keeps its stack in order."""
    stack = []
    if memo is None:
        memo = {}
    marks = []
    highest = -1
    column = annotate
    indent = ' ' * indentlevel
    complaint = None
    for opcode, argument, position in genops(pickle):
        if position is not None:
            print('%5d:' % position, end=' ', file=out)
        line = '%-4s %s%s' % (repr(opcode.code)[1:-1], indent * len(marks), opcode.name)
        highest = max(highest, opcode.proto)
        before, after = opcode.stack_before, opcode.stack_after
        take = len(before)
        note = None
        if markobject in before or (opcode.name == 'POP' and stack and stack[-1] is markobject):
            assert markobject not in after
            if marks:
                where = marks.pop()
                note = '(MARK at unknown opcode offset)' if where is None else f'(MARK at {where})'
                while stack[-1] is not markobject:
                    stack.pop()
                stack.pop()
                try:
                    take = before.index(markobject)
                except ValueError:
                    assert opcode.name == 'POP'
                    take = 0
            else:
                complaint = 'no MARK exists on stack'
        if opcode.name in ('PUT', 'BINPUT', 'LONG_BINPUT', 'MEMOIZE'):
            if opcode.name == 'MEMOIZE':
                number = len(memo)
                note = f'(as {number})'
            else:
                number = argument
            if not stack:
                complaint = "stack is empty -- can't store into memo"
            elif stack[-1] is markobject:
                complaint = "can't store markobject in the memo"
            else:
                memo[number] = stack[-1]
        elif opcode.name in ('GET', 'BINGET', 'LONG_BINGET'):
            if argument in memo:
                after = [memo[argument]]
            else:
                complaint = f'memo key {argument!r} has never been stored into'
        if argument is not None or note:
            line += ' ' * (10 - len(opcode.name))
            if argument is not None:
                line += ' ' + repr(argument)
            if note:
                line += ' ' + note
        if annotate:
            line += ' ' * (column - len(line))
            # The notes stand below each other unless one of the lines is very long.
            column = min(len(line), 50)
            line += ' ' + opcode.doc.split('\n', 1)[0]
        print(line, file=out)
        if complaint:
            raise ValueError(complaint)
        if len(stack) < take:
            raise ValueError('tries to pop %d items from stack with only %d items' % (take, len(stack)))
        if take:
            del stack[-take:]
        if markobject in after:
            assert markobject not in before
            marks.append(position)
        stack.extend(after)
    print('highest protocol among opcodes =', highest, file=out)
    if stack:
        raise ValueError('stack not empty after STOP: %r' % stack)


def _main(arguments=None):
    import argparse
    import pickle as pickles
    parser = argparse.ArgumentParser(description='disassemble one or more pickle files', color=True)
    parser.add_argument('pickle_file', nargs='+', help='the pickle file')
    parser.add_argument('-o', '--output', help='the file where the output should be written')
    parser.add_argument('-m', '--memo', action='store_true', help='preserve memo between disassemblies')
    parser.add_argument('-l', '--indentlevel', default=4, type=int,
                        help='the number of blanks by which to indent a new MARK level')
    parser.add_argument('-a', '--annotate', action='store_true',
                        help='annotate each line with a short opcode description')
    parser.add_argument('-p', '--preamble', default='==> {name} <==',
                        help='if more than one pickle file is specified, print this before each disassembly')
    options = parser.parse_args(arguments)
    memo = {} if options.memo else None
    output = open(options.output, 'w') if options.output else sys.stdout
    try:
        for name in options.pickle_file:
            if len(options.pickle_file) > 1:
                print(options.preamble.format(name='<stdin>' if name == '-' else name), file=output)
            file = sys.stdin.buffer if name == '-' else open(name, 'rb')
            try:
                dis(file, output, memo, options.indentlevel, 30 if options.annotate else 0)
            finally:
                if name != '-':
                    file.close()
    finally:
        if output is not sys.stdout:
            output.close()


if __name__ == '__main__':
    _main()
