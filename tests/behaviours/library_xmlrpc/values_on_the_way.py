"""Values are written as XML and read back."""
import datetime
import xmlrpc.client as rpc

values = (1, True, 2.5, 'a<b&', [1, ['x']], {'k': {'n': 0}}, b'octets', datetime.datetime(2020, 1, 2, 3, 4, 5))
text = rpc.dumps(values, 'group.method')
print(text)
read, method = rpc.loads(text, use_builtin_types=True)
print(method, read == tuple([*values]), read)
print(rpc.loads(text)[0][6].data, rpc.loads(text)[0][7] == values[7])
print(rpc.dumps((None,), methodresponse=True, allow_none=True))
recursive = []
recursive.append(recursive)
for wrong in (None, 2 ** 40, {1: 2}, recursive, object()):
    try:
        print(rpc.dumps((wrong,)))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, str(error).partition(' at 0x')[0])
try:
    rpc.loads(rpc.dumps(rpc.Fault(7, 'why')))
except rpc.Fault as fault:
    print(fault.faultCode, fault.faultString, repr(fault))
