"""Methods of bytes, which mirror those of text."""
data = b"one two one"
print(data.find(b"two"), data.count(b"one"), data.split(), data.split(b"o"), data.replace(b"one", b"1"), data.startswith(b"one"), data.upper())
print(b" x ".strip(), b"-".join([b"a", b"b"]), b"a=b".partition(b"="), b"5".zfill(3), b"ab".center(6, b"*"), b"12".isdigit(), b"Ab".swapcase())
print(b"two" in data, 111 in data, b"abc" < b"abd", b"a" * 3, b"a" + b"b", b"%d-%s" % (5, b"x"), b"abc".translate(None, b"b"), b"a\nb".splitlines())
print(hash(b"x") == hash(bytes([120])), {b"k": 1}[b"k"], b"a" == "a")
