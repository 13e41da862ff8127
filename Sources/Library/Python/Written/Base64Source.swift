import Evaluator

extension WrittenModules {
  static let base64 = WrittenModule(
    "base64", doc: "Bytes as text.",
    #"""
    import binascii
    import struct as _struct

    MAXLINESIZE, MAXBINSIZE = 76, 57
    bytes_types = (bytes, bytearray)
    _b32alphabet, _b32hexalphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
    _b85alphabet = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'

    def _bytes_from_decode_data(s):
        if isinstance(s, str):
            try:
                return s.encode('ascii')
            except UnicodeEncodeError:
                raise ValueError('string argument should contain only ASCII characters')
        if isinstance(s, bytes_types):
            return s
        try:
            return memoryview(s).tobytes()
        except TypeError:
            raise TypeError('argument should be a bytes-like object or ASCII string, not %r' % s.__class__.__name__) from None

    def b64encode(s, altchars=None):
        """Bytes as text of 64 characters."""
        encoded = binascii.b2a_base64(s, newline=False)
        if altchars is not None:
            assert len(altchars) == 2, repr(altchars)
            return encoded.translate(bytes.maketrans(b'+/', altchars))
        return encoded

    def b64decode(s, altchars=None, validate=False):
        """The bytes that a text of 64 characters stands for."""
        s = _bytes_from_decode_data(s)
        if altchars is not None:
            altchars = _bytes_from_decode_data(altchars)
            assert len(altchars) == 2, repr(altchars)
            s = s.translate(bytes.maketrans(altchars, b'+/'))
        return binascii.a2b_base64(s, strict_mode=validate)

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
        return binascii.hexlify(s).upper()

    def b16decode(s, casefold=False):
        """The bytes of hexadecimal digits."""
        s = _bytes_from_decode_data(s)
        if casefold:
            s = s.upper()
        if any(c not in b'0123456789ABCDEF' for c in s):
            raise binascii.Error('Non-base16 digit found')
        return binascii.unhexlify(s)

    def _encoded32(alphabet, s):
        s = bytes(s) if isinstance(s, bytes_types) else memoryview(s).tobytes()
        out = bytearray()
        for i in range(0, len(s), 5):
            bits = int.from_bytes(s[i:i + 5].ljust(5, b'\0'), 'big')
            out += bytes(alphabet[bits >> shift & 31] for shift in range(35, -1, -5))
        missing = -len(s) % 5
        if missing:
            # So many letters stand for no bytes.
            out[-(missing * 8 // 5):] = b'=' * (missing * 8 // 5)
        return bytes(out)

    def _decoded32(alphabet, s, casefold=False, map01=None):
        s = _bytes_from_decode_data(s)
        if len(s) % 8:
            raise binascii.Error('Incorrect padding')
        if map01 is not None:
            map01 = _bytes_from_decode_data(map01)
            assert len(map01) == 1, repr(map01)
            s = s.translate(bytes.maketrans(b'01', b'O' + map01))
        if casefold:
            s = s.upper()
        length = len(s)
        s = s.rstrip(b'=')
        pads = length - len(s)
        numbers = {c: n for n, c in enumerate(alphabet)}
        out = bytearray()
        for i in range(0, len(s), 8):
            bits = 0
            for c in s[i:i + 8]:
                if c not in numbers:
                    raise binascii.Error('Non-base32 digit found') from None
                bits = bits << 5 | numbers[c]
            out += (bits << 5 * (8 - len(s[i:i + 8]))).to_bytes(5, 'big')
        if length % 8 or pads not in (0, 1, 3, 4, 6):
            raise binascii.Error('Incorrect padding')
        if pads and out:
            out = out[:len(out) - (5 * pads + 4) // 8]
        return bytes(out)

    def b32encode(s):
        """Bytes as text of 32 characters."""
        return _encoded32(_b32alphabet, s)

    def b32decode(s, casefold=False, map01=None):
        """The bytes that a text of 32 characters stands for."""
        return _decoded32(_b32alphabet, s, casefold, map01)

    def b32hexencode(s):
        """As b32encode, with digits first."""
        return _encoded32(_b32hexalphabet, s)

    def b32hexdecode(s, casefold=False):
        """As b32decode, with digits first."""
        return _decoded32(_b32hexalphabet, s, casefold)

    def _encoded85(b, alphabet, pad=False, foldnuls=False, foldspaces=False):
        b = b if isinstance(b, bytes_types) else memoryview(b).tobytes()
        missing = -len(b) % 4
        groups = []
        for number in _struct.unpack('!%dI' % ((len(b) + missing) // 4), bytes(b) + b'\0' * missing):
            if foldnuls and not number:
                groups.append(b'z')
            elif foldspaces and number == 0x20202020:
                groups.append(b'y')
            else:
                groups.append(bytes(alphabet[number // 85 ** n % 85] for n in (4, 3, 2, 1, 0)))
        if missing and not pad and groups:
            if groups[-1] == b'z':
                groups[-1] = bytes(alphabet[:1]) * 5
            groups[-1] = groups[-1][:-missing]
        return b''.join(groups)

    def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
        """Bytes as Ascii85."""
        result = _encoded85(b, bytes(range(33, 118)), pad, True, foldspaces)
        if adobe:
            result = b'<~' + result
        if wrapcol:
            wrapcol = max(2 if adobe else 1, wrapcol)
            lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
            if adobe and (not lines or len(lines[-1]) + 2 > wrapcol):
                lines.append(b'')
            result = b'\n'.join(lines)
        return result + b'~>' if adobe else result

    def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
        """The bytes of Ascii85."""
        b = _bytes_from_decode_data(b)
        if adobe:
            if not b.endswith(b'~>'):
                raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
            b = b[2:-2] if b.startswith(b'<~') else b[:-2]
        group, out = [], []
        for x in b + b'u' * 4:
            if 33 <= x <= 117:
                group.append(x)
                if len(group) == 5:
                    number = 0
                    for digit in group:
                        number = 85 * number + digit - 33
                    if number > 0xffffffff:
                        raise ValueError('Ascii85 overflow') from None
                    out.append(number.to_bytes(4, 'big'))
                    group = []
            elif x == 122:
                if group:
                    raise ValueError('z inside Ascii85 5-tuple')
                out.append(b'\0\0\0\0')
            elif foldspaces and x == 121:
                if group:
                    raise ValueError('y inside Ascii85 5-tuple')
                out.append(b'    ')
            elif x not in ignorechars:
                raise ValueError('Non-Ascii85 digit found: %c' % x)
        result, missing = b''.join(out), 4 - len(group)
        return result[:-missing] if missing else result

    def b85encode(b, pad=False):
        """Bytes as base85."""
        return _encoded85(b, _b85alphabet, pad)

    def b85decode(b):
        """The bytes of base85."""
        b = _bytes_from_decode_data(b)
        numbers = {c: n for n, c in enumerate(_b85alphabet)}
        missing = -len(b) % 5
        b, out = bytes(b) + b'~' * missing, []
        for i in range(0, len(b), 5):
            number = 0
            for place, c in enumerate(b[i:i + 5]):
                if c not in numbers:
                    raise ValueError('bad base85 character at position %d' % (i + place)) from None
                number = number * 85 + numbers[c]
            if number > 0xffffffff:
                raise ValueError('base85 overflow in hunk starting at byte %d' % i) from None
            out.append(number.to_bytes(4, 'big'))
        result = b''.join(out)
        return result[:-missing] if missing else result

    def _input_type_check(s):
        try:
            m = memoryview(s)
        except TypeError:
            raise TypeError('expected bytes-like object, not %s' % s.__class__.__name__) from None
        if m.format not in ('c', 'b', 'B'):
            raise TypeError('expected single byte elements, not %r from %s' % (m.format, s.__class__.__name__))
        if m.ndim != 1:
            raise TypeError('expected 1-D data, not %d-D data from %s' % (m.ndim, s.__class__.__name__))

    def encodebytes(s):
        """Bytes as lines of base64."""
        _input_type_check(s)
        s = bytes(s)
        return b''.join(binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))

    def decodebytes(s):
        """The bytes of lines of base64."""
        _input_type_check(s)
        return binascii.a2b_base64(s)

    def encode(input, output):
        """Writes the bytes of a file as lines of base64."""
        while True:
            part = input.read(MAXBINSIZE)
            if not part:
                break
            while len(part) < MAXBINSIZE:
                more = input.read(MAXBINSIZE - len(part))
                if not more:
                    break
                part += more
            output.write(binascii.b2a_base64(part))

    def decode(input, output):
        """Writes the bytes that a file of lines of base64 stands for."""
        while True:
            line = input.readline()
            if not line:
                break
            output.write(binascii.a2b_base64(line))
    """#)
}
