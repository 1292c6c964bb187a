"""Which cookies are taken and sent back."""

from http._cookie_text import (domain_match, eff_request_host, is_third_party, request_path,
                               request_port, user_domain_match, IPV4_RE)

_COUNTRY_SECOND_LEVELS = ('co', 'ac', 'com', 'edu', 'org', 'net', 'gov', 'mil', 'int', 'aero', 'biz', 'cat', 'coop',
                          'info', 'jobs', 'mobi', 'museum', 'name', 'pro', 'travel', 'eu')


class CookiePolicy:
    """What says which cookies are taken (`set_ok`) and sent (`return_ok`)."""

    def set_ok(self, cookie, request) -> bool:
        """Whether a cookie may be kept."""
        raise NotImplementedError()

    def return_ok(self, cookie, request) -> bool:
        """Whether a cookie may be sent."""
        raise NotImplementedError()

    def domain_return_ok(self, domain, request) -> bool:
        """Whether cookies of a domain may be sent at all."""
        return True

    def path_return_ok(self, path, request) -> bool:
        """Whether cookies of a path may be sent at all."""
        return True


class DefaultCookiePolicy(CookiePolicy):
    """The rules of the standards, with settings for those that servers do not keep."""

    DomainStrictNoDots = 1
    DomainStrictNonDomain = 2
    DomainRFC2965Match = 4
    DomainLiberal = 0
    DomainStrict = DomainStrictNoDots | DomainStrictNonDomain

    def __init__(self, blocked_domains=None, allowed_domains=None, netscape=True, rfc2965=False,
                 rfc2109_as_netscape=None, hide_cookie2=False, strict_domain=False, strict_rfc2965_unverifiable=True,
                 strict_ns_unverifiable=False, strict_ns_domain=DomainLiberal, strict_ns_set_initial_dollar=False,
                 strict_ns_set_path=False, secure_protocols=('https', 'wss')) -> None:
        self.netscape = netscape
        self.rfc2965 = rfc2965
        self.rfc2109_as_netscape = rfc2109_as_netscape
        self.hide_cookie2 = hide_cookie2
        self.strict_domain = strict_domain
        self.strict_rfc2965_unverifiable = strict_rfc2965_unverifiable
        self.strict_ns_unverifiable = strict_ns_unverifiable
        self.strict_ns_domain = strict_ns_domain
        self.strict_ns_set_initial_dollar = strict_ns_set_initial_dollar
        self.strict_ns_set_path = strict_ns_set_path
        self.secure_protocols = secure_protocols
        self._blocked_domains = () if blocked_domains is None else tuple(blocked_domains)
        self._allowed_domains = None if allowed_domains is None else tuple(allowed_domains)

    def blocked_domains(self) -> tuple:
        """The domains from which nothing is taken."""
        return self._blocked_domains

    def set_blocked_domains(self, blocked_domains) -> None:
        """Set the domains from which nothing is taken."""
        self._blocked_domains = tuple(blocked_domains)

    def is_blocked(self, domain) -> bool:
        """Whether nothing is taken from a domain."""
        return any(user_domain_match(domain, blocked) for blocked in self._blocked_domains)

    def allowed_domains(self):
        """The only domains from which something is taken, or `None`."""
        return self._allowed_domains

    def set_allowed_domains(self, allowed_domains) -> None:
        """Set the only domains from which something is taken."""
        self._allowed_domains = None if allowed_domains is None else tuple(allowed_domains)

    def is_not_allowed(self, domain) -> bool:
        """Whether a domain is none of those from which something is taken."""
        if self._allowed_domains is None:
            return False
        return not any(user_domain_match(domain, allowed) for allowed in self._allowed_domains)

    def set_ok(self, cookie, request) -> bool:
        """Whether a cookie may be kept."""
        assert cookie.name is not None
        return all(getattr(self, 'set_ok_' + what)(cookie, request)
                   for what in ('version', 'verifiability', 'name', 'path', 'domain', 'port'))

    def set_ok_version(self, cookie, request) -> bool:
        """Whether cookies of its kind are taken."""
        if cookie.version is None:
            return False
        return bool(self.rfc2965 if cookie.version > 0 else self.netscape)

    def set_ok_verifiability(self, cookie, request) -> bool:
        """Whether a user could know where it comes from, if that is asked for."""
        if request.unverifiable and is_third_party(request):
            if cookie.version > 0:
                return not self.strict_rfc2965_unverifiable
            return not self.strict_ns_unverifiable
        return True

    def set_ok_name(self, cookie, request) -> bool:
        """Whether its name is one."""
        return not (cookie.version == 0 and self.strict_ns_set_initial_dollar and cookie.name.startswith('$'))

    def set_ok_path(self, cookie, request) -> bool:
        """Whether its path belongs to the request."""
        if cookie.path_specified and (cookie.version > 0 or cookie.version == 0 and self.strict_ns_set_path):
            return self.path_return_ok(cookie.path, request)
        return True

    def set_ok_domain(self, cookie, request) -> bool:
        """Whether the host may set cookies for its domain."""
        if self.is_blocked(cookie.domain) or self.is_not_allowed(cookie.domain):
            return False
        if not cookie.domain_specified:
            return True
        host, with_domain = eff_request_host(request)
        domain = cookie.domain
        if self.strict_domain and domain.count('.') >= 2:
            # No cookies for all of co.uk, as far as that can be guessed.
            last = domain.rfind('.')
            before = domain.rfind('.', 0, last)
            if before == 0 and domain[before + 1:last].lower() in _COUNTRY_SECOND_LEVELS \
                    and len(domain[last + 1:]) == 2:
                return False
        bare = domain.removeprefix('.')
        if '.' not in bare and bare not in ('local', 'localhost'):
            return False
        if cookie.version == 0 and not with_domain.endswith(domain) and not ('.' + with_domain).endswith(domain):
            return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainRFC2965Match:
            if not domain_match(with_domain, domain):
                return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainStrictNoDots:
            prefix = host[:-len(domain)]
            if '.' in prefix and not IPV4_RE.search(host):
                return False
        return True

    def set_ok_port(self, cookie, request) -> bool:
        """Whether the port of the request is one of its ports."""
        if not cookie.port_specified:
            return True
        port = request_port(request)
        port = '80' if port is None else str(port)
        for known in cookie.port.split(','):
            try:
                int(known)
            except ValueError:
                return False
            if known == port:
                return True
        return False

    def return_ok(self, cookie, request) -> bool:
        """Whether a cookie may be sent."""
        return all(getattr(self, 'return_ok_' + what)(cookie, request)
                   for what in ('version', 'verifiability', 'secure', 'expires', 'port', 'domain'))

    def return_ok_version(self, cookie, request) -> bool:
        """Whether cookies of its kind are sent."""
        return not (cookie.version > 0 and not self.rfc2965 or cookie.version == 0 and not self.netscape)

    def return_ok_verifiability(self, cookie, request) -> bool:
        """Whether a user could know where it goes, if that is asked for."""
        return self.set_ok_verifiability(cookie, request)

    def return_ok_secure(self, cookie, request) -> bool:
        """Whether it goes only by way of TLS, and this is."""
        return not cookie.secure or request.type in self.secure_protocols

    def return_ok_expires(self, cookie, request) -> bool:
        """Whether its time is not over."""
        return not cookie.is_expired(self._now)

    def return_ok_port(self, cookie, request) -> bool:
        """Whether the port of the request is one of its ports."""
        if not cookie.port:
            return True
        port = request_port(request)
        return (('80' if port is None else port) in cookie.port.split(','))

    def return_ok_domain(self, cookie, request) -> bool:
        """Whether the host belongs to its domain."""
        host, with_domain = eff_request_host(request)
        domain = cookie.domain
        dotted = '.' + domain if domain and not domain.startswith('.') else domain
        if cookie.version == 0 and self.strict_ns_domain & self.DomainStrictNonDomain \
                and not cookie.domain_specified and domain != with_domain:
            return False
        if cookie.version > 0 and not domain_match(with_domain, domain):
            return False
        return cookie.version > 0 or ('.' + with_domain).endswith(dotted)

    def domain_return_ok(self, domain, request) -> bool:
        """Whether cookies of a domain may be sent at all; a quick look before each is looked at."""
        dotted = '.' + domain if domain and not domain.startswith('.') else domain
        hosts = (name if name.startswith('.') else '.' + name for name in eff_request_host(request))
        if not any(host.endswith(dotted) for host in hosts):
            return False
        return not self.is_blocked(domain) and not self.is_not_allowed(domain)

    def path_return_ok(self, path, request) -> bool:
        """Whether cookies of a path may be sent at all."""
        asked = request_path(request)
        if asked == path:
            return True
        return asked.startswith(path) and (path.endswith('/') or asked[len(path):len(path) + 1] == '/')


for _policy in (CookiePolicy, DefaultCookiePolicy):
    _policy.__module__ = 'http.cookiejar'
del _policy
