import Evaluator

extension WrittenModules {
  static let array = WrittenModule(
    "array", doc: "Numbers of one type.",
    #"""
    import struct as _struct

    typecodes = 'bBuhHiIlLqQfd'
    _limits = {code: (0 if code.isupper() else -(1 << 8 * size - 1), (1 << 8 * size) - 1 if code.isupper() else (1 << 8 * size - 1) - 1)
               for code, size in zip('bBhHiIlLqQ', (1, 1, 2, 2, 4, 4, 8, 8, 8, 8))}
    _names = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer', 'H': 'unsigned short', 'i': 'signed integer',
              'I': 'unsigned int', 'l': 'signed long', 'L': 'unsigned long', 'q': 'signed long long', 'Q': 'unsigned long long'}

    class array(list):
        """Numbers of one type, which a letter names; np.array computes with them."""
        def __init__(self, typecode, initializer=()):
            if not isinstance(typecode, str) or len(typecode) != 1:
                raise TypeError(f'array() argument 1 must be a unicode character, not {type(typecode).__name__}')
            if typecode not in typecodes:
                raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
            super().__init__()
            self.typecode = typecode
            if isinstance(initializer, (bytes, bytearray)):
                self.frombytes(initializer)
            elif isinstance(initializer, str):
                if typecode != 'u':
                    raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
                self.fromunicode(initializer)
            else:
                self.extend(initializer)

        @property
        def itemsize(self):
            """The bytes of an element."""
            return 4 if self.typecode == 'u' else _struct.calcsize(self.typecode) if self.typecode not in 'lL' else 8

        def _checked(self, value):
            code = self.typecode
            if code == 'u':
                if not isinstance(value, str) or len(value) != 1:
                    raise TypeError('array item must be a unicode character, not ' + type(value).__name__)
                return value
            if code in 'fd':
                if isinstance(value, str) or not hasattr(value, '__float__') and not isinstance(value, (int, float)):
                    raise TypeError('must be real number, not ' + type(value).__name__)
                return _struct.unpack('f', _struct.pack('f', value))[0] if code == 'f' else float(value)
            if isinstance(value, (float, str)) or not hasattr(value, '__index__') and not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            low, high = _limits[code]
            value = int(value)
            if not low <= value <= high:
                raise OverflowError(f'{_names[code]} is ' + ('less than minimum' if value < low else 'greater than maximum'))
            return value

        def append(self, v):
            """Adds a number."""
            list.append(self, self._checked(v))

        def extend(self, bb):
            """Adds numbers."""
            if isinstance(bb, array) and bb.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            for value in list(bb):
                list.append(self, self._checked(value))

        def insert(self, i, v):
            """Inserts a number."""
            list.insert(self, i, self._checked(v))

        def fromlist(self, list):
            """Adds the numbers of a list."""
            self.extend(list)

        def tolist(self):
            """The numbers as a list."""
            return list(self)

        def tobytes(self):
            """The numbers as bytes."""
            if self.typecode == 'u':
                return ''.join(self).encode('utf-32-le')
            return _struct.pack(f'={len(self)}{self._code}', *self)

        def frombytes(self, buffer):
            """Adds the numbers that stand in bytes."""
            if len(buffer) % self.itemsize:
                raise ValueError('bytes length not a multiple of item size')
            if self.typecode == 'u':
                self.extend(bytes(buffer).decode('utf-32-le'))
            else:
                list.extend(self, _struct.unpack(f'={len(buffer) // self.itemsize}{self._code}', buffer))

        _code = property(lambda self: {'l': 'q', 'L': 'Q'}.get(self.typecode, self.typecode))

        def fromunicode(self, ustr):
            """Adds the characters of a text."""
            if self.typecode != 'u':
                raise ValueError("fromunicode() may only be called on unicode type arrays")
            list.extend(self, ustr)

        def tounicode(self):
            """The characters as text."""
            if self.typecode != 'u':
                raise ValueError("tounicode() may only be called on unicode type arrays")
            return ''.join(self)

        def fromfile(self, f, n):
            """Adds n numbers of a file."""
            data = f.read(n * self.itemsize)
            self.frombytes(data)
            if len(data) < n * self.itemsize:
                raise EOFError('read() didn\'t return enough bytes')

        def tofile(self, f):
            """Writes the numbers into a file."""
            f.write(self.tobytes())

        def byteswap(self):
            """Turns the bytes of each number around."""
            if self.typecode != 'u':
                self[:] = array(self.typecode, _struct.pack(f'>{len(self)}{self._code}', *self))

        def buffer_info(self):
            """Refused: numbers have no address here."""
            raise NotImplementedError('array.buffer_info: numbers have no address in fieldbook')

        def copy(self):
            raise AttributeError("'array.array' object has no attribute 'copy'")

        def __copy__(self):
            return array(self.typecode, self)

        def __deepcopy__(self, memo):
            return array(self.typecode, self)

        def __getitem__(self, key):
            value = list.__getitem__(self, key)
            return array(self.typecode, value) if isinstance(key, slice) else value

        def __setitem__(self, key, value):
            if isinstance(key, slice):
                if not isinstance(value, array):
                    raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
                if value.typecode != self.typecode:
                    raise TypeError('bad argument type for built-in operation')
                list.__setitem__(self, key, list(value))
            else:
                list.__setitem__(self, key, self._checked(value))

        def __add__(self, other):
            if not isinstance(other, array):
                raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
            if other.typecode != self.typecode:
                raise TypeError('bad argument type for built-in operation')
            return array(self.typecode, list(self) + list(other))

        def __iadd__(self, other):
            if not isinstance(other, array):
                raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
            self.extend(other)
            return self

        def __mul__(self, n):
            return array(self.typecode, list(self) * n)

        __rmul__ = __mul__

        def __imul__(self, n):
            self[:] = self * n
            return self

        def __eq__(self, other):
            return list(self) == list(other) if isinstance(other, array) else NotImplemented

        def __ne__(self, other):
            return list(self) != list(other) if isinstance(other, array) else NotImplemented

        def __lt__(self, other):
            return list(self) < list(other) if isinstance(other, array) else NotImplemented

        def __le__(self, other):
            return list(self) <= list(other) if isinstance(other, array) else NotImplemented

        def __gt__(self, other):
            return list(self) > list(other) if isinstance(other, array) else NotImplemented

        def __ge__(self, other):
            return list(self) >= list(other) if isinstance(other, array) else NotImplemented

        __hash__ = None

        def __repr__(self):
            if not self:
                return f"{type(self).__name__}('{self.typecode}')"
            return f"{type(self).__name__}('{self.typecode}', {self.tounicode()!r})" if self.typecode == 'u' else f"{type(self).__name__}('{self.typecode}', {list(self)!r})"

        def __reduce__(self):
            return array, (self.typecode, list(self))

    ArrayType = array
    """#)
}
