import Evaluator

extension WrittenNumPy {
  static let types = WrittenModule(
    "_numpy_types", doc: "Rules of NumPy's element types.",
    #"""
    import numpy as np
    import _numpy

    _names = ['bool', 'int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64', 'float16', 'float32', 'float64']
    _kinds = {
        'bool': ('bool',), 'signed integer': ('int8', 'int16', 'int32', 'int64'),
        'unsigned integer': ('uint8', 'uint16', 'uint32', 'uint64'), 'real floating': ('float16', 'float32', 'float64'),
    }
    typecodes = {
        'Character': 'c', 'Integer': 'bhilqnp', 'UnsignedInteger': 'BHILQNP', 'Float': 'efdg', 'Complex': 'FDG',
        'AllInteger': 'bBhHiIlLqQnNpP', 'AllFloat': 'efdgFDG', 'Datetime': 'Mm', 'All': '?bhilqnpBHILQNPefdgFDGSUVOMm',
    }
    sctypeDict = {name: getattr(np, name) for name in _names} | {'float': np.float64, 'int': np.int64, 'double': np.float64, 'single': np.float32, 'half': np.float16}
    ScalarType = (int, float, bool, bytes, str) + tuple(getattr(np, name) for name in _names)

    class flexible:
        """Types whose elements have any width."""

    class character(flexible):
        """Text and bytes."""

    class _Scalar:
        # What an element of an array has beside text or bytes.
        shape, ndim, size = (), 0, 1

        @property
        def dtype(self):
            return np.dtype(f'{self._letter}{max(len(self), 1)}')

        def item(self):
            return self._plain(self)

        tolist = item

        def astype(self, dtype):
            return np.array(self._plain(self)).astype(dtype)[()]

    class str_(str, character, _Scalar):
        """A text of an array."""
        _letter, _plain = 'U', str

        def __repr__(self):
            return str.__repr__(self) if _numpy.options()['legacy'] <= 125 else f'np.str_({str.__repr__(self)})'

    class bytes_(bytes, character, _Scalar):
        """Bytes of an array."""
        _letter, _plain = 'S', bytes

        def __repr__(self):
            return bytes.__repr__(self) if _numpy.options()['legacy'] <= 125 else f'np.bytes_({bytes.__repr__(self)})'

    class object_:
        """Objects of an array."""
        def __new__(cls, value=None):
            return value

    for _class in (flexible, character, str_, bytes_, object_):
        _class.__module__ = 'numpy'

    def _as_type(arg):
        # The class of numbers, or the abstract class, that is meant.
        if isinstance(arg, type):
            if arg is float:
                return np.float64
            if arg is int:
                return np.int64
            if arg is bool:
                return np.bool_
            return {str: str_, bytes: bytes_, object: object_}.get(arg, arg)
        try:
            return np.dtype(arg).type
        except TypeError:
            raise TypeError(f'data type {arg!r} not understood') from None

    def issubdtype(arg1, arg2):
        """Whether a type is one of a kind: np.issubdtype(x.dtype, np.floating)."""
        first = arg1 if isinstance(arg1, type) and issubclass(arg1, np.generic) else _as_type(arg1)
        if arg2 is complex:
            arg2 = np.complexfloating
        second = arg2 if isinstance(arg2, type) and issubclass(arg2, np.generic) else _as_type(arg2)
        if second is np.generic:
            return True
        return issubclass(first, second)

    def _kind_rank(kind):
        return {'b': 0, 'u': 1, 'i': 2, 'f': 4}[kind]

    def can_cast(from_, to, casting='safe'):
        """Whether numbers of one type can be cast to another by a rule."""
        if casting not in ('no', 'equiv', 'safe', 'same_kind', 'unsafe'):
            raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', or 'unsafe' (got '{casting}')")
        if type(from_) in (int, float):
            raise TypeError("can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.\nThis change was part of adopting NEP 50, we may explicitly allow them again in the future.")
        source = from_.dtype if isinstance(from_, (np.ndarray, np.generic)) else np.dtype(from_)
        target = np.dtype(to)
        if casting in ('no', 'equiv'):
            return source == target
        if source.kind in 'USO' or target.kind in 'USO':
            return casting == 'unsafe' or target.kind == 'O' or source.kind != 'O' and target.kind in 'US' and (target.itemsize == 0 or _promoted(source, target) == target)
        if casting == 'safe':
            return bool(_numpy.promoted(source, target) == target)
        if casting == 'same_kind':
            return _kind_rank(source.kind) <= _kind_rank(target.kind)
        return True

    def _promoted(a, b):
        if a.kind not in 'USO' and b.kind not in 'USO':
            return _numpy.promoted(a, b)
        if 'O' in (a.kind, b.kind):
            return np.dtype(object)
        # The characters that a type of numbers needs as text.
        widths = [t.itemsize // 4 if t.kind == 'U' else t.itemsize if t.kind == 'S' else {'b': 5, 'f': 32}.get(t.kind, {1: 4, 2: 6, 4: 11}.get(t.itemsize, 21)) for t in (a, b)]
        return np.dtype(f"{'S' if {a.kind, b.kind} == {'S'} else 'U'}{max(widths)}")

    def promote_types(type1, type2):
        """The smallest type that holds the values of both."""
        return _promoted(np.dtype(type1), np.dtype(type2))

    def result_type(*arrays_and_dtypes):
        """The type of an operation with arrays, types and Python's numbers, which are weak."""
        if not arrays_and_dtypes:
            raise ValueError('at least one array or dtype is required')
        found, weak = None, None
        for x in arrays_and_dtypes:
            if type(x) in (int, float):
                weak = float if float in (weak, type(x)) else int
                continue
            if isinstance(x, (np.ndarray, np.generic)):
                kind = x.dtype
            elif type(x) is bool:
                kind = np.dtype(bool)
            elif isinstance(x, (list, tuple)):
                kind = np.asarray(x).dtype
            else:
                kind = np.dtype(x)
            found = kind if found is None else _promoted(found, kind)
        if found is None:
            return np.dtype(weak)
        if weak is float and found.kind != 'f':
            return np.dtype(float)
        if weak is int and found.kind == 'b':
            return np.dtype(int)
        return found

    def min_scalar_type(a, /):
        """The smallest type that holds a number."""
        if isinstance(a, np.ndarray) and a.ndim:
            return a.dtype
        value = a.item() if isinstance(a, (np.ndarray, np.generic)) else a
        if isinstance(value, bool):
            return np.dtype(bool)
        if isinstance(value, int):
            if value >= 0:
                names, low = ('uint8', 'uint16', 'uint32', 'uint64'), 0
                for name in names:
                    if value <= np.iinfo(name).max:
                        return np.dtype(name)
            else:
                for name in ('int8', 'int16', 'int32', 'int64'):
                    if value >= np.iinfo(name).min:
                        return np.dtype(name)
            raise OverflowError('arrays hold no numbers of more than 64 bits')
        for name in ('float16', 'float32'):
            if value != value or abs(value) == np.inf or abs(value) < {'float16': 65000.0, 'float32': 3.4e38}[name]:
                return np.dtype(name)
        return np.dtype(float)

    def isdtype(dtype, kind):
        """Whether a type is of a kind: 'bool', 'integral', 'real floating', 'numeric' and others."""
        name = np.dtype(dtype).name
        for k in kind if isinstance(kind, tuple) else (kind,):
            if isinstance(k, str):
                groups = {'integral': ('signed integer', 'unsigned integer'), 'numeric': ('signed integer', 'unsigned integer', 'real floating'),
                          'complex floating': ()}.get(k, (k,))
                for group in groups:
                    if group not in _kinds:
                        raise ValueError(f"kind argument is a string, but {k!r} is not a known kind name.")
                    if name in _kinds[group]:
                        return True
            elif np.dtype(k).name == name:
                return True
        return False

    def typename(char):
        """What a letter of a type stands for."""
        return {
            '?': 'bool', 'b': 'signed char', 'B': 'unsigned char', 'h': 'short', 'H': 'unsigned short', 'i': 'integer',
            'I': 'unsigned integer', 'l': 'long integer', 'L': 'unsigned long integer', 'q': 'long long integer',
            'Q': 'unsigned long long integer', 'f': 'single precision', 'd': 'double precision', 'S1': 'character',
            'g': 'long precision', 'D': 'complex double precision', 'F': 'complex single precision', 'U': 'unicode',
            'O': 'object', 'V': 'void', 'S': 'string', 'G': 'complex long double precision'}[char]

    def iterable(y):
        """Whether it can be looped over."""
        try:
            iter(y)
        except TypeError:
            return False
        return True

    def isfortran(a):
        """Whether the array is in Fortran's order and not in C's."""
        return not _numpy.is_contiguous(a) and _numpy.is_contiguous(a.T)

    def common_type(*arrays):
        """The float type that holds the values of all arrays."""
        found = np.dtype(np.float16)
        for a in arrays:
            kind = np.asarray(a).dtype
            if kind.kind == 'b':
                raise TypeError("can't get common type for non-numeric array")
            found = _numpy.promoted(found, np.dtype(np.float64) if kind.kind in 'iu' else kind)
        return getattr(np, found.name)

    def mintypecode(typechars, typeset='GDFgdf', default='d'):
        """The letter of the smallest type for all."""
        letters = [c if isinstance(c, str) else {'float64': 'd', 'float32': 'f'}.get(np.asarray(c).dtype.name, 'l') for c in typechars]
        common = [c for c in letters if c in typeset]
        if not common:
            return default
        return min(common, key='GDFgdf'.index)

    def info(object=None, maxwidth=76, output=None, toplevel='numpy'):
        """Help on a name."""
        help(object)

    def show_config(mode='stdout'):
        """How this NumPy was built."""
        print('NumPy ' + np.__version__ + ' of fieldbook: arrays and LAPACK, no other libraries')

    def show_runtime():
        """What this NumPy runs on."""
        show_config()

    def get_include():
        """The folder of NumPy's C headers: there is none."""
        raise NotImplementedError('there are no C extensions in fieldbook')
    """#)
}
