"""pickletools.dis prints a line for each opcode: its place, its octet, its name, indented by marks, and its argument."""
import pickle
import pickletools

data = [1, 'a', (2, 3), {'k': b'v'}, {4}, None, True, 2.5, 10 ** 20]
for protocol in (0, 2, 4):
    pickletools.dis(pickle.dumps(data, protocol))
