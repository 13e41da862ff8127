import Evaluator

extension WrittenModules {
  static let json = WrittenModule(
    "json", doc: "JSON.",
    #"""
    from _json import encode as _encode, decode as _decode

    class JSONDecodeError(ValueError):
        """What is no JSON."""
        def __init__(self, msg, doc, pos):
            self.lineno = doc.count('\n', 0, pos) + 1
            self.colno = pos - doc.rfind('\n', 0, pos)
            super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')
            self.msg, self.doc, self.pos = msg, doc, pos

    class JSONDecoder:
        """Reads JSON."""
        def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
            self.object_hook, self.parse_float, self.parse_int = object_hook, parse_float, parse_int
            self.parse_constant, self.strict, self.object_pairs_hook = parse_constant, strict, object_pairs_hook

        def _read(self, s, start, whole):
            result = _decode(s, self.strict, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int, self.parse_constant, start, whole)
            if len(result) == 3:
                raise JSONDecodeError(result[2], s, result[1])
            return result

        def decode(self, s):
            """The value that a text is."""
            return self._read(s, 0, True)[0]

        def raw_decode(self, s, idx=0):
            """The value at a place, and where it ends."""
            return self._read(s, idx, False)

    class JSONEncoder:
        """Writes JSON; a subclass says with `default` how other values are written."""
        item_separator, key_separator = ', ', ': '

        def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
            self.skipkeys, self.ensure_ascii, self.check_circular = skipkeys, ensure_ascii, check_circular
            self.allow_nan, self.sort_keys, self.indent = allow_nan, sort_keys, indent
            if separators is not None:
                self.item_separator, self.key_separator = separators
            elif indent is not None:
                self.item_separator = ','
            if default is not None:
                self.default = default

        def default(self, o):
            """Raises: there is no JSON for the value."""
            raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

        def encode(self, o):
            """The value as JSON."""
            own = type(self).default is not JSONEncoder.default or 'default' in self.__dict__
            return _encode(o, self.default if own else None, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan, self.sort_keys, self.indent, self.item_separator, self.key_separator)

        def iterencode(self, o, _one_shot=False):
            """The value as JSON, in one piece."""
            yield self.encode(o)

    def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
        """A value as JSON text."""
        return (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)

    def dump(obj, fp, **options):
        """Writes a value as JSON to a file."""
        fp.write(dumps(obj, **options))

    def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
        """The value that JSON text is."""
        if isinstance(s, str):
            if s.startswith('\ufeff'):
                raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
        elif isinstance(s, (bytes, bytearray)):
            s = s.decode('utf-8-sig')
        else:
            raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
        return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)

    def load(fp, **options):
        """The value in a file of JSON."""
        return loads(fp.read(), **options)
    """#)
}
