"""json can be imported without its native part, and does the same."""
import sys

for name in [each for each in sys.modules if each == 'json' or each.startswith('json.')]:
    del sys.modules[name]
sys.modules['_json'] = None
import json

data = {'a': [1, 2.5, None, True, 'é"\n'], 'b': {}, 'c': [], '5': float('inf'), 'd': {'e': ['\U0001f600']}}
text = json.dumps(data)
print(text)
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.loads(text) == data, json.loads(' [1e3, -0, "\\ud83d\\ude00"] '))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('[1.5]', parse_float=str))
for wrong in ('', '[1,]', '{"a":1,}', '{"a" 1}', '[1 2]', '"abc', '"\\x"', '{a: 1}', '[1] 2', '"\\u12"', 'nul'):
    try:
        json.loads(wrong)
    except json.JSONDecodeError as error:
        print(repr(wrong), error)
loop = []
loop.append(loop)
for wrong in (loop, {1, 2}, {(1, 2): 3}):
    try:
        json.dumps(wrong)
    except (TypeError, ValueError) as error:
        print(error)
