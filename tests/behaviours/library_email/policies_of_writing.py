"""Policies decide about line ends, lengths of lines and octets."""
from email import message_from_bytes, policy
from email.message import EmailMessage

message = message_from_bytes('Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'
                             'From é\n'.encode())
print(message.as_bytes())
print(message.as_bytes(policy=policy.compat32.clone(linesep='\r\n')))
modern = EmailMessage(policy=policy.SMTP)
modern['Subject'] = 'word ' * 20
modern.set_content('text')
print(modern.as_bytes())
print(policy.default.clone(max_line_length=30).fold('Subject', 'one two three four five six seven'))
print(policy.default + policy.strict, policy.HTTP.max_line_length)
try:
    policy.default.utf8 = True
except AttributeError as error:
    print(error)
