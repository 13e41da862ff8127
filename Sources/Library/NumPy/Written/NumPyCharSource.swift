import Evaluator

extension WrittenNumPy {
  static let char = WrittenModule(
    "numpy.strings", doc: "Elementwise functions of text.",
    #"""
    import numpy as _np
    import _numpy
    from builtins import slice as _slice

    def _flat(x):
        # The texts one after the other, and the shape.
        if isinstance(x, (str, bytes)):
            return [x], ()
        if isinstance(x, (int, float)):
            return [x], ()
        a = _np.asarray(x)
        values = a.ravel().tolist() if a.ndim else [a.item()]
        return values, tuple(a.shape)

    def _mapped(function, as_text, *operands):
        columns = [_flat(x) for x in operands]
        shape = _np.broadcast_shapes(*[c[1] for c in columns])
        count = 1
        for n in shape:
            count *= n
        spread = []
        for values, own in columns:
            if own != shape:
                places = _np.broadcast_to(_np.arange(len(values)).reshape(own), shape).ravel().tolist() if shape else [0]
                values = [values[i] for i in places]
            spread.append(values)
        for values in spread[:1]:
            for value in values:
                if not isinstance(value, (str, bytes)):
                    raise TypeError('string operation on non-string array')
        results = [function(*values) for values in zip(*spread)]
        if not shape:
            return results[0] if as_text else _np.asarray(results[0])[()]
        if not as_text:
            return _np.array(results).reshape(shape)
        return _numpy.object_array(results, shape, bytes if results and isinstance(results[0], bytes) else str)

    def _placed(of_text, of_bytes, a, part, start, end):
        # A search between two places.
        def search(s, t, first, last):
            function = of_bytes if isinstance(s, bytes) else of_text
            return function(s, t, int(first)) if last is None else function(s, t, int(first), int(last))
        if end is None:
            return _mapped(lambda s, t, first: search(s, t, first, None), False, a, part, start)
        return _mapped(search, False, a, part, start, end)

    def _as_wide(result, a):
        # Parts of texts have the type of the texts.
        return result.astype(_np.asarray(a).dtype) if isinstance(result, _np.ndarray) and result.shape == _np.shape(a) else result

    _none = object()

    def slice(a, start=None, stop=_none, step=None, /):
        """A part of each text, by places."""
        if stop is _none:
            start, stop = None, start
        operands = [x for x in (start, stop, step) if x is not None]
        given = [x is not None for x in (start, stop, step)]
        def part(s, *places):
            places = iter(places)
            return s[_slice(*[int(next(places)) if g else None for g in given])]
        return _as_wide(_mapped(part, True, a, *operands), a)

    def encode(a, encoding=None, errors=None):
        """The texts as bytes."""
        return _mapped(lambda s: s.encode(encoding or 'utf-8', errors or 'strict'), True, a)

    def decode(a, encoding=None, errors=None):
        """The bytes as text."""
        return _mapped(lambda s: s.decode(encoding or 'utf-8', errors or 'strict'), True, a)

    def add(x1, x2):
        """The texts joined."""
        return _mapped(lambda a, b: a + b, True, x1, x2)

    def multiply(a, i):
        """Each text several times."""
        return _mapped(lambda s, n: s * max(int(n), 0), True, a, i)

    def mod(a, values):
        """Each text with values put in by %."""
        return _mapped(lambda s, v: s % v, True, a, values)

    def capitalize(a):
        """With a capital first letter."""
        return _mapped(lambda s: s.capitalize(), True, a)

    def center(a, width, fillchar=' '):
        """In the middle of a width."""
        return _mapped(lambda s, w, c: s.center(int(w), c), True, a, width, fillchar)

    def ljust(a, width, fillchar=' '):
        """At the left of a width."""
        return _mapped(lambda s, w, c: s.ljust(int(w), c), True, a, width, fillchar)

    def rjust(a, width, fillchar=' '):
        """At the right of a width."""
        return _mapped(lambda s, w, c: s.rjust(int(w), c), True, a, width, fillchar)

    def zfill(a, width):
        """With zeros in front, to a width."""
        return _mapped(lambda s, w: s.zfill(int(w)), True, a, width)

    def expandtabs(a, tabsize=8):
        """With spaces for tabs."""
        return _mapped(lambda s, n: s.expandtabs(int(n)), True, a, tabsize)

    def lower(a):
        """In small letters."""
        return _mapped(lambda s: s.lower(), True, a)

    def upper(a):
        """In capital letters."""
        return _mapped(lambda s: s.upper(), True, a)

    def swapcase(a):
        """Small letters as capital ones, and the other way around."""
        return _mapped(lambda s: s.swapcase(), True, a)

    def title(a):
        """Each word with a capital letter."""
        return _mapped(lambda s: s.title(), True, a)

    def strip(a, chars=None):
        """Without white space, or these characters, at both ends."""
        return _as_wide(_mapped(lambda s: s.strip(), True, a) if chars is None else _mapped(lambda s, c: s.strip(c), True, a, chars), a)

    def lstrip(a, chars=None):
        """Without white space, or these characters, at the start."""
        return _as_wide(_mapped(lambda s: s.lstrip(), True, a) if chars is None else _mapped(lambda s, c: s.lstrip(c), True, a, chars), a)

    def rstrip(a, chars=None):
        """Without white space, or these characters, at the end."""
        return _as_wide(_mapped(lambda s: s.rstrip(), True, a) if chars is None else _mapped(lambda s, c: s.rstrip(c), True, a, chars), a)

    def replace(a, old, new, count=-1):
        """With a part replaced."""
        return _mapped(lambda s, o, n, c: s.replace(o, n, int(c)), True, a, old, new, count)

    def translate(a, table, deletechars=None):
        """With characters replaced by a table."""
        return _mapped(lambda s: s.translate(table), True, a)

    def join(sep, seq):
        """The characters of each text with a separator."""
        return _mapped(lambda s, t: s.join(t), True, sep, seq)

    def _parted(function, a, sep):
        # Three parts of each text, along a last axis.
        columns = [_mapped(lambda s, p, i=i: function(s, p)[i], True, a, sep) for i in range(3)]
        return _np.stack([_np.asarray(c) for c in columns], axis=-1)

    def partition(a, sep):
        """The parts before, at and behind a separator."""
        return _parted(lambda s, p: s.partition(p), a, sep)

    def rpartition(a, sep):
        """The parts before, at and behind the last separator."""
        return _parted(lambda s, p: s.rpartition(p), a, sep)

    def split(a, sep=None, maxsplit=None):
        """The parts of each text, as lists."""
        values, shape = _flat(a)
        lists = [s.split(sep) if maxsplit is None else s.split(sep, maxsplit) for s in values]
        return _numpy.object_array(lists, shape) if shape else lists[0]

    def splitlines(a, keepends=None):
        """The lines of each text, as lists."""
        values, shape = _flat(a)
        lists = [s.splitlines(bool(keepends)) for s in values]
        return _numpy.object_array(lists, shape) if shape else lists[0]

    def count(a, sub, start=0, end=None):
        """How often a part occurs."""
        return _placed(str.count, bytes.count, a, sub, start, end)

    def find(a, sub, start=0, end=None):
        """The place of a part, or -1."""
        return _placed(str.find, bytes.find, a, sub, start, end)

    def rfind(a, sub, start=0, end=None):
        """The last place of a part, or -1."""
        return _placed(str.rfind, bytes.rfind, a, sub, start, end)

    def index(a, sub, start=0, end=None):
        """The place of a part, which must be there."""
        return _placed(str.index, bytes.index, a, sub, start, end)

    def rindex(a, sub, start=0, end=None):
        """The last place of a part, which must be there."""
        return _placed(str.rindex, bytes.rindex, a, sub, start, end)

    def startswith(a, prefix, start=0, end=None):
        """Whether the texts begin so."""
        return _placed(str.startswith, bytes.startswith, a, prefix, start, end)

    def endswith(a, suffix, start=0, end=None):
        """Whether the texts end so."""
        return _placed(str.endswith, bytes.endswith, a, suffix, start, end)

    def str_len(a):
        """The lengths."""
        return _mapped(len, False, a)

    def isalpha(a):
        """Whether all characters are letters."""
        return _mapped(lambda s: s.isalpha(), False, a)

    def isalnum(a):
        """Whether all characters are letters or digits."""
        return _mapped(lambda s: s.isalnum(), False, a)

    def isdigit(a):
        """Whether all characters are digits."""
        return _mapped(lambda s: s.isdigit(), False, a)

    def isdecimal(a):
        """Whether all characters are decimal digits."""
        return _mapped(lambda s: s.isdecimal(), False, a)

    def isnumeric(a):
        """Whether all characters are numbers."""
        return _mapped(lambda s: s.isnumeric(), False, a)

    def islower(a):
        """Whether all letters are small."""
        return _mapped(lambda s: s.islower(), False, a)

    def isupper(a):
        """Whether all letters are capital."""
        return _mapped(lambda s: s.isupper(), False, a)

    def isspace(a):
        """Whether all characters are white space."""
        return _mapped(lambda s: s.isspace(), False, a)

    def istitle(a):
        """Whether all words begin with a capital letter."""
        return _mapped(lambda s: s.istitle(), False, a)

    def equal(x1, x2):
        """Where the texts are equal."""
        return _mapped(lambda a, b: a == b, False, x1, x2)

    def not_equal(x1, x2):
        """Where the texts differ."""
        return _mapped(lambda a, b: a != b, False, x1, x2)

    def less(x1, x2):
        """Where the first text comes before the second."""
        return _mapped(lambda a, b: a < b, False, x1, x2)

    def less_equal(x1, x2):
        """Where the first text comes before the second, or is it."""
        return _mapped(lambda a, b: a <= b, False, x1, x2)

    def greater(x1, x2):
        """Where the first text comes behind the second."""
        return _mapped(lambda a, b: a > b, False, x1, x2)

    def greater_equal(x1, x2):
        """Where the first text comes behind the second, or is it."""
        return _mapped(lambda a, b: a >= b, False, x1, x2)

    def array(obj, itemsize=None, copy=True, unicode=None, order=None):
        """An array of text."""
        return _np.array(obj)

    asarray = array
    """#)
}
