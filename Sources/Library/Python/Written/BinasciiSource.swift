import Evaluator

extension WrittenModules {
  static let binascii = WrittenModule(
    "binascii", doc: "Bytes as text.",
    #"""
    from _binascii import b2a_base64 as _encoded, a2b_base64 as _decoded
    import zlib as _zlib

    class Error(ValueError):
        """Text that is not of the form."""

    class Incomplete(Exception):
        """Data that ends too early."""

    def _ascii(data):
        # Text of ASCII alone, as bytes.
        if isinstance(data, str):
            try:
                return data.encode('ascii')
            except UnicodeEncodeError:
                raise ValueError('string argument should contain only ASCII characters') from None
        if not isinstance(data, (bytes, bytearray, memoryview)) and not hasattr(data, 'tobytes'):
            raise TypeError(f'argument should be bytes, buffer or ASCII string, not {type(data).__name__!r}')
        return bytes(data)

    def hexlify(data, sep=None, bytes_per_sep=1):
        """Bytes as hexadecimal digits."""
        return (bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)).encode('ascii')

    b2a_hex = hexlify

    def unhexlify(hexstr):
        """The bytes of hexadecimal digits."""
        text = _ascii(hexstr).decode('latin-1')
        if len(text) % 2:
            raise Error('Odd-length string')
        if not all(c in '0123456789abcdefABCDEF' for c in text):
            raise Error('Non-hexadecimal digit found')
        return bytes.fromhex(text)

    a2b_hex = unhexlify

    def b2a_base64(data, *, newline=True):
        """A line of base64."""
        return _encoded(data) + (b'\n' if newline else b'')

    def a2b_base64(data, /, *, strict_mode=False):
        """The bytes of base64."""
        return _decoded(_ascii(data), strict_mode)

    def crc32(data, value=0):
        """The CRC-32 of bytes."""
        return _zlib.crc32(data, value)

    def crc_hqx(data, value):
        """The CRC of BinHex."""
        value &= 0xffff
        for byte in bytes(data):
            value ^= byte << 8
            for _ in range(8):
                value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xffff
        return value

    def b2a_uu(data, *, backtick=False):
        """A line of uuencoding, of up to 45 bytes."""
        data = bytes(data)
        if len(data) > 45:
            raise Error('At most 45 bytes at once')
        zero = '`' if backtick else ' '
        letter = lambda n: chr(n + 32) if n else zero
        text = letter(len(data))
        for i in range(0, len(data), 3):
            bits = int.from_bytes(data[i:i + 3].ljust(3, b'\0'), 'big')
            text += ''.join(letter(bits >> shift & 63) for shift in (18, 12, 6, 0))
        return (text + '\n').encode('ascii')

    def a2b_uu(data, /):
        """The bytes of a line of uuencoding."""
        data = _ascii(data)
        length = (data[0] - 32) & 63 if data else 32
        digits = []
        for c in data[1:]:
            if len(digits) * 6 >= length * 8:
                break
            if c in b'\n\r':
                break
            if not 32 <= c <= 96:
                raise Error('Illegal char')
            digits.append((c - 32) & 63)
        rest = data[1 + len(digits):]
        if rest.strip(b' `\n\r'):
            raise Error('Trailing garbage')
        digits += [0] * (-(-length * 8 // 6) + 4 - len(digits))
        out = bytearray()
        for i in range(0, len(digits) - 3, 4):
            out += (digits[i] << 18 | digits[i + 1] << 12 | digits[i + 2] << 6 | digits[i + 3]).to_bytes(3, 'big')
        return bytes(out[:length])

    def a2b_qp(data, header=False):
        """The bytes of quoted-printable text."""
        data, out, i = _ascii(data), bytearray(), 0
        while i < len(data):
            c = data[i]
            i += 1
            if c == 61:
                if i >= len(data):
                    break
                if data[i] in b'\n\r':
                    # A soft break: the rest of the line is no content.
                    end = data.find(b'\n', i)
                    i = len(data) if end < 0 else end + 1
                elif data[i] == 61:
                    out.append(61)
                    i += 1
                elif i + 1 < len(data) and all(x in b'0123456789abcdefABCDEF' for x in data[i:i + 2]):
                    out.append(int(data[i:i + 2], 16))
                    i += 2
                else:
                    out.append(61)
            elif header and c == 95:
                out.append(32)
            else:
                out.append(c)
        return bytes(out)

    def b2a_qp(data, quotetabs=False, istext=True, header=False):
        """Bytes as quoted-printable text, in lines of up to 76 characters."""
        data, out, line = bytes(data), bytearray(), 0
        first = data.find(b'\n')
        end = b'\r\n' if first > 0 and data[first - 1] == 13 else b'\n'
        i = 0
        while i < len(data):
            c = data[i]
            after = data[i + 1] if i + 1 < len(data) else None
            quoted = (
                c > 126 or c == 61 or header and c == 95
                or c == 46 and line == 0 and (after is None or after in (10, 13, 0))
                or not istext and c in (10, 13)
                or c in (9, 32) and after is None
                or c < 33 and c not in (9, 10, 13, 32)
                or c < 33 and c not in (10, 13) and quotetabs)
            if quoted:
                if line + 3 >= 76:
                    out += b'=' + end
                    line = 0
                out += b'=%02X' % c
                line += 3
                i += 1
            elif istext and (c == 10 or c == 13 and after == 10):
                line = 0
                if out and out[-1] in (9, 32):
                    # White space before the end of a line.
                    last = out.pop()
                    out += b'=%02X' % last
                out += end
                i += 2 if c == 13 else 1
            else:
                if after is not None and after != 10 and line + 1 >= 76:
                    out += b'=' + end
                    line = 0
                line += 1
                out.append(95 if header and c == 32 else c)
                i += 1
        return bytes(out)
    """#)
}
