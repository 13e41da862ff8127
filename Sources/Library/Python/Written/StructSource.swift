import Evaluator

extension WrittenModules {
  static let structModule = WrittenModule(
    "struct", doc: "Numbers in bytes.",
    #"""
    import _struct

    class error(Exception):
        """A format or a value that does not fit."""

    def _done(function, *args):
        try:
            return function(*args)
        except ValueError as fault:
            raise error(str(fault)) from None

    def calcsize(format, /):
        """The bytes that a format takes."""
        return _done(_struct.calcsize, format)

    def pack(format, /, *v):
        """Values as bytes: pack('>I', 5) == b'\\x00\\x00\\x00\\x05'."""
        return _done(_struct.pack, format, *v)

    def pack_into(format, buffer, offset, /, *v):
        """Values as bytes, written into a bytearray from a place on."""
        data = pack(format, *v)
        start = _checked(len(buffer), len(data), offset, 'pack_into', 'packing')
        buffer[start:start + len(data)] = data

    def unpack(format, buffer, /):
        """The values that stand in bytes, as a tuple: unpack('>I', b'\\x00\\x00\\x00\\x05') == (5,)."""
        if calcsize(format) != len(buffer):
            raise error(f'unpack requires a buffer of {calcsize(format)} bytes')
        return _done(_struct.unpack, format, buffer)

    def unpack_from(format, /, buffer, offset=0):
        """The values that stand in bytes from a place on."""
        start = _checked(len(buffer), calcsize(format), offset, 'unpack_from', 'unpacking')
        return _done(_struct.unpack, format, buffer, start)

    def _checked(length, size, offset, name, doing):
        start = offset + length if offset < 0 else offset
        if start < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        if length - start < size:
            if offset < 0:
                raise error(f'not enough data to unpack {size} bytes' if doing == 'unpacking' else f'no space to pack {size} bytes at offset {offset}')
            raise error(f'{name} requires a buffer of at least {offset + size} bytes for {doing} {size} bytes at offset {offset} (actual buffer size is {length})')
        return start

    def iter_unpack(format, buffer, /):
        """The values of one item after another."""
        size = calcsize(format)
        if not size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(buffer) % size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {size} bytes')
        return (unpack_from(format, buffer, place) for place in range(0, len(buffer), size))

    class Struct:
        """A format, read once."""
        def __init__(self, format):
            self.format = format.decode() if isinstance(format, bytes) else format
            self.size = calcsize(format)

        def pack(self, *v):
            """Values as bytes."""
            return pack(self.format, *v)

        def pack_into(self, buffer, offset, *v):
            """Values as bytes, written into a bytearray."""
            pack_into(self.format, buffer, offset, *v)

        def unpack(self, buffer, /):
            """The values that stand in bytes."""
            return unpack(self.format, buffer)

        def unpack_from(self, buffer, offset=0):
            """The values that stand in bytes from a place on."""
            return unpack_from(self.format, buffer, offset)

        def iter_unpack(self, buffer, /):
            """The values of one item after another."""
            return iter_unpack(self.format, buffer)
    """#)
}
