"""Numbers in a pickle's memo may be far apart."""

import pickle

FAR = (200_000).to_bytes(4, "little")
print(pickle.loads(b"]q\x00(K\x01r" + FAR + b"j" + FAR + b"h\x00e."))
