"""What is wrong with a message is noted, and read past."""
import email
from email import policy

for source in (
    'Content-Type: multipart/mixed\n\nno boundary\n',
    'Content-Type: multipart/mixed; boundary=b\n\nnever begins\n',
    'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnever ends\n',
    'Subject: x\nnot a header\n\nbody\n',
    ' continuation\nSubject: x\n\nbody\n',
):
    message = email.message_from_string(source)
    names = [type(defect).__name__ for defect in message.defects]
    print(names, message.get('subject'), type(message.get_payload()).__name__)
try:
    email.message_from_string('Subject: x\nwrong\n', policy=policy.strict)
except email.errors.MessageDefect as error:
    print(type(error).__name__)
