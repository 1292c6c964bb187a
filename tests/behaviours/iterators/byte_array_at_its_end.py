"""An iterator over a byte array that has ended stays there when the array grows."""
octets = bytearray(b'ab')
iterator = iter(octets)
print(list(iterator))
octets.append(99)
print(list(iterator), next(iterator, 'nothing'), iterator.__length_hint__() == 0)
