"""pickletools.genops gives each opcode with its argument and its place; wrong pickles are told."""
import pickle
import pickletools

for opcode, argument, place in pickletools.genops(pickle.dumps({'a': [1, 300, 70000, -1]}, 2)):
    print(place, opcode.name, ascii(opcode.code), argument, opcode.proto)
for wrong in (b'', b'K', b'K\x01', b'\xff', b"S'a\n.", b'I1', b'X\x05\x00\x00\x00ab.'):
    try:
        list(pickletools.genops(wrong))
    except ValueError as error:
        print(error)
for wrong in (b'a.', b'h\x01.', b'0.', b'K\x01K\x02.', b't.'):
    try:
        pickletools.dis(wrong)
    except ValueError as error:
        print(error)
