"""The function that pickles name reads items in the format of any machine."""
import array

rebuild = array._array_reconstructor
print(rebuild(array.array, 'h', 5, b'\x00\x01\xff\xff'), rebuild(array.array, 'h', 4, b'\x01\x00'))
print(rebuild(array.array, 'd', 15, b'\x3f\xc0\x00\x00'), rebuild(array.array, 'd', 17, b'\x3f\xf8' + bytes(6)))
print(rebuild(array.array, 'w', 19, b'\x00a\x00b'))
for arguments in ((array.array, 'i', 99, b''), (int, 'i', 0, b''), (array.array, 'i', 0, 'a')):
    try:
        rebuild(*arguments)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
