import Evaluator

extension WrittenModules {
  static let urllibRequest = WrittenModule(
    "_urllib_request", doc: "Files of the web.",
    #"""
    import os as _os
    import tempfile as _tempfile
    from _network import fetch as _fetch
    from _urllib_parse import urlparse as _urlparse
    from _urllib_error import URLError as _URLError, HTTPError as _HTTPError

    def urlretrieve(url, filename=None, reporthook=None, data=None):
        """Fetches the file at an https address; asks before, or needs --allow-network."""
        if data is not None:
            raise NotImplementedError('urlretrieve only fetches in fieldbook: leave data out')
        parts = _urlparse(url)
        if parts.scheme != 'https':
            raise _URLError(f'only https addresses are fetched in fieldbook, found {parts.scheme or url!r}')
        if filename is None:
            filename = _os.path.join(_tempfile.mkdtemp(), _os.path.basename(parts.path) or 'download')
        problem = _fetch(url, filename)
        if problem is not None:
            code, text = problem
            raise _HTTPError(url, code, text) if code else _URLError(text)
        if reporthook is not None:
            size = _os.path.getsize(filename)
            reporthook(0, 8192, size)
            reporthook((size + 8191) // 8192, 8192, size)
        return filename, {}

    def urlcleanup():
        """Does nothing: no files are kept."""

    def pathname2url(pathname):
        """A path as a part of an address."""
        from _urllib_parse import quote
        return quote(pathname)

    def url2pathname(pathname):
        """The path that a part of an address stands for."""
        from _urllib_parse import unquote
        return unquote(pathname)

    def urlopen(url, data=None, timeout=None, *, cafile=None, capath=None, cadefault=False, context=None):
        """The file at an https address; it is fetched as a whole."""
        import io
        name, _ = urlretrieve(url if isinstance(url, str) else url.full_url)
        with open(name, 'rb') as f:
            return io.BytesIO(f.read())

    class Request:
        """An address for urlopen."""
        def __init__(self, url, data=None, headers={}, **options):
            self.full_url, self.data, self.headers = url, data, dict(headers)
    """#)
}
