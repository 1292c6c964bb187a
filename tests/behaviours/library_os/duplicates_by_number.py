"""A descriptor gets any number that is wanted, whether that is free or taken."""
import os

folder = os.open('.', os.O_RDONLY)
reader, writer = os.pipe()
free = 150
print(os.dup2(writer, free), os.get_inheritable(free))
os.write(free, b'through the other number')
print(os.read(reader, 100))
print(os.dup2(reader, folder, inheritable=False) == folder, os.get_inheritable(folder))
os.write(writer, b'again')
print(os.read(folder, 100), os.dup2(folder, folder) == folder)
for wrong in ((900, 20), (-1, 20), (writer, -1)):
    try:
        print(os.dup2(*wrong))
    except OSError as error:
        print(error)
try:
    os.fstat(20)
except OSError as error:
    print(error)
