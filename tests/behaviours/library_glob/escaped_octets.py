"""Names are escaped as they are, whatever octets they have."""
import glob

for name in ('a[b]?*', 'x\0y\1z', b'\xff\x00[\x01*', '[[]]', '//c/[x]', b''):
    print(ascii(glob.escape(name)))
