"""Functions of the os module."""
import os

print(os.getpid() == os.getpid(), os.getppid() > 0, os.sep, os.linesep == "\n", os.name, os.path.join("a", "b", "/c", "d"), os.path.split("/a/b.txt"), os.path.splitext("x/y.tar.gz"))
print(os.path.basename("/a/b"), os.path.dirname("/a/b"), os.path.normpath("a/../b//c/."), os.path.isabs("/x"), os.path.exists("/no/such"), os.cpu_count() > 0, os.getcwd() == os.path.abspath("."))
os.environ["WEFT_TEST_VALUE"] = "5"
print(os.environ["WEFT_TEST_VALUE"], os.getenv("WEFT_TEST_VALUE"), os.environ.get("WEFT_NONE"), os.getenv("WEFT_NONE", "default"), "WEFT_TEST_VALUE" in os.environ)
try:
    os.environ["WEFT_NONE"]
except KeyError as error:
    print(error)
try:
    os.listdir("/no/such/folder")
except FileNotFoundError as error:
    print(error)
