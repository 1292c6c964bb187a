"""An empty str and empty bytes have the hash 0."""

print(hash(""), hash(b""), hash(memoryview(b"")))
print("".__hash__(), hash("a"[1:]), hash(str()), {"": 1}[str()])
print(hash(("",)) == hash((b"",)), hash(frozenset([""])) == hash(frozenset([b""])))
