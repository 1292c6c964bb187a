"""Frames that are written to a file of sound are read back with what was said of them."""
import io
import wave

out = io.BytesIO()
with wave.open(out, 'wb') as file:
    file.setnchannels(2)
    file.setsampwidth(2)
    file.setframerate(8000.4)
    file.setcomptype('NONE', 'not compressed')
    file.writeframes(bytes(range(16)))
    file.writeframes(b'\x01\x02\x03\x04')
    print(file.tell(), file.getparams())
print(out.getvalue()[:44].hex())
with wave.open(io.BytesIO(out.getvalue())) as file:
    print(file.getparams())
    print(file.readframes(2).hex(), file.tell())
    file.setpos(4)
    print(file.readframes(100).hex(), file.readframes(1))
    file.rewind()
    print(len(file.readframes(100)))
