"""Files: writing, reading, lines, positions and modes."""
import os
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "text.txt")
with open(path, "w") as file:
    print(file.write("one\ntwo\n"), file.closed)
    print("three", file=file)
    file.writelines(["four\n", "é"])
with open(path) as file:
    print(file.readline(), file.read(2), file.readlines(), repr(file.read()), file.tell() > 0, file.seek(0), [line.strip() for line in file])
with open(path, "rb") as file:
    print(file.read(5), file.seek(-2, 2), file.read())
with open(path, "a") as file:
    file.write("\nlast")
print(len(open(path).read()), os.path.exists(path), os.path.getsize(path), os.listdir(folder))
for call in (lambda: open(path, "z"), lambda: open(path).write("x"), lambda: open(folder), lambda: open(path, "x"), lambda: file.write("closed")):
    try:
        call()
    except (OSError, ValueError) as error:
        print(type(error).__name__, str(error).replace(folder, "FOLDER"))
os.remove(path)
os.rmdir(folder)
print(os.path.exists(folder))
