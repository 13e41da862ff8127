import Evaluator

extension WrittenNumPy {
  static let char = WrittenModule(
    "numpy.strings", doc: "Elementwise functions of text.",
    #"""
    import numpy as _np
    import _numpy

    def _flat(x):
        # The texts one after the other, and the shape.
        if isinstance(x, str):
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
                if not isinstance(value, str):
                    raise TypeError(f'string operation on non-string array')
        results = [function(*values) for values in zip(*spread)]
        if not shape:
            return results[0] if as_text else _np.asarray(results[0])[()]
        return _numpy.text_array(results, shape) if as_text else _np.array(results).reshape(shape)

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
        return _mapped(str.capitalize, True, a)

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
        return _mapped(lambda s: s.expandtabs(tabsize), True, a)

    def lower(a):
        """In small letters."""
        return _mapped(str.lower, True, a)

    def upper(a):
        """In capital letters."""
        return _mapped(str.upper, True, a)

    def swapcase(a):
        """Small letters as capital ones, and the other way around."""
        return _mapped(str.swapcase, True, a)

    def title(a):
        """Each word with a capital letter."""
        return _mapped(str.title, True, a)

    def strip(a, chars=None):
        """Without white space, or these characters, at both ends."""
        return _mapped(lambda s: s.strip(chars), True, a)

    def lstrip(a, chars=None):
        """Without white space, or these characters, at the start."""
        return _mapped(lambda s: s.lstrip(chars), True, a)

    def rstrip(a, chars=None):
        """Without white space, or these characters, at the end."""
        return _mapped(lambda s: s.rstrip(chars), True, a)

    def replace(a, old, new, count=-1):
        """With a part replaced."""
        return _mapped(lambda s, o, n, c: s.replace(o, n, int(c)), True, a, old, new, count)

    def translate(a, table, deletechars=None):
        """With characters replaced by a table."""
        return _mapped(lambda s: s.translate(table), True, a)

    def join(sep, seq):
        """The characters of each text with a separator."""
        return _mapped(lambda s, t: s.join(t), True, sep, seq)

    def partition(a, sep):
        """The parts before, at and behind a separator."""
        values, shape = _flat(a)
        parts = [p for s in values for p in s.partition(sep)]
        return _numpy.text_array(parts, shape + (3,)) if len(shape) == 1 else _np.array(parts)

    def rpartition(a, sep):
        """The parts before, at and behind the last separator."""
        values, shape = _flat(a)
        parts = [p for s in values for p in s.rpartition(sep)]
        return _numpy.text_array(parts, shape + (3,)) if len(shape) == 1 else _np.array(parts)

    def split(a, sep=None, maxsplit=None):
        """The parts of each text, as lists."""
        values, shape = _flat(a)
        lists = [s.split(sep) if maxsplit is None else s.split(sep, maxsplit) for s in values]
        return _np.array(lists, dtype=object) if shape else lists[0]

    def splitlines(a, keepends=None):
        """The lines of each text, as lists."""
        values, shape = _flat(a)
        lists = [s.splitlines(bool(keepends)) for s in values]
        return _np.array(lists, dtype=object) if shape else lists[0]

    def count(a, sub, start=0, end=None):
        """How often a part occurs."""
        return _mapped(lambda s, t: s.count(t, start, len(s) if end is None else end), False, a, sub)

    def find(a, sub, start=0, end=None):
        """The place of a part, or -1."""
        return _mapped(lambda s, t: s.find(t, start, len(s) if end is None else end), False, a, sub)

    def rfind(a, sub, start=0, end=None):
        """The last place of a part, or -1."""
        return _mapped(lambda s, t: s.rfind(t, start, len(s) if end is None else end), False, a, sub)

    def index(a, sub, start=0, end=None):
        """The place of a part, which must be there."""
        return _mapped(lambda s, t: s.index(t, start, len(s) if end is None else end), False, a, sub)

    def rindex(a, sub, start=0, end=None):
        """The last place of a part, which must be there."""
        return _mapped(lambda s, t: s.rindex(t, start, len(s) if end is None else end), False, a, sub)

    def startswith(a, prefix, start=0, end=None):
        """Whether the texts begin so."""
        return _mapped(lambda s, t: s.startswith(t, start, len(s) if end is None else end), False, a, prefix)

    def endswith(a, suffix, start=0, end=None):
        """Whether the texts end so."""
        return _mapped(lambda s, t: s.endswith(t, start, len(s) if end is None else end), False, a, suffix)

    def str_len(a):
        """The lengths."""
        return _mapped(len, False, a)

    def isalpha(a):
        """Whether all characters are letters."""
        return _mapped(str.isalpha, False, a)

    def isalnum(a):
        """Whether all characters are letters or digits."""
        return _mapped(str.isalnum, False, a)

    def isdigit(a):
        """Whether all characters are digits."""
        return _mapped(str.isdigit, False, a)

    def isdecimal(a):
        """Whether all characters are decimal digits."""
        return _mapped(str.isdecimal, False, a)

    def isnumeric(a):
        """Whether all characters are numbers."""
        return _mapped(str.isnumeric, False, a)

    def islower(a):
        """Whether all letters are small."""
        return _mapped(str.islower, False, a)

    def isupper(a):
        """Whether all letters are capital."""
        return _mapped(str.isupper, False, a)

    def isspace(a):
        """Whether all characters are white space."""
        return _mapped(str.isspace, False, a)

    def istitle(a):
        """Whether all words begin with a capital letter."""
        return _mapped(str.istitle, False, a)

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
