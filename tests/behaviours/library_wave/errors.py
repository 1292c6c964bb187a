"""What is no file of sound, or asks for the impossible, raises wave.Error."""
import io
import wave

for data in (b'RIFX' + bytes(40), b'RIFF' + bytes(4) + b'WAVX', b'RIFF\x04\x00\x00\x00WAVE',
             b'RIFF\x00\x00\x00\x00WAVEdata\x00\x00\x00\x00'):
    try:
        wave.open(io.BytesIO(data))
    except (wave.Error, EOFError) as error:
        print(type(error).__name__, error)
file = wave.open(io.BytesIO(), 'wb')
for name, value in (('setnchannels', 0), ('setsampwidth', 5), ('setframerate', 0), ('setcomptype', None)):
    try:
        getattr(file, name)(*([value] if value is not None else ['ULAW', 'x']))
    except wave.Error as error:
        print(name, error)
for name in ('getnchannels', 'getsampwidth', 'getframerate', 'getparams', 'close'):
    try:
        getattr(file, name)()
    except wave.Error as error:
        print(name, error)
try:
    wave.open(io.BytesIO(), 'a')
except wave.Error as error:
    print(error)
