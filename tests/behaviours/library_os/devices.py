"""The number of a device has two parts."""
import os

for first, second in ((0, 0), (1, 3), (8, 17), (259, 70000), (5000, 300)):
    device = os.makedev(first, second)
    print(device, os.major(device), os.minor(device))
print(os.ctermid())
reader, writer = os.pipe()
print(os.device_encoding(reader))
os.close(reader)
os.close(writer)
