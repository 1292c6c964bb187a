"""The variant says who made the rules, and only one of them has versions."""
import uuid

for top in (0x0, 0x4, 0x8, 0xB, 0xC, 0xD, 0xE, 0xF):
    each = uuid.UUID(int=top << 60 | 5 << 76)
    print(top, each.variant, each.version)
for version in range(1, 9):
    print(uuid.UUID(int=(1 << 128) - 1, version=version))
