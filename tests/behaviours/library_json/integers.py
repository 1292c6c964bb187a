"""Numbers of JSON: with few and many digits, with fractions, and what is none."""

import json

texts = ["0", "-0", "-1", "12", "123456789012345678", "-123456789012345678", "999999999999999999", "-999999999999999999"]
texts += ["1000000000000000000", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"]
texts += ["2305843009213693951", "2305843009213693952", "-2305843009213693952", "-2305843009213693953", "1" + "0" * 40]
texts += ["0.5", "-0.0", "1.5e3", "1E5", "-1e-5", "12345678901234567890.5", "1.25", "123456789012345678901234567890e-10", "0e0"]
texts += ["01", "-01", "1.", "1.e5", "1e", "1e+", "-", "--1", "+1", ".5", "1_0", "0x10", "١", "1 2", "-Infinity", "-Infinit", "1-2"]
for text in texts:
    for layout in ("{}", "[{}]", "[{} ]", '{{"a":{}}}', " {}\n", "[{},{}]"):
        whole = layout.replace("{}", text).replace("{{", "{").replace("}}", "}")
        try:
            value = json.loads(whole)
            print(whole.strip(), repr(value), type(value).__name__)
        except json.JSONDecodeError as error:
            print(whole.strip(), error)
hooked = json.loads("[1, -2, 1.5, 123456789012345678901, -0]", parse_int=lambda text: f"<{text}>", parse_float=repr)
print(hooked)
try:
    json.loads("1" * 5000)
except ValueError as error:
    print(type(error).__name__, error)
