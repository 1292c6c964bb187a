"""A message can be fed to a parser in pieces of any size."""
from email.feedparser import BytesFeedParser, FeedParser

source = ('Subject: pieces\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'
          '--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\nlines\r\n--b--\r\n')
for size in (1, 2, 3, 7, 1000):
    parser = FeedParser()
    for start in range(0, len(source), size):
        parser.feed(source[start:start + size])
    message = parser.close()
    print(size, message['subject'], [part.get_payload() for part in message.get_payload()])
parser = BytesFeedParser()
parser.feed('Subject: \xe9\n\n'.encode('latin-1'))
print(repr(str(parser.close()['subject'])))
