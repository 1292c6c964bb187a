"""EncodedFile shows a file of octets in one encoding as one in another."""

import codecs
import io

file = io.BytesIO()
recoder = codecs.EncodedFile(file, 'latin-1', 'utf-8')
recoder.write(b'\xe9\nx\n')
print(file.getvalue())
recoder.seek(0)
print(recoder.read())
recoder.seek(0)
print(list(recoder), recoder.data_encoding, recoder.file_encoding)
recoder.seek(0)
print(recoder.readline(), recoder.readlines())
