"""JSON: both ways, with indents, and errors."""
import json

text = json.dumps({"a": [1, 2.5, None, True], "é": "x\n", "n": {}})
print(text, json.loads(text), json.dumps([1, {"b": 2}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps("é", ensure_ascii=False))
print(json.loads('[1e3, -0.5, "\\u00e9", 12345678901234567890]'), json.dumps(float("inf")), json.dumps((1, 2)), json.dumps({1: 2}))
for bad in ("", "{", "[1,]", "nul", '{"a" 1}', '"x'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error)
try:
    json.dumps(object)
except TypeError as error:
    print(error)
