"""An EmailMessage takes text, other forms of it and attachments as objects."""
import email.policy
import re
from email.message import EmailMessage

message = EmailMessage()
message['From'] = 'Ann <ann@example.org>'
message['To'] = 'Bob Ø <bob@example.org>, "Lee, C" <lee@example.org>'
message['Subject'] = 'Ünïcode in a subject that is rather long, so that it has to be folded somewhere'
message.set_content('Hello\nwörld\n')
message.add_alternative('<p>Hello</p>\n', subtype='html')
message.add_attachment(b'12345', maintype='image', subtype='png', filename='ä.png')
text = message.as_string()
boundaries = list(dict.fromkeys(re.findall(r'={15}\d+==', text)))
for number, boundary in enumerate(boundaries):
    text = text.replace(boundary, f'boundary-{number}')
print(text)
print(message.get_body(('plain',)).get_content())
print([part.get_filename() for part in message.iter_attachments()])
