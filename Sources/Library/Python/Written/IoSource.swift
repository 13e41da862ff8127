import Evaluator

extension WrittenModules {
  static let io = WrittenModule(
    "io", doc: "Files, also in memory.",
    #"""
    from _io import StringIO, BytesIO, TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom, UnsupportedOperation, open

    SEEK_SET, SEEK_CUR, SEEK_END, DEFAULT_BUFFER_SIZE = 0, 1, 2, 8192

    class _Kind(type):
        def __instancecheck__(cls, value):
            return isinstance(value, cls._classes)

    class IOBase(metaclass=_Kind):
        """Any file, for isinstance."""
        _classes = (StringIO, BytesIO, TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom)

    class RawIOBase(metaclass=_Kind):
        """A file without a buffer, for isinstance: there is none."""
        _classes = ()

    class BufferedIOBase(metaclass=_Kind):
        """A file of bytes, for isinstance."""
        _classes = (BytesIO, BufferedReader, BufferedWriter, BufferedRandom)

    class TextIOBase(metaclass=_Kind):
        """A file of text, for isinstance."""
        _classes = (StringIO, TextIOWrapper)
    """#)
}
