"""Every function makes identifiers of its version, all different, and those of time in order."""
import time
import uuid

for make in (uuid.uuid1, uuid.uuid4, uuid.uuid6, uuid.uuid7, uuid.uuid8):
    made = [make() for _ in range(20)]
    print(make.__name__, {each.version for each in made}, {each.variant for each in made}, len(set(made)))
made = [uuid.uuid7() for _ in range(100)]
print(made == sorted(made), abs(made[0].time / 1000 - time.time()) < 60)
for make in (uuid.uuid1, uuid.uuid6):
    fixed = make(0x123456789ABC, 0x1234)
    print(hex(fixed.node), hex(fixed.clock_seq), abs((fixed.time - 0x01B21DD213814000) / 1e7 - time.time()) < 60)
print(uuid.uuid8(0x123456789ABC, 0x123, 0x1234567), uuid.getnode() == uuid.getnode())
