"""Addresses are formatted as text or as numbers of full width."""
import ipaddress

for address in (ipaddress.ip_address('1.2.3.4'), ipaddress.ip_address('::a:1')):
    for specification in ('', 's', '>20', 'x', 'X', 'b', 'n', '#x', '_x', '#_b', '#n'):
        try:
            print(specification, format(address, specification))
        except TypeError as error:
            print(specification, error)
