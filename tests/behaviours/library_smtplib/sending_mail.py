"""Mail is sent to those who take it, after logging in."""
import smtplib
import socket
import threading
from email.message import EmailMessage


def serve(listener):
    connection, _ = listener.accept()
    with connection, connection.makefile('rwb', 0) as file:
        def say(text):
            file.write(text.encode() + b'\r\n')

        say('220 ready')
        while line := file.readline():
            line = line.decode().strip()
            print('got', line)
            command = line.upper().split(' ')[0]
            if command == 'EHLO':
                say('250-server\r\n250-SIZE 1000\r\n250 AUTH PLAIN LOGIN')
            elif command == 'AUTH':
                say('235 in' if 'AHVzZXIAc2VjcmV0' in line else '535 no')
            elif command == 'RCPT' and 'nobody' in line:
                say('550 unknown')
            elif command == 'DATA':
                say('354 go on')
                while (data := file.readline()) != b'.\r\n':
                    print('data', data)
                say('250 taken')
            elif command == 'QUIT':
                say('221 bye')
                break
            else:
                say('250 ok')


with socket.create_server(('127.0.0.1', 0)) as listener:
    thread = threading.Thread(target=serve, args=[listener])
    thread.start()
    with smtplib.SMTP('127.0.0.1', listener.getsockname()[1], local_hostname='me', timeout=10) as smtp:
        for password in ('wrong', 'secret'):
            try:
                reply = smtp.login('user', password)
            except smtplib.SMTPAuthenticationError as error:
                reply = error.smtp_code, error.smtp_error
            print(reply)
        print(smtp.sendmail('a@x.org', ['b@x.org', 'nobody@x.org'], 'Subject: s\n\n.dot\nline\n'))
        message = EmailMessage()
        message['From'] = 'Ann <a@x.org>'
        message['To'] = 'b@x.org'
        message['Bcc'] = 'secret@x.org'
        message.set_content('text')
        print(smtp.send_message(message))
        try:
            smtp.sendmail('a@x.org', 'nobody@x.org', 'x')
        except smtplib.SMTPRecipientsRefused as error:
            print(error.recipients)
        try:
            smtp.putcmd('mail', 'a\r\nb')
        except ValueError as error:
            print(error)
    thread.join()
print(smtplib.quotedata('.a\nb'), smtplib.quoteaddr('Ann <a@x>'))
