package import Evaluator

/// `requests` as far as files of the web: fetched as `urllib.request` fetches them; and `six.moves`.
package enum RequestsModule {
  package static func add(to table: inout ModuleTable) {
    table.add(WrittenModule("requests", doc: "Files of the web.", requests), at: "requests")
    table.add(
      WrittenModule("requests.exceptions", doc: "What requests refuses.", exceptions),
      at: "requests.exceptions")
    table.add(
      WrittenModule("six", doc: "Names of Python 2 and 3.", "import six.moves as moves\n" + six), at: "six")
    table.add(WrittenModule("six.moves", doc: "Names that Python 3 has elsewhere.", moves), at: "six.moves")
  }

  private static let exceptions =
    #"""
    class RequestException(OSError):
        """A request that failed."""

    class ConnectionError(RequestException):
        """No answer."""

    class HTTPError(RequestException):
        """An answer that tells of an error."""

    class Timeout(RequestException):
        """No answer in time."""

    class MissingSchema(RequestException, ValueError):
        """An address without https://."""

    """#

  private static let requests =
    #"""
    import json as _json
    import urllib.error as _error
    import urllib.request as _request
    import requests.exceptions as exceptions
    from requests.exceptions import ConnectionError, HTTPError, RequestException, Timeout

    class Response:
        """What an address answered."""

        def __init__(self, url, status_code, content, reason):
            self.url, self.status_code, self.content, self.reason = url, status_code, content, reason
            self.headers, self.encoding = {}, "utf-8"

        @property
        def ok(self):
            """Whether there was no error."""
            return self.status_code < 400

        @property
        def text(self):
            """The content as text."""
            return self.content.decode(self.encoding, "replace")

        def json(self):
            """The content read as JSON."""
            return _json.loads(self.text)

        def iter_content(self, chunk_size=1, decode_unicode=False):
            """The content in parts."""
            for start in range(0, len(self.content), chunk_size or len(self.content) or 1):
                yield self.content[start:start + (chunk_size or len(self.content))]

        def raise_for_status(self):
            """Refuses an answer that tells of an error."""
            if not self.ok:
                raise HTTPError(f"{self.status_code} Client Error: {self.reason} for url: {self.url}")

        def close(self):
            """Does nothing."""

        def __enter__(self):
            return self

        def __exit__(self, *found):
            return False

        def __bool__(self):
            return self.ok

        def __repr__(self):
            return f"<Response [{self.status_code}]>"

    def get(url, params=None, **kwargs):
        """Fetches the file at an https address; asks before, or needs --allow-network."""
        if "://" not in url:
            raise exceptions.MissingSchema(
                f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?")
        if params:
            from urllib.parse import urlencode
            url += ("&" if "?" in url else "?") + urlencode(params)
        try:
            return Response(url, 200, _request.urlopen(url).read(), "OK")
        except _error.HTTPError as error:
            return Response(url, error.code, b"", error.reason)
        except _error.URLError as error:
            raise ConnectionError(str(error.reason)) from None

    def _refused(method):
        def call(url, *args, **kwargs):
            raise ConnectionError(f"Fieldbook only fetches files, by requests.get: nothing is sent to {url}")
        call.__name__ = method
        call.__doc__ = "Refused: nothing is sent."
        return call

    post, put, patch, delete, head, options = map(_refused, ("post", "put", "patch", "delete", "head", "options"))

    """#

  private static let six =
    #"""
    PY2, PY3 = False, True
    string_types, integer_types, text_type, binary_type = (str,), (int,), str, bytes

    def iteritems(d, **options):
        """The pairs of a dict."""
        return iter(d.items(**options))

    def iterkeys(d, **options):
        """The keys of a dict."""
        return iter(d.keys(**options))

    def itervalues(d, **options):
        """The values of a dict."""
        return iter(d.values(**options))

    """#

  private static let moves =
    #"""
    import builtins as _builtins
    import functools as _functools
    import itertools as _itertools
    import pickle as cPickle
    import urllib

    range = xrange = _builtins.range
    zip, map, filter, input = _builtins.zip, _builtins.map, _builtins.filter, _builtins.input
    reduce, zip_longest = _functools.reduce, _itertools.zip_longest

    """#
}
