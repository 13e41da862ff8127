import Evaluator

extension WrittenModules {
  static let urllibParse = WrittenModule(
    "_urllib_parse", doc: "Addresses of the web.",
    #"""
    _always_safe = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')

    def quote(string, safe='/', encoding='utf-8', errors='strict'):
        """Text as a part of an address."""
        allowed = _always_safe | set(safe)
        data = string if isinstance(string, (bytes, bytearray)) else string.encode(encoding, errors)
        return ''.join([chr(b) if chr(b) in allowed else f'%{b:02X}' for b in data])

    def quote_plus(string, safe='', encoding='utf-8', errors='strict'):
        """As quote, with + for spaces."""
        return quote(string, safe + ' ', encoding, errors).replace(' ', '+')

    def unquote(string, encoding='utf-8', errors='replace'):
        """The text that a part of an address stands for."""
        if '%' not in string:
            return string
        parts, out = string.split('%'), b''
        out = parts[0].encode(encoding)
        for part in parts[1:]:
            try:
                out += bytes([int(part[:2], 16)]) + part[2:].encode(encoding)
            except ValueError:
                out += b'%' + part.encode(encoding)
        return out.decode(encoding, errors)

    def unquote_plus(string, encoding='utf-8', errors='replace'):
        """As unquote, with spaces for +."""
        return unquote(string.replace('+', ' '), encoding, errors)

    def urlencode(query, doseq=False, safe='', encoding='utf-8', errors='strict', quote_via=quote_plus):
        """Pairs as the query of an address."""
        pairs = query.items() if hasattr(query, 'items') else query
        result = []
        for key, value in pairs:
            values = value if doseq and isinstance(value, (list, tuple)) else [value]
            for v in values:
                k = key if isinstance(key, bytes) else str(key)
                v = v if isinstance(v, bytes) else str(v)
                result.append(quote_via(k, safe) + '=' + quote_via(v, safe))
        return '&'.join(result)

    class SplitResult(tuple):
        """The parts of an address."""
        scheme = property(lambda self: self[0])
        netloc = property(lambda self: self[1])
        path = property(lambda self: self[2])
        query = property(lambda self: self[-2])
        fragment = property(lambda self: self[-1])

        @property
        def hostname(self):
            """The name of the machine."""
            host = self.netloc.rpartition('@')[2]
            return host.partition(':')[0].lower() or None

        @property
        def port(self):
            """The number of the port, or None."""
            port = self.netloc.rpartition('@')[2].partition(':')[2]
            return int(port) if port else None

        def geturl(self):
            """The address."""
            return urlunsplit((self.scheme, self.netloc, self.path, self.query, self.fragment))

        _names = ('scheme', 'netloc', 'path', 'query', 'fragment')

        def __repr__(self):
            return f'{type(self).__name__}(' + ', '.join(f'{n}={v!r}' for n, v in zip(self._names, self)) + ')'

    class ParseResult(SplitResult):
        """The parts of an address."""
        params = property(lambda self: self[3])
        _names = ('scheme', 'netloc', 'path', 'params', 'query', 'fragment')

        def geturl(self):
            """The address."""
            path = self.path + (';' + self.params if self.params else '')
            return urlunsplit((self.scheme, self.netloc, path, self.query, self.fragment))

    def urlsplit(url, scheme='', allow_fragments=True):
        """The parts of an address."""
        netloc = query = fragment = ''
        head, colon, rest = url.partition(':')
        if colon and head and head[0].isalpha() and all(c.isalnum() or c in '+-.' for c in head):
            scheme, url = head.lower(), rest
        if url[:2] == '//':
            end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
            netloc, url = url[2:end], url[end:]
        if allow_fragments and '#' in url:
            url, _, fragment = url.partition('#')
        if '?' in url:
            url, _, query = url.partition('?')
        return SplitResult((scheme, netloc, url, query, fragment))

    def urlparse(url, scheme='', allow_fragments=True):
        """The parts of an address, with parameters."""
        s, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
        params = ''
        if ';' in path.rpartition('/')[2]:
            path, _, params = path.rpartition(';')
        return ParseResult((s, netloc, path, params, query, fragment))

    def urlunsplit(components):
        """The address of its parts."""
        scheme, netloc, url, query, fragment = components
        if netloc or scheme in ('http', 'https', 'ftp', 'file') and url[:2] != '//' and scheme:
            if url and url[:1] != '/':
                url = '/' + url
            url = '//' + netloc + url
        if scheme:
            url = scheme + ':' + url
        return url + ('?' + query if query else '') + ('#' + fragment if fragment else '')

    def urlunparse(components):
        """The address of its parts, with parameters."""
        scheme, netloc, url, params, query, fragment = components
        return urlunsplit((scheme, netloc, url + (';' + params if params else ''), query, fragment))

    def urljoin(base, url, allow_fragments=True):
        """An address as it is seen from another."""
        if not base:
            return url
        if not url:
            return base
        b, u = urlsplit(base), urlsplit(url)
        if u.scheme and u.scheme != b.scheme:
            return url
        if u.netloc:
            return urlunsplit((b.scheme,) + tuple(u)[1:])
        if not u.path:
            return urlunsplit((b.scheme, b.netloc, b.path, u.query or b.query, u.fragment))
        path = u.path if u.path.startswith('/') else b.path.rpartition('/')[0] + '/' + u.path
        parts = []
        segments = path.split('/')
        for i, part in enumerate(segments):
            if part == '..':
                if len(parts) > 1:
                    parts.pop()
                if i == len(segments) - 1:
                    parts.append('')
            elif part == '.':
                if i == len(segments) - 1:
                    parts.append('')
            else:
                parts.append(part)
        return urlunsplit((b.scheme, b.netloc, '/'.join(parts) or '/', u.query, u.fragment))

    def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
        """The values of a query by name."""
        result = {}
        for key, value in parse_qsl(qs, keep_blank_values):
            result.setdefault(key, []).append(value)
        return result

    def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
        """The pairs of a query."""
        result = []
        for pair in qs.split(separator):
            key, mark, value = pair.partition('=')
            if pair and (value or keep_blank_values):
                result.append((unquote_plus(key), unquote_plus(value)))
        return result
    """#)
}
