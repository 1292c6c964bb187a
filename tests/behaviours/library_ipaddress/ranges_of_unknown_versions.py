"""A range of addresses of a version that is neither 4 nor 6 cannot be summarized."""
import ipaddress


class Address(ipaddress.IPv6Address):
    version = 7


try:
    list(ipaddress.summarize_address_range(Address('::1'), Address('::1')))
except ValueError as error:
    print(error)
