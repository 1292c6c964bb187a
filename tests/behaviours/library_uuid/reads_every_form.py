"""An identifier can be given as digits, octets, fields or a number, and shows all of them."""
import uuid

text = '12345678-1234-5678-9234-567812345678'
same = uuid.UUID(text)
for other in (uuid.UUID('{' + text + '}'), uuid.UUID('urn:uuid:' + text), uuid.UUID(text.replace('-', '')),
              uuid.UUID(bytes=same.bytes), uuid.UUID(bytes_le=same.bytes_le), uuid.UUID(fields=same.fields), uuid.UUID(int=same.int)):
    print(other == same, repr(other))
print(same.hex, same.urn, same.int, same.bytes, same.bytes_le, same.fields)
print(same.time_low, same.time_mid, same.time_hi_version, same.clock_seq_hi_variant, same.clock_seq_low, same.node, same.clock_seq, same.time)
print(same.version, same.variant, same.is_safe)
