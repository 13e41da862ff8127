import Evaluator

extension WrittenModules {
  static let base64 = WrittenModule(
    "base64", doc: "Bytes as text.",
    #"""
    _standard = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

    def b64encode(s, altchars=None):
        """Bytes as text of 64 characters."""
        letters = _standard if altchars is None else _standard[:62] + altchars
        out = bytearray()
        for i in range(0, len(s), 3):
            part = bytes(s[i:i + 3])
            bits = int.from_bytes(part + b'\0' * (3 - len(part)), 'big')
            for n in range(4):
                out.append(letters[bits >> (18 - 6 * n) & 63] if n <= len(part) else 61)
        return bytes(out)

    def b64decode(s, altchars=None, validate=False):
        """The bytes that a text of 64 characters stands for."""
        if isinstance(s, str):
            s = s.encode('ascii')
        letters = _standard if altchars is None else _standard[:62] + altchars
        places = {c: i for i, c in enumerate(letters)}
        out, bits, count, digits = bytearray(), 0, 0, 0
        padding = 0
        for c in s:
            if c == 61:
                padding += 1
                continue
            if c not in places:
                if validate:
                    raise ValueError('Non-base64 digit found')
                continue
            bits, count, digits = bits << 6 | places[c], count + 6, digits + 1
            if count >= 8:
                count -= 8
                out.append(bits >> count & 255)
                bits &= (1 << count) - 1
        if digits % 4 == 1:
            raise ValueError(f'Invalid base64-encoded string: number of data characters ({digits}) cannot be 1 more than a multiple of 4')
        if digits % 4 and padding < 4 - digits % 4:
            raise ValueError('Incorrect padding')
        return bytes(out)

    def standard_b64encode(s):
        """Bytes as text of 64 characters."""
        return b64encode(s)

    def standard_b64decode(s):
        """The bytes that a text of 64 characters stands for."""
        return b64decode(s)

    def urlsafe_b64encode(s):
        """As b64encode, with - and _."""
        return b64encode(s, b'-_')

    def urlsafe_b64decode(s):
        """As b64decode, with - and _."""
        return b64decode(s, b'-_')

    def b16encode(s):
        """Bytes as hexadecimal digits."""
        return bytes(s).hex().upper().encode()

    def b16decode(s, casefold=False):
        """The bytes of hexadecimal digits."""
        return bytes.fromhex(s if isinstance(s, str) else s.decode())
    """#)
}
