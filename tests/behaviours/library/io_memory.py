"""io.StringIO and BytesIO, and the redirection of print."""
import contextlib
import io
import sys

text = io.StringIO("one\ntwo")
print(text.readline(), text.read(), text.getvalue())
out = io.StringIO()
print("a", 1, file=out, sep="-", end="!")
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
data = io.BytesIO()
data.write(b"abc")
data.seek(1)
print(data.read(), data.getvalue(), data.tell())
saved, sys.stdout = sys.stdout, io.StringIO()
print("hidden")
hidden, sys.stdout = sys.stdout.getvalue(), saved
print(repr(hidden), sys.stdout.write("written\n"))
print("done", flush=True)
