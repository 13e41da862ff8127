import Evaluator

extension WrittenModules {
  static let urllibParse = WrittenModule(
    "_urllib_parse", doc: "Addresses of the web.",
    #"""
    import collections as _collections
    import re as _re

    uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
    uses_netloc = uses_relative + ['telnet', 'snews', 'rsync', 'nfs', 'git', 'git+ssh']
    uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
    _always_safe = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')

    def _as_text(*args):
        # The arguments as text, and what turns a result into the kind that they were.
        is_text = isinstance(args[0], str)
        for arg in args[1:]:
            if arg and isinstance(arg, str) != is_text:
                raise TypeError('Cannot mix str and non-str arguments')
        if is_text:
            return args + (lambda x: x,)
        return tuple(x.decode('ascii', 'strict') if x else '' for x in args) + (lambda x: x.encode('ascii') if isinstance(x, str) else x.encode(),)

    class _Parts:
        # What all results have.
        def _user(self):
            info, mark, _ = self.netloc.rpartition('@' if isinstance(self.netloc, str) else b'@')
            if not mark:
                return None, None
            name, mark, password = info.partition(':' if isinstance(info, str) else b':')
            return name, password if mark else None

        def _host(self):
            netloc = self.netloc
            text = isinstance(netloc, str)
            at, open, close, colon = ('@', '[', ']', ':') if text else (b'@', b'[', b']', b':')
            rest = netloc.rpartition(at)[2]
            before, bracket, inner = rest.partition(open)
            if bracket:
                host, _, port = inner.partition(close)
                port = port.partition(colon)[2]
            else:
                host, _, port = rest.partition(colon)
            return host, port or None

        @property
        def username(self):
            """The name before a password."""
            return self._user()[0]

        @property
        def password(self):
            """The password before the machine."""
            return self._user()[1]

        @property
        def hostname(self):
            """The name of the machine."""
            host = self._host()[0]
            if not host:
                return None
            mark = '%' if isinstance(host, str) else b'%'
            host, percent, zone = host.partition(mark)
            return host.lower() + percent + zone

        @property
        def port(self):
            """The number of the port, or None."""
            port = self._host()[1]
            if port is None:
                return None
            text = port if isinstance(port, str) else port.decode()
            if not (text.isdigit() and text.isascii()):
                raise ValueError(f'Port could not be cast to integer value as {text!r}')
            if not int(text) <= 65535:
                raise ValueError('Port out of range 0-65535')
            return int(text)

    class DefragResult(_collections.namedtuple('DefragResult', 'url fragment')):
        """An address and its fragment."""
        def geturl(self):
            """The address."""
            return self.url + '#' + self.fragment if self.fragment else self.url

        def encode(self, encoding='ascii', errors='strict'):
            """The same as bytes."""
            return DefragResultBytes(*(x.encode(encoding, errors) for x in self))

    class DefragResultBytes(_collections.namedtuple('DefragResultBytes', 'url fragment')):
        """An address and its fragment, as bytes."""
        def geturl(self):
            """The address."""
            return self.url + b'#' + self.fragment if self.fragment else self.url

        def decode(self, encoding='ascii', errors='strict'):
            """The same as text."""
            return DefragResult(*(x.decode(encoding, errors) for x in self))

    class SplitResult(_collections.namedtuple('SplitResult', 'scheme netloc path query fragment'), _Parts):
        """The parts of an address."""
        def geturl(self):
            """The address."""
            return urlunsplit(self)

        def encode(self, encoding='ascii', errors='strict'):
            """The same as bytes."""
            return SplitResultBytes(*(x.encode(encoding, errors) for x in self))

    class SplitResultBytes(_collections.namedtuple('SplitResultBytes', 'scheme netloc path query fragment'), _Parts):
        """The parts of an address, as bytes."""
        def geturl(self):
            """The address."""
            return urlunsplit(self)

        def decode(self, encoding='ascii', errors='strict'):
            """The same as text."""
            return SplitResult(*(x.decode(encoding, errors) for x in self))

    class ParseResult(_collections.namedtuple('ParseResult', 'scheme netloc path params query fragment'), _Parts):
        """The parts of an address, with parameters."""
        def geturl(self):
            """The address."""
            return urlunparse(self)

        def encode(self, encoding='ascii', errors='strict'):
            """The same as bytes."""
            return ParseResultBytes(*(x.encode(encoding, errors) for x in self))

    class ParseResultBytes(_collections.namedtuple('ParseResultBytes', 'scheme netloc path params query fragment'), _Parts):
        """The parts of an address with parameters, as bytes."""
        def geturl(self):
            """The address."""
            return urlunparse(self)

        def decode(self, encoding='ascii', errors='strict'):
            """The same as text."""
            return ParseResult(*(x.decode(encoding, errors) for x in self))

    def urlsplit(url, scheme='', allow_fragments=True):
        """The parts of an address."""
        url, scheme, back = _as_text(url, scheme)
        url = url.lstrip(''.join(map(chr, range(33))))
        scheme = scheme.strip(''.join(map(chr, range(33))))
        for letter in '\t\r\n':
            url, scheme = url.replace(letter, ''), scheme.replace(letter, '')
        netloc = query = fragment = ''
        head, colon, rest = url.partition(':')
        if colon and head and head[0].isascii() and head[0].isalpha() and all(c.isascii() and (c.isalnum() or c in '+-.') for c in head):
            scheme, url = head.lower(), rest
        if url[:2] == '//':
            end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
            netloc, url = url[2:end], url[end:]
            if ('[' in netloc) != (']' in netloc):
                raise ValueError('Invalid IPv6 URL')
            if '[' in netloc:
                _check_brackets(netloc)
        if allow_fragments and '#' in url:
            url, _, fragment = url.partition('#')
        if '?' in url:
            url, _, query = url.partition('?')
        return back(SplitResult(scheme, netloc, url, query, fragment))

    def _check_brackets(netloc):
        host = netloc.rpartition('@')[2]
        before, _, rest = host.partition('[')
        inner, _, after = rest.partition(']')
        if before or after and not after.startswith(':'):
            raise ValueError('Invalid IPv6 URL')
        if inner.startswith('v'):
            if not _re.match(r'\Av[a-fA-F0-9]+\..+\Z', inner):
                raise ValueError('IPvFuture address is invalid')
        elif ':' not in inner or not _re.match(r'\A[0-9a-fA-F:.]+(%.+)?\Z', inner):
            raise ValueError(f'{inner!r} does not appear to be an IPv4 or IPv6 address')

    def urlparse(url, scheme='', allow_fragments=True):
        """The parts of an address, with parameters."""
        url, scheme, back = _as_text(url, scheme)
        s, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
        params = ''
        if s in uses_params and ';' in path:
            place = path.find(';', path.rfind('/') + 1) if '/' in path else path.find(';')
            if place >= 0:
                path, params = path[:place], path[place + 1:]
        return back(ParseResult(s, netloc, path, params, query, fragment))

    def urlunsplit(components):
        """The address of its parts."""
        scheme, netloc, url, query, fragment, back = _as_text(*components)
        if netloc or scheme and scheme in uses_netloc and url[:2] != '//':
            if url and url[:1] != '/':
                url = '/' + url
            url = '//' + netloc + url
        if scheme:
            url = scheme + ':' + url
        return back(url + ('?' + query if query else '') + ('#' + fragment if fragment else ''))

    def urlunparse(components):
        """The address of its parts, with parameters."""
        scheme, netloc, url, params, query, fragment, back = _as_text(*components)
        return back(urlunsplit((scheme, netloc, url + (';' + params if params else ''), query, fragment)))

    def urljoin(base, url, allow_fragments=True):
        """An address as it is seen from another."""
        if not base:
            return url
        if not url:
            return base
        base, url, back = _as_text(base, url)
        b = urlparse(base, '', allow_fragments)
        u = urlparse(url, b.scheme, allow_fragments)
        if u.scheme != b.scheme or u.scheme not in uses_relative:
            return back(url)
        if u.scheme in uses_netloc and u.netloc:
            return back(urlunparse(u))
        netloc = b.netloc if u.scheme in uses_netloc else u.netloc
        if not u.path and not u.params:
            return back(urlunparse((u.scheme, netloc, b.path, b.params, u.query or b.query, u.fragment)))
        own = b.path.split('/')
        if own[-1] != '':
            del own[-1]
        if u.path[:1] == '/':
            segments = u.path.split('/')
        else:
            segments = own + u.path.split('/')
            segments[1:-1] = filter(None, segments[1:-1])
        parts = []
        for segment in segments:
            if segment == '..':
                if parts:
                    parts.pop()
            elif segment != '.':
                parts.append(segment)
        if segments[-1] in ('.', '..'):
            parts.append('')
        return back(urlunparse((u.scheme, netloc, '/'.join(parts) or '/', u.params, u.query, u.fragment)))

    def urldefrag(url):
        """An address without its fragment, and the fragment."""
        url, back = _as_text(url)
        fragment = ''
        if '#' in url:
            s, n, p, a, q, fragment = urlparse(url)
            url = urlunparse((s, n, p, a, q, ''))
        return back(DefragResult(url, fragment))

    def unwrap(url):
        """An address without brackets around it."""
        url = str(url).strip()
        if url[:1] == '<' and url[-1:] == '>':
            url = url[1:-1].strip()
        return url[4:].strip() if url[:4] == 'URL:' else url

    # Parts of addresses

    def quote_from_bytes(bs, safe='/'):
        """Bytes as a part of an address."""
        if not isinstance(bs, (bytes, bytearray)):
            raise TypeError('quote_from_bytes() expected bytes')
        if not isinstance(safe, str):
            safe = safe.decode('ascii', 'ignore')
        allowed = _always_safe | set(c for c in safe if c.isascii())
        return ''.join([chr(b) if chr(b) in allowed else f'%{b:02X}' for b in bs])

    def quote(string, safe='/', encoding=None, errors=None):
        """Text as a part of an address."""
        if isinstance(string, str):
            return quote_from_bytes(string.encode(encoding or 'utf-8', errors or 'strict'), safe) if string else string
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
        return quote_from_bytes(string, safe)

    def quote_plus(string, safe='', encoding=None, errors=None):
        """As quote, with + for spaces."""
        return quote(string, safe + (' ' if isinstance(safe, str) else b' '), encoding, errors).replace(' ', '+')

    def unquote_to_bytes(string):
        """The bytes that a part of an address stands for."""
        if not string:
            string.split
            return b''
        if isinstance(string, str):
            string = string.encode('utf-8')
        parts = string.split(b'%')
        out = [parts[0]]
        for part in parts[1:]:
            try:
                if len(part[:2].strip()) != 2 or b'_' in part[:2] or part[:1] in b'+-':
                    raise ValueError
                out += [bytes([int(part[:2], 16)]), part[2:]]
            except ValueError:
                out += [b'%', part]
        return b''.join(out)

    def unquote(string, encoding='utf-8', errors='replace'):
        """The text that a part of an address stands for."""
        encoding, errors = encoding or 'utf-8', errors or 'replace'
        if isinstance(string, (bytes, bytearray)):
            return unquote_to_bytes(bytes(string)).decode(encoding, errors)
        if '%' not in string:
            string.split
            return string
        # Only runs of ASCII are bytes; other letters stay.
        return ''.join(unquote_to_bytes(part).decode(encoding, errors) if part.isascii() else part for part in _re.split('([\x00-\x7f]+)', string))

    def unquote_plus(string, encoding='utf-8', errors='replace'):
        """As unquote, with spaces for +."""
        return unquote(string.replace('+', ' '), encoding, errors)

    def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
        """Pairs as the query of an address."""
        pairs = query.items() if hasattr(query, 'items') else query
        if not hasattr(query, 'items'):
            try:
                if len(query) and not isinstance(query[0], tuple):
                    raise TypeError
            except TypeError:
                raise TypeError('not a valid non-string sequence or mapping object') from None
        def part(x):
            return quote_via(x, safe) if isinstance(x, bytes) else quote_via(str(x), safe, encoding, errors)
        result = []
        for key, value in pairs:
            several = doseq and not isinstance(value, (str, bytes)) and hasattr(value, '__len__')
            result += [part(key) + '=' + part(v) for v in (value if several else [value])]
        return '&'.join(result)

    def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
        """The values of a query by name."""
        result = {}
        for key, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
            result.setdefault(key, []).append(value)
        return result

    def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
        """The pairs of a query."""
        if not separator or not isinstance(separator, (str, bytes)):
            raise ValueError('Separator must be of type string or bytes.')
        if isinstance(separator, bytes):
            separator = separator.decode('ascii')
        is_text = isinstance(qs, str)
        qs = qs if is_text else bytes(qs or b'').decode('ascii')
        if max_num_fields is not None and 1 + qs.count(separator) > max_num_fields:
            raise ValueError('Max number of fields exceeded')
        result = []
        for pair in qs.split(separator):
            if not pair and not strict_parsing:
                continue
            key, mark, value = pair.partition('=')
            if not mark:
                if strict_parsing:
                    raise ValueError('bad query field: %r' % (pair,))
                if not keep_blank_values:
                    continue
            if value or keep_blank_values:
                key, value = unquote_plus(key, encoding, errors), unquote_plus(value, encoding, errors)
                result.append((key, value) if is_text else (key.encode(encoding), value.encode(encoding)))
        return result
    """#)
}
