import Evaluator

extension WrittenModules {
  static let urllibError = WrittenModule(
    "_urllib_error", doc: "What went wrong with an address.",
    #"""
    class URLError(OSError):
        """What went wrong with an address."""
        def __init__(self, reason, filename=None):
            super().__init__(reason)
            self.reason = reason
            if filename is not None:
                self.filename = filename

        def __str__(self):
            return f'<urlopen error {self.reason}>'

    class HTTPError(URLError):
        """What a server refused."""
        def __init__(self, url, code, msg, hdrs=None, fp=None):
            super().__init__(msg)
            self.url, self.code, self.msg, self.hdrs = url, code, msg, hdrs

        def __str__(self):
            return f'HTTP Error {self.code}: {self.msg}'

    class ContentTooShortError(URLError):
        """A download that ended early."""
    """#)
}
