"""A number that the memo does not have is an error."""

import pickle

for octets in (b"h\x05.", b"j\x00\x00\x00\x70.", b"g77\n.", b"gx\n."):
    try:
        pickle.loads(octets)
    except Exception as error:
        print(type(error).__name__, error)
