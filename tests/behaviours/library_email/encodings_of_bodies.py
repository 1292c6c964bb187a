"""Bodies are encoded and decoded in base64 and quoted-printable."""
from email import base64mime, encoders, quoprimime
from email.charset import Charset
from email.message import Message

print(repr(base64mime.body_encode(b'x' * 60)), base64mime.decode('eHg='))
print(repr(quoprimime.body_encode('a=b\xe9 \nlong ' + 'x' * 80 + '\n')))
print(repr(quoprimime.decode('a=3Db=\nc\n')), quoprimime.header_encode(b'a b\xe9', 'latin-1'))
for name in ('us-ascii', 'utf-8', 'iso-8859-1', 'koi8-r'):
    charset = Charset(name)
    print(charset, charset.get_body_encoding() if name != 'us-ascii' else '', repr(charset.body_encode('ab')))
message = Message()
message.set_payload('text=\n')
encoders.encode_quopri(message)
print(message['content-transfer-encoding'], repr(message.get_payload()), message.get_payload(decode=True))
