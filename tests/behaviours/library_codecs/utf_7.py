"""UTF-7 writes runs of what is not plain as base64, and says what is wrong in them."""

import codecs

for text in ('', 'a+b', '+', 'a-b', 'é-', 'éa', '😀!', '~\\', 'x≢Α.', '日本語', '1 + 2', 'éé+x', '\0', '\t\n'):
    data = text.encode('utf-7')
    print(data, data.decode('utf-7') == text)
for data in (b'+', b'+AOk', b'a+AOkb', b'+A-', b'\xff', b'+AOk!', b'+!', b'+2D3eAA-!'):
    for errors in ('strict', 'replace', 'ignore'):
        try:
            print(ascii(data.decode('utf-7', errors)))
        except UnicodeDecodeError as error:
            print(error)
decoder = codecs.getincrementaldecoder('utf-7')()
print([decoder.decode(bytes([octet])) for octet in b'+AOk-x'], repr(decoder.decode(b'', True)))
