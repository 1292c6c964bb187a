"""Strings of all lengths with something to escape at each place, keys that come again, and numbers of each kind."""

import json


def attempt(function):
    try:
        print(ascii(function()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


for special in '"\\\n\x00\x1f \x7f\x80\u00e9\u2028\ud800\U0001f600':
    for place in range(19):
        text = "a" * place + special + "b" * (18 - place)
        for ascii_only in (True, False):
            written = json.dumps(text, ensure_ascii=ascii_only)
            assert json.loads(written) == text, ascii(text)
            assert json.loads(json.dumps({text: text}, ensure_ascii=ascii_only)) == {text: text}
    print(ascii(written), ascii(json.dumps(special * 9)), ascii(json.dumps(special, ensure_ascii=False)))
for place in range(12):
    for octet in ("\n", "\x01", "\x1f"):
        attempt(lambda: json.loads('"' + "a" * place + octet + 'b"'))
        assert json.loads('"' + "a" * place + octet + 'b"', strict=False) == "a" * place + octet + "b"
    attempt(lambda: json.loads('{"' + "k" * place))
    attempt(lambda: json.loads('{"' + "k" * place + "\\q"))
keys = [prefix + str(number) for prefix in ("a", "b", "key", "") for number in range(40)] + ["", "\u00e9", "a\\", 'a"']
documents = [{key: number for number, key in enumerate(keys)} for _ in range(3)]
again = json.loads(json.dumps(documents))
print(again == documents, all(one is other for one, other in zip(again[0], again[2])), list(again[1])[-4:])
print(json.loads('[{"\\u0061b": 1, "ab": 2}, {"ab": 3, "\\u0061b": 4}, {"ab\\u0022": 5, "ab": 6}]'))
numbers = [0, -0.0, 0.5, 1e-3, 0.00099, 1e15, 999999999999999.9, 1e16, 123456789012345.6, 1e22, 5e-324, 1.7976931348623157e308,
           -1.5, 3.0, 1 << 70, -(1 << 62), (1 << 61) - 1, 1e100, 2.5e-7]
print(json.dumps(numbers), json.loads(json.dumps(numbers)) == numbers)
print(json.dumps({0.5: 1, 1e20: 2, 1 << 70: 3, True: 4, None: 5}))
attempt(lambda: json.loads("[1.5e3, -0, 1E-2, 12345678901234567890, 1.0, 100000000000000000000000.5]"))
for wrong in ("-", "01", "1.", ".5", "1e", "+1", "[1,]", '{"a" 1}', '{"a":}', "{a:1}", '{"a":1,}', "nul", "[NaN, Infinity, -Infinity]"):
    attempt(lambda: json.loads(wrong))
