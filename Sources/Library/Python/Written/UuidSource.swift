import Evaluator

extension WrittenModules {
  static let uuid = WrittenModule(
    "uuid", doc: "Names that are unique.",
    #"""
    import os as _os
    import time as _time
    import hashlib as _hashlib
    from enum import Enum as _Enum

    class SafeUUID(_Enum):
        """Whether a UUID was made in a way that is safe for several processes."""
        safe = 0
        unsafe = -1
        unknown = None

    RESERVED_NCS, RFC_4122 = 'reserved for NCS compatibility', 'specified in RFC 4122'
    RESERVED_MICROSOFT, RESERVED_FUTURE = 'reserved for Microsoft compatibility', 'reserved for future definition'

    class UUID:
        """A number of 128 bits that is a name, as RFC 4122 defines it."""
        __slots__ = ('int', 'is_safe')

        def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=SafeUUID.unknown):
            if [hex, bytes, bytes_le, fields, int].count(None) != 4:
                raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
            number = int
            if hex is not None:
                digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
                if len(digits) != 32:
                    raise ValueError('badly formed hexadecimal UUID string')
                number = _whole(digits, 16)
            if bytes_le is not None:
                if len(bytes_le) != 16:
                    raise ValueError('bytes_le is not a 16-char string')
                bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
            if bytes is not None:
                if len(bytes) != 16:
                    raise ValueError('bytes is not a 16-char string')
                number = _whole.from_bytes(bytes, 'big')
            if fields is not None:
                if len(fields) != 6:
                    raise ValueError('fields is not a 6-tuple')
                number = 0
                for position, (part, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48)), 1):
                    if not 0 <= part < 1 << bits:
                        raise ValueError(f'field {position} out of range (need a {bits}-bit value)')
                    number = number << bits | part
            if not 0 <= number < 1 << 128:
                raise ValueError('int is out of range (need a 128-bit value)')
            if version is not None:
                if not 1 <= version <= 5:
                    raise ValueError('illegal version number')
                number = number & ~(0xc000 << 48) | 0x8000 << 48
                number = number & ~(0xf000 << 64) | version << 76
            object.__setattr__(self, 'int', number)
            object.__setattr__(self, 'is_safe', is_safe)

        def __setattr__(self, name, value):
            raise TypeError('UUID objects are immutable')

        def __eq__(self, other):
            return self.int == other.int if isinstance(other, UUID) else NotImplemented

        def __lt__(self, other):
            return self.int < other.int if isinstance(other, UUID) else NotImplemented

        def __gt__(self, other):
            return self.int > other.int if isinstance(other, UUID) else NotImplemented

        def __le__(self, other):
            return self.int <= other.int if isinstance(other, UUID) else NotImplemented

        def __ge__(self, other):
            return self.int >= other.int if isinstance(other, UUID) else NotImplemented

        def __hash__(self):
            return hash(self.int)

        def __int__(self):
            return self.int

        def __reduce__(self):
            return UUID, (str(self),)

        def __repr__(self):
            return f'{type(self).__name__}({str(self)!r})'

        def __str__(self):
            digits = self.hex
            return f'{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}'

        def _part(self, shift, bits):
            return self.int >> shift & (1 << bits) - 1

        hex = property(lambda self: f'{self.int:032x}')
        urn = property(lambda self: f'urn:uuid:{self}')
        bytes = property(lambda self: self.int.to_bytes(16, 'big'))
        bytes_le = property(lambda self: self.bytes[3::-1] + self.bytes[5:3:-1] + self.bytes[7:5:-1] + self.bytes[8:])
        time_low = property(lambda self: self._part(96, 32))
        time_mid = property(lambda self: self._part(80, 16))
        time_hi_version = property(lambda self: self._part(64, 16))
        clock_seq_hi_variant = property(lambda self: self._part(56, 8))
        clock_seq_low = property(lambda self: self._part(48, 8))
        node = property(lambda self: self._part(0, 48))
        time = property(lambda self: (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low)
        clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low)
        fields = property(lambda self: (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node))

        @property
        def variant(self):
            """Who defined its form."""
            top = self.clock_seq_hi_variant
            if not top & 0x80:
                return RESERVED_NCS
            if not top & 0x40:
                return RFC_4122
            return RESERVED_FUTURE if top & 0x20 else RESERVED_MICROSOFT

        @property
        def version(self):
            """How it was made: 1 to 5."""
            return self._part(76, 4) if self.variant == RFC_4122 else None

    _whole = int
    _node = None

    def getnode():
        """48 random bits: the computer's address is not told."""
        global _node
        if _node is None:
            _node = int.from_bytes(_os.urandom(6), 'big') | 1 << 40
        return _node

    def uuid1(node=None, clock_seq=None):
        """Of the time, and of random bits in the place of the computer's address."""
        moment = _time.time_ns() // 100 + 0x01b21dd213814000
        if clock_seq is None:
            clock_seq = int.from_bytes(_os.urandom(2), 'big') & 0x3fff
        fields = moment & 0xffffffff, moment >> 32 & 0xffff, moment >> 48 & 0xfff, clock_seq >> 8 & 0x3f, clock_seq & 0xff
        return UUID(fields=(*fields, getnode() if node is None else node), version=1)

    def uuid3(namespace, name):
        """Of a name, by MD5."""
        data = name.encode() if isinstance(name, str) else name
        return UUID(bytes=_hashlib.md5(namespace.bytes + data).digest(), version=3)

    def uuid4():
        """Of random bits."""
        return UUID(bytes=_os.urandom(16), version=4)

    def uuid5(namespace, name):
        """Of a name, by SHA-1."""
        data = name.encode() if isinstance(name, str) else name
        return UUID(bytes=_hashlib.sha1(namespace.bytes + data).digest()[:16], version=5)

    NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
    NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
    """#)
}
