"""Lines are uuencoded with spaces or backticks for zero."""
import binascii

for data in (b'', b'abc', b'abcd', b'\0\0', bytes(range(45))):
    print(binascii.b2a_uu(data), binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(binascii.b2a_uu(data)) == data)
print(binascii.a2b_uu(b'#86)C'), binascii.a2b_uu(b'#8'), binascii.a2b_uu('`\n'))
for function, data in ((binascii.a2b_uu, b''), (binascii.a2b_uu, b'#86)Cxx'), (binascii.a2b_uu, b'#86)\x80'), (binascii.b2a_uu, bytes(46))):
    try:
        function(data)
    except binascii.Error as error:
        print(error)
