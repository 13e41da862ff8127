import Evaluator

extension WrittenModules {
  static let gzip = WrittenModule(
    "gzip", doc: "Files compressed by gzip.",
    #"""
    from _archives import decompress as _decompress, compress as _compress, open_gzip as _open

    READ, WRITE = 'rb', 'wb'

    class BadGzipFile(OSError):
        """What is no gzip file."""

    def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
        """Opens a file that is compressed by gzip."""
        if 't' in mode:
            if 'b' in mode:
                raise ValueError(f'Invalid mode: {mode!r}')
        elif encoding is not None or errors is not None or newline is not None:
            name = 'encoding' if encoding is not None else 'errors' if errors is not None else 'newline'
            raise ValueError(f"Argument '{name}' not supported in binary mode")
        return _open(filename, mode, compresslevel, encoding, errors, newline)

    def GzipFile(filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        """Opens a file that is compressed by gzip, by its path or as an open file."""
        if fileobj is not None and mode is None:
            mode = getattr(fileobj, 'mode', 'rb')
        mode = (mode or 'rb').replace('t', '')
        return _open(filename if fileobj is None else fileobj, mode[0] + 'b', compresslevel, None, None, None)

    def compress(data, compresslevel=9, *, mtime=None):
        """Bytes as gzip."""
        return _compress(data, compresslevel, True)

    def decompress(data):
        """The bytes that gzip stands for."""
        return _decompress(data)
    """#)
}
