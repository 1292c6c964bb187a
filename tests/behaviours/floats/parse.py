"""Floats from text, and the errors of bad text."""
for text in ("1.5", " -2e3 ", "inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "1e-7", "+3"):
    print(float(text))
for text in ("", "abc", "1.2.3", "1e", "1__0", "0x10"):
    try:
        float(text)
    except ValueError as error:
        print(error)
try:
    float(None)
except TypeError as error:
    print(error)
print(float(), float(7), float(True), float(b"2.5"))
