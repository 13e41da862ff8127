import Evaluator

extension WrittenModules {
  static let pickle = WrittenModule(
    "pickle", doc: "Values as bytes.",
    #"""
    import io as _io

    HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4

    class PickleError(Exception):
        """What goes wrong with values as bytes."""

    class PicklingError(PickleError):
        """A value that is not written."""

    class UnpicklingError(PickleError):
        """Bytes that are not read."""

    def _packed(number):
        # A float as eight bytes, by its parts.
        import math
        if number != number:
            return b'\x7f\xf8\0\0\0\0\0\0'
        sign = 0x80 if math.copysign(1, number) < 0 else 0
        number = abs(number)
        if number == math.inf:
            return bytes([sign | 0x7f, 0xf0, 0, 0, 0, 0, 0, 0])
        if number == 0:
            return bytes([sign, 0, 0, 0, 0, 0, 0, 0])
        mantissa, exponent = math.frexp(number)
        exponent += 1022
        if exponent <= 0:
            bits = int(math.ldexp(number, 1074))
        else:
            bits = exponent << 52 | int(math.ldexp(mantissa, 53)) - (1 << 52)
        data = bytearray(bits.to_bytes(8, 'big'))
        data[0] |= sign
        return bytes(data)

    def _unpacked(data):
        import math
        bits = int.from_bytes(data, 'big')
        sign = -1.0 if bits >> 63 else 1.0
        exponent, fraction = bits >> 52 & 0x7ff, bits & (1 << 52) - 1
        if exponent == 0x7ff:
            return math.nan if fraction else sign * math.inf
        if exponent == 0:
            return sign * math.ldexp(float(fraction), -1074)
        return sign * math.ldexp(float(fraction | 1 << 52), exponent - 1075)

    class Pickler:
        """Writes numbers, text, bytes and containers of them, as Python does."""
        def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
            self._file, self._known, self._kept = file, {}, []

        def dump(self, obj):
            """Writes a value."""
            body = bytearray()
            self._save(obj, body)
            body += b'.'
            self._file.write(b'\x80\x04\x95' + len(body).to_bytes(8, 'little') + bytes(body))

        def _remember(self, obj, out):
            self._known[id(obj)] = len(self._known)
            self._kept.append(obj)
            out += b'\x94'

        def _save(self, x, out):
            kind = type(x)
            if x is None:
                out += b'N'
            elif x is True or x is False:
                out += b'\x88' if x else b'\x89'
            elif kind is int:
                if 0 <= x < 256:
                    out += b'K' + bytes([x])
                elif 0 <= x < 65536:
                    out += b'M' + x.to_bytes(2, 'little')
                elif -2147483648 <= x < 2147483648:
                    out += b'J' + x.to_bytes(4, 'little', signed=True)
                else:
                    data = x.to_bytes(x.bit_length() // 8 + 1, 'little', signed=True)
                    out += (b'\x8a' + bytes([len(data)]) if len(data) < 256 else b'\x8b' + len(data).to_bytes(4, 'little')) + data
            elif kind is float:
                out += b'G' + _packed(x)
            elif kind is str:
                data = x.encode()
                out += (b'\x8c' + bytes([len(data)]) if len(data) < 256 else b'X' + len(data).to_bytes(4, 'little')) + data + b'\x94'
                self._known[('text', len(self._kept))] = len(self._known)
                self._kept.append(x)
            elif kind in (bytes, bytearray):
                if kind is bytearray:
                    out += b'\x96' + len(x).to_bytes(8, 'little') + bytes(x)
                else:
                    out += (b'C' + bytes([len(x)]) if len(x) < 256 else b'B' + len(x).to_bytes(4, 'little')) + x
                self._remember(x, out)
            elif id(x) in self._known:
                n = self._known[id(x)]
                out += b'h' + bytes([n]) if n < 256 else b'j' + n.to_bytes(4, 'little')
            elif kind is tuple:
                if len(x) > 3:
                    out += b'('
                for v in x:
                    self._save(v, out)
                out += (b')', b'\x85', b'\x86', b'\x87')[len(x)] if len(x) < 4 else b't'
                if x:
                    self._remember(x, out)
            elif kind is list:
                out += b']'
                self._remember(x, out)
                if x:
                    out += b'('
                    for v in x:
                        self._save(v, out)
                    out += b'e'
            elif kind is dict:
                out += b'}'
                self._remember(x, out)
                if x:
                    out += b'('
                    for k, v in x.items():
                        self._save(k, out)
                        self._save(v, out)
                    out += b'u'
            elif kind is set:
                out += b'\x8f'
                self._remember(x, out)
                out += b'('
                for v in x:
                    self._save(v, out)
                out += b'\x90'
            elif kind is frozenset:
                out += b'('
                for v in x:
                    self._save(v, out)
                out += b'\x91'
                self._remember(x, out)
            else:
                raise PicklingError(f"fieldbook writes numbers, text, bytes and containers of them, not {kind.__name__}: an array has np.save, a model has model.save")

    _kinds = {
        ('builtins', 'set'): set, ('builtins', 'frozenset'): frozenset, ('builtins', 'bytearray'): bytearray,
        ('builtins', 'range'): range, ('builtins', 'slice'): slice, ('__builtin__', 'set'): set, ('__builtin__', 'bytearray'): bytearray,
        ('__builtin__', 'frozenset'): frozenset, ('_codecs', 'encode'): lambda text, name: text.encode(name),
    }

    def _raw_text(data):
        import re
        text = data.decode('latin-1')
        return re.sub(r'\\u([0-9a-f]{4})|\\U([0-9a-f]{8})', lambda m: chr(int(m.group(1) or m.group(2), 16)), text)

    class Unpickler:
        """Reads numbers, text, bytes and containers of them; runs nothing that a file names."""
        def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
            self._data, self._place, self._encoding = file.read(), 0, encoding

        def _take(self, count):
            part = self._data[self._place:self._place + count]
            if len(part) < count:
                raise EOFError('Ran out of input') if not self._data else UnpicklingError('pickle data was truncated')
            self._place += count
            return part

        def _number(self, count, signed=False):
            return int.from_bytes(self._take(count), 'little', signed=signed)

        def _line(self):
            end = self._data.find(b'\n', self._place)
            if end < 0:
                raise UnpicklingError('pickle data was truncated')
            part = self._data[self._place:end]
            self._place = end + 1
            return part

        def _old_text(self, data):
            return data if self._encoding == 'bytes' else data.decode(self._encoding)

        def _find(self, module, name):
            if (module, name) in _kinds:
                return _kinds[module, name]
            if (module, name) == ('collections', 'OrderedDict'):
                import collections
                return collections.OrderedDict
            raise UnpicklingError(f'the file names {module}.{name}: fieldbook reads numbers, text, bytes and containers of them, and runs nothing that a file names')

        def load(self):
            """The value in the file."""
            stack, marks, memo = [], [], {}

            def since_mark():
                start = marks.pop()
                items = stack[start:]
                del stack[start:]
                return items

            while True:
                op = self._take(1)
                if op == b'.':
                    return stack.pop()
                if op == b'\x80':
                    if self._number(1) > HIGHEST_PROTOCOL:
                        raise ValueError('unsupported pickle protocol')
                elif op == b'\x95':
                    self._take(8)
                elif op == b'N':
                    stack.append(None)
                elif op in (b'\x88', b'\x89'):
                    stack.append(op == b'\x88')
                elif op == b'K':
                    stack.append(self._number(1))
                elif op == b'M':
                    stack.append(self._number(2))
                elif op == b'J':
                    stack.append(self._number(4, True))
                elif op in (b'\x8a', b'\x8b'):
                    stack.append(self._number(self._number(1 if op == b'\x8a' else 4), True))
                elif op == b'I':
                    text = self._line()
                    stack.append(text == b'01' if text in (b'00', b'01') else int(text))
                elif op == b'L':
                    stack.append(int(self._line().rstrip(b'L')))
                elif op == b'F':
                    stack.append(float(self._line()))
                elif op == b'G':
                    stack.append(_unpacked(self._take(8)))
                elif op == b'V':
                    stack.append(_raw_text(self._line()))
                elif op in (b'\x8c', b'X', b'\x8d'):
                    stack.append(self._take(self._number({b'\x8c': 1, b'X': 4, b'\x8d': 8}[op])).decode())
                elif op in (b'C', b'B', b'\x8e'):
                    stack.append(self._take(self._number({b'C': 1, b'B': 4, b'\x8e': 8}[op])))
                elif op == b'\x96':
                    stack.append(bytearray(self._take(self._number(8))))
                elif op in (b'U', b'T'):
                    stack.append(self._old_text(self._take(self._number(1 if op == b'U' else 4))))
                elif op == b'S':
                    text = self._line()
                    stack.append(self._old_text(text[1:-1]))
                elif op == b'(':
                    marks.append(len(stack))
                elif op in (b')', b'\x85', b'\x86', b'\x87'):
                    n = {b')': 0, b'\x85': 1, b'\x86': 2, b'\x87': 3}[op]
                    items = tuple(stack[len(stack) - n:])
                    del stack[len(stack) - n:]
                    stack.append(items)
                elif op == b't':
                    stack.append(tuple(since_mark()))
                elif op in (b']', b'l'):
                    stack.append([] if op == b']' else since_mark())
                elif op in (b'e', b'a'):
                    items = since_mark() if op == b'e' else [stack.pop()]
                    stack[-1].extend(items)
                elif op in (b'}', b'd'):
                    items = [] if op == b'}' else since_mark()
                    stack.append(dict(zip(items[::2], items[1::2])))
                elif op in (b'u', b's'):
                    if op == b'u':
                        items = since_mark()
                    else:
                        value = stack.pop()
                        items = [stack.pop(), value]
                    for k, v in zip(items[::2], items[1::2]):
                        stack[-1][k] = v
                elif op == b'\x8f':
                    stack.append(set())
                elif op == b'\x90':
                    items = since_mark()
                    stack[-1].update(items)
                elif op == b'\x91':
                    stack.append(frozenset(since_mark()))
                elif op in (b'p', b'q', b'r'):
                    memo[int(self._line()) if op == b'p' else self._number(1 if op == b'q' else 4)] = stack[-1]
                elif op == b'\x94':
                    memo[len(memo)] = stack[-1]
                elif op in (b'g', b'h', b'j'):
                    stack.append(memo[int(self._line()) if op == b'g' else self._number(1 if op == b'h' else 4)])
                elif op == b'0':
                    stack.pop()
                elif op == b'2':
                    stack.append(stack[-1])
                elif op == b'1':
                    since_mark()
                elif op == b'c':
                    module, name = self._line().decode(), self._line().decode()
                    stack.append(self._find(module, name))
                elif op == b'\x93':
                    name = stack.pop()
                    stack.append(self._find(stack.pop(), name))
                elif op == b'R':
                    args = stack.pop()
                    stack.append(stack.pop()(*args))
                elif op == b'b':
                    stack.pop()
                else:
                    raise UnpicklingError(f'invalid load key, {chr(op[0])!r}.')

    def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        """Writes a value to a file of bytes."""
        Pickler(file, protocol).dump(obj)

    def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
        """A value as bytes."""
        out = _io.BytesIO()
        Pickler(out, protocol).dump(obj)
        return out.getvalue()

    def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        """The value in a file of bytes."""
        return Unpickler(file, encoding=encoding).load()

    def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None):
        """The value that bytes stand for."""
        return Unpickler(_io.BytesIO(data), encoding=encoding).load()
    """#)
}
