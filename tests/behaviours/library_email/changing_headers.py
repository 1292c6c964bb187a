"""Headers can be added, replaced and deleted, and their parameters changed."""
from email.message import Message

message = Message()
message['A'] = '1'
message['B'] = '2'
message['a'] = '3'
print(message.items(), message.get_all('A'), 'b' in message, len(message), message['none'])
message.replace_header('B', 'two')
del message['a']
print(message.items())
message.add_header('Content-Type', 'text/plain', charset='us-ascii', x_name='with space')
message.set_param('format', 'flowed')
message.set_param('name', 'é.txt', charset='utf-8')
print(message['content-type'], message.get_param('name'), message.get_content_charset())
message.del_param('format')
message.set_type('text/html')
print(message['content-type'], message.get_content_maintype())
for call in (lambda: message.replace_header('none', ''), lambda: message.__setitem__('b c', 'x'),
             lambda: message.attach('x') or message.set_payload('t') or message.attach('y')):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
