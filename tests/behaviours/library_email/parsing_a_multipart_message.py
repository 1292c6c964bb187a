"""A parser takes a message apart, with what is before and behind its parts."""
import email

message = email.message_from_bytes(b'''\
Content-Type: multipart/mixed; boundary="xyz"
X-Long: first
 second

before
--xyz
Content-Type: text/plain
Content-Transfer-Encoding: base64

aGVsbG8=
--xyz
Content-Type: message/rfc822

Subject: inner

inner body
--xyz--
after
''')
print(repr(message.preamble), repr(message.epilogue), repr(message['x-long']))
first, second = message.get_payload()
print(first.get_payload(decode=True), second.get_payload(0)['subject'])
print(repr(second.get_payload(0).get_payload()))
print(message.defects, [part.get_content_type() for part in message.walk()])
