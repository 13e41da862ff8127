import Evaluator

extension WrittenModules {
  static let zlib = WrittenModule(
    "zlib", doc: "Compression.",
    #"""
    from _archives import decompress as _decompress, compress as _compress, crc32

    class error(Exception):
        """What cannot be decompressed."""

    Z_DEFAULT_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION = -1, 1, 9

    def compress(data, /, level=-1, wbits=15):
        """Bytes as zlib."""
        return _compress(data, level, wbits > 15)

    def decompress(data, /, wbits=15, bufsize=16384):
        """The bytes that zlib stands for."""
        try:
            return _decompress(data)
        except EOFError:
            raise error('Error -5 while decompressing data: incomplete or truncated stream') from None
        except OSError:
            raise error('Error -3 while decompressing data: incorrect header check') from None

    def adler32(data, value=1, /):
        """The Adler-32 checksum."""
        a, b = value & 0xffff, value >> 16
        for byte in data:
            a = (a + byte) % 65521
            b = (b + a) % 65521
        return b << 16 | a
    """#)
}
