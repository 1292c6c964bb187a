"""Under the default policy headers have addresses, dates and parameters."""
from email import message_from_string, policy

message = message_from_string('''\
From: Ann Example <ann@example.org>
To: bob@example.org, Team: c@example.org, "D, E" <d@example.org>;
Date: Fri, 21 Nov 1997 09:55:06 -0600
Subject: =?utf-8?q?H=C3=A9llo?=
 world
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"; format=flowed
Content-Disposition: attachment; filename*=utf-8''%e2%82%ac.txt

body
''', policy=policy.default)
print(message['from'].addresses[0].display_name, message['from'].addresses[0].domain)
print([(group.display_name, [str(address) for address in group.addresses]) for group in message['to'].groups])
print(message['date'].datetime)
print(message['subject'], message['subject'].defects)
print(message['content-type'].content_type, dict(message['content-type'].params))
print(message['content-disposition'].params['filename'], message.get_filename())
try:
    message['Subject'] = 'again'
except ValueError as error:
    print(error)
