"""JSON both ways."""
import io
import json


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, '__notes__', ''))


data = {'a': [1, 2.5, -3, 1e100, True, False, None], 'text': 'é "q" \\ \n \u0001 😀 /', 'empty': [{}, [], ''], 'n': {'m': (1, 2)}, 3: 4,
        None: 1, True: 2, 1.5: 3}
text = json.dumps(data)
print(text)
print(json.loads(text))
print(json.dumps(data, ensure_ascii=False), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([1, {'a': 2}], separators=(',', ':')))
print(json.dumps({'a': [1, {'b': [], 'c': {}}], 'd': {'e': 1}}, indent=2))
print(json.dumps([1, [2]], indent='\t'), json.dumps([float('inf'), float('-inf')]), json.dumps('plain'), json.dumps(5), json.dumps(None))
attempt(json.dumps, float('nan'), allow_nan=False)
attempt(json.dumps, {1, 2})
attempt(json.dumps, {'k': [1, object]})
attempt(json.dumps, {(1,): 2})
print(json.dumps({(1,): 2, 'a': 1}, skipkeys=True), json.dumps({1, 2}, default=sorted))
loop = []
loop.append(loop)
attempt(json.dumps, loop)
for good in ('1', '-0', '0.5', '1e5', '1E-2', '"\\u00e9\\ud83d\\ude00\\n\\/"', ' [1 , 2 ] ', '{"a" : {"b":[]}}', 'true', 'null', 'NaN', '-Infinity',
             '[]', '{}', '12345678901234567890', '"\\ud800"', b'{"k": "\xc3\xa9"}', bytearray(b'[1]'), '{"a":1,"a":2}'):
    attempt(json.loads, good)
for bad in ('', '[', '[1', '[1,', '[1,]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '"abc', '"\\x"', '"\\u12"', '1 2', 'nul', '-',
            '01', '1.', '.5', '+1', '"a\nb"', '[1 2]', '{"a" 1}', "{'a': 1}", '\ufeff1', '[\n1,\nx]', '"\\', 'tru'):
    attempt(json.loads, bad)
attempt(json.loads, 5)
print(json.loads('"a\tb"', strict=False), json.loads('{"x": 1}', object_hook=lambda d: list(d)),
      json.loads('{"x": 1, "x": 2}', object_pairs_hook=lambda pairs: pairs), json.loads('[1.5, 2]', parse_float=str, parse_int=lambda t: t + '!'),
      json.loads('NaN', parse_constant=lambda name: name))
out = io.StringIO()
json.dump({'k': [1]}, out, indent=1)
print(out.getvalue(), json.load(io.StringIO('[3]')))
print(json.JSONDecoder().raw_decode('[1] rest'))
try:
    json.loads('[\n 1,\n oops]')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno)


class Encoder(json.JSONEncoder):
    def default(self, o):
        return {'complex': [o.real, o.imag]} if isinstance(o, complex) else super().default(o)


print(json.dumps([1 + 2j], cls=Encoder))


class Number(int):
    def __repr__(self):
        return 'no'


print(json.dumps([Number(3), {Number(4): 'x'}]))
attempt(lambda: json.loads('[' * 200 + ']' * 200)[0][0] is not None)
