"""A message of several parts is written with a boundary between them."""
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

message = MIMEMultipart(boundary='limit')
message['Subject'] = 'Report'
message['To'] = 'someone@example.org'
message.attach(MIMEText('plain text\n'))
message.attach(MIMEText('grüße\n', 'plain', 'utf-8'))
part = MIMEApplication(b'\x00\x01\x02', name='data.bin')
part.add_header('Content-Disposition', 'attachment', filename='data.bin')
message.attach(part)
print(message.as_string())
print([part.get_content_type() for part in message.walk()], message.is_multipart())
