import Evaluator

extension WrittenModules {
  static let pickle = WrittenModule(
    "pickle", doc: "Values as bytes.",
    #"""
    import io as _io
    from _pickle_objects import PickleError, PicklingError, UnpicklingError
    from _pickle_objects import reduced as _reduced, found as _found, called as _called, with_state as _with_state

    HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4

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
        """Writes values, containers of them, arrays and objects of the program's classes, as Python does."""
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
                self._save_object(x, _reduced(x), out)

        def _save_global(self, module, name, out):
            self._save(module, out)
            self._save(name, out)
            out += b'\x93'

        def _save_object(self, x, form, out):
            if form[0] == 'class':
                self._save_global(form[1], form[2], out)
                self._remember(x, out)
                return
            if form[0] == 'array':
                _, shape, dtype, data = form
                self._save_global('numpy.core.multiarray', '_reconstruct', out)
                self._save_global('numpy', 'ndarray', out)
                self._save((0,), out)
                self._save(b'b', out)
                out += b'\x87R'
                self._remember(x, out)
                out += b'('
                self._save(1, out)
                self._save(shape, out)
                self._save_global('numpy', 'dtype', out)
                self._save((dtype[1:], False, True), out)
                out += b'R'
                self._save((3, dtype[0], None, None, None, -1, -1, 0), out)
                out += b'b'
                self._save(False, out)
                self._save(data, out)
                out += b'tb'
                return
            how, function, args, state, elements, pairs = form
            self._save(function, out)
            self._save(args, out)
            out += b'\x81' if how == 'new' else b'R'
            self._remember(x, out)
            if elements:
                out += b'('
                for v in elements:
                    self._save(v, out)
                out += b'e'
            if pairs:
                out += b'('
                for k, v in pairs:
                    self._save(k, out)
                    self._save(v, out)
                out += b'u'
            if state is not None:
                self._save(state, out)
                out += b'b'

    def _raw_text(data):
        import re
        text = data.decode('latin-1')
        return re.sub(r'\\u([0-9a-f]{4})|\\U([0-9a-f]{8})', lambda m: chr(int(m.group(1) or m.group(2), 16)), text)

    class Unpickler:
        """Reads values, containers of them, arrays and objects of the program's classes; runs nothing else that a file names."""
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
                    stack.append(_found(module, name))
                elif op == b'\x93':
                    name = stack.pop()
                    stack.append(_found(stack.pop(), name))
                elif op == b'R':
                    args = stack.pop()
                    stack.append(_called(stack.pop(), args))
                elif op == b'\x81':
                    args = stack.pop()
                    cls = stack.pop()
                    stack.append(cls.__new__(cls, *args))
                elif op == b'b':
                    state = stack.pop()
                    made = _with_state(stack[-1], state)
                    if made is not stack[-1]:
                        # An array, which is known only now.
                        for key, value in memo.items():
                            if value is stack[-1]:
                                memo[key] = made
                        stack[-1] = made
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
