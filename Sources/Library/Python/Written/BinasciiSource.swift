import Evaluator

extension WrittenModules {
  static let binascii = WrittenModule(
    "binascii", doc: "Bytes as text.",
    #"""
    import base64 as _base64
    import zlib as _zlib

    class Error(ValueError):
        """Text that is not of the form."""

    class Incomplete(Exception):
        """Data that ends too early."""

    def hexlify(data, sep=None, bytes_per_sep=1):
        """Bytes as hexadecimal digits."""
        return (bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)).encode('ascii')

    b2a_hex = hexlify

    def unhexlify(hexstr):
        """The bytes of hexadecimal digits."""
        text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode('latin-1')
        if len(text) % 2:
            raise Error('Odd-length string')
        if not all(c in '0123456789abcdefABCDEF' for c in text):
            raise Error('Non-hexadecimal digit found')
        return bytes.fromhex(text)

    a2b_hex = unhexlify

    def b2a_base64(data, *, newline=True):
        """A line of base64."""
        return _base64.b64encode(data) + (b'\n' if newline else b'')

    def a2b_base64(data, /, *, strict_mode=False):
        """The bytes of base64."""
        try:
            return _base64.b64decode(data, validate=strict_mode)
        except ValueError as error:
            raise Error(str(error)) from None

    def crc32(data, value=0):
        """The CRC-32 of bytes."""
        return _zlib.crc32(data, value)

    def crc_hqx(data, value):
        """The CRC of BinHex."""
        for byte in data:
            value ^= byte << 8
            for _ in range(8):
                value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xffff
        return value
    """#)
}
