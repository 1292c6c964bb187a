"""Files are encoded and decoded as a whole."""
import io
import quopri

text = io.BytesIO(b'h\xe9llo w\xf6rld \n')
encoded = io.BytesIO()
quopri.encode(text, encoded, False)
print(encoded.getvalue())
encoded.seek(0)
decoded = io.BytesIO()
quopri.decode(encoded, decoded)
print(decoded.getvalue() == text.getvalue())
