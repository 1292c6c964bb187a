"""East Asian encodings: every character both ways, what is wrong, and texts that come in pieces."""
import codecs
import hashlib
import io

NAMES = ('shift_jis', 'cp932', 'euc_jp', 'gb2312', 'gbk', 'gb18030', 'big5', 'cp950', 'euc_kr', 'cp949')
TEXT = '日本語テキスト、漢字。한글 똠방각하 中文測試汉语 ¥‾〜−￥'
for name in NAMES:
    pairs = []
    for first in range(0x80, 0x100):
        for rest in (b'', b'A', b'\x81', b'\xa1', b'\xd4\xa4', b'\xfe', b'1\x811', b'1\x81\x30', b'7\xa27'):
            pairs.append((bytes([first]) + rest).decode(name, 'backslashreplace'))
    points = [chr(point).encode(name, 'ignore').hex() for point in range(0x3000, 0x6000, 17)]
    print(name, codecs.lookup(name).name, hashlib.md5(ascii(pairs).encode()).hexdigest(),
          hashlib.md5(ascii(points).encode()).hexdigest())
    for errors in ('replace', 'ignore', 'xmlcharrefreplace'):
        octets = TEXT.encode(name, errors)
        print(' ', octets.decode(name) == TEXT, octets[:24])
    for wrong in (b'a\x80', b'\x81', b'\xb0', b'\x81\x20', b'\xff', b'a\xa1\xfe', b'\xb0\xa1\xb0', b'\x811', b'\xa4\xd4\xa4'):
        try:
            print(' ', ascii(wrong.decode(name)), end='')
        except UnicodeDecodeError as error:
            print(' ', error, end='')
        print('', ascii(wrong.decode(name, 'replace')), ascii(wrong.decode(name, 'ignore')))
    for wrong in ('a\ud800', 'x\U0001f600', '\u0e01', 'é', '¥', '\u203e', '~\\'):
        try:
            print(' ', wrong.encode(name))
        except UnicodeEncodeError as error:
            print(' ', error)
    octets = '中一二三'.encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    print(' ', [decoder.decode(octets[place:place + 1]) for place in range(len(octets))], decoder.decode(b'', True))
    reader = io.TextIOWrapper(io.BytesIO('一\r\n二'.encode(name)), encoding=name)
    print(' ', reader.readlines())
for other in ('sjis', 'Shift-JIS', 'MS932', 'ujis', 'euc-jp', 'euccn', '936', 'GB18030-2000', 'big5-tw', 'ms950', 'uhc', 'ks_c-5601-1987'):
    print(other, codecs.lookup(other).name)
for name in ('gbk', 'big5'):
    try:
        b'\xff'.decode(name, 'unknown')
    except LookupError as error:
        print(error)
