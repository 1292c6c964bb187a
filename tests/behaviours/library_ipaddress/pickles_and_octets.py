"""Addresses, networks and interfaces are pickled, and numbers become octets."""
import copy
import ipaddress
import pickle

for each in (ipaddress.ip_address('1.2.3.4'), ipaddress.ip_network('::/8'), ipaddress.ip_interface('1.2.3.4/8'), ipaddress.ip_address('fe80::1%x')):
    print(pickle.loads(pickle.dumps(each)) == each, copy.copy(each) == each, type(each).__module__)
print(ipaddress.v4_int_to_packed(5), ipaddress.v6_int_to_packed(1 << 120), ipaddress.IPV4LENGTH, ipaddress.IPV6LENGTH)
for function, number in ((ipaddress.v4_int_to_packed, -1), (ipaddress.v6_int_to_packed, 1 << 128)):
    try:
        function(number)
    except ValueError as error:
        print(error)
