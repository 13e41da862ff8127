import Evaluator

extension WrittenNumPy {
  static let limits = WrittenModule(
    "_numpy_limits", doc: "The ranges of element types.",
    #"""
    import numpy as np
    import _numpy

    _floats = {
        'float16': (16, 10, 5, 3), 'float32': (32, 23, 8, 6), 'float64': (64, 52, 11, 15),
    }
    _made = {}

    def _dtype_of(value, what):
        if isinstance(value, (np.ndarray, np.generic)):
            return value.dtype
        if type(value) in (int, float):
            return np.dtype(type(value))
        if _numpy.dtype_name(value) is None:
            raise ValueError(f'Invalid {what} data type {value!r}.')
        return np.dtype(value)

    class finfo:
        """The range and precision of a float type: np.finfo(np.float32).eps."""
        def __new__(cls, dtype):
            kind = _dtype_of(dtype, 'floating point')
            if kind.kind != 'f':
                raise ValueError(f'data type {kind.type!r} not inexact')
            if kind.name not in _made:
                _made[kind.name] = object.__new__(cls)._filled(kind)
            return _made[kind.name]

        def _filled(self, kind):
            number = kind.type
            self.dtype = kind
            self.bits, self.nmant, self.nexp, self.precision = _floats[kind.name]
            self.iexp, self.machep, self.negep = self.nexp, -self.nmant, -self.nmant - 1
            self.maxexp = 2 ** (self.nexp - 1)
            self.minexp = 2 - self.maxexp
            self.eps, self.epsneg = number(2.0 ** -self.nmant), number(2.0 ** (-self.nmant - 1))
            self.max = number((2.0 - 2.0 ** -self.nmant) * 2.0 ** (self.maxexp - 1))
            self.min = -self.max
            self.tiny = self.smallest_normal = number(2.0 ** self.minexp)
            self.smallest_subnormal = np.nextafter(number(0), number(1))
            self.resolution = number(10.0 ** -self.precision)
            return self

        def __repr__(self):
            low, high = (f'{self.min:.5e}', f'{self.max:.5e}') if self.bits == 16 else (self.min, self.max)
            return f'finfo(resolution={self.resolution}, min={low}, max={high}, dtype={self.dtype})'

        def __str__(self):
            line = '-' * 63
            return (f'Machine parameters for {self.dtype}\n{line}\n'
                    f'precision = {self.precision}   resolution = {self.resolution}\n'
                    f'machep = {self.machep}   eps =        {self.eps}\n'
                    f'negep =  {self.negep}   epsneg =     {self.epsneg}\n'
                    f'minexp = {self.minexp}   tiny =       {self.tiny}\n'
                    f'maxexp = {self.maxexp}   max =        {self.max}\n'
                    f'nexp =   {self.nexp}   min =        -max\n'
                    f'smallest_normal = {self.smallest_normal}   smallest_subnormal = {self.smallest_subnormal}\n{line}\n')

    class iinfo:
        """The range of an integer type: np.iinfo(np.uint8).max."""
        def __init__(self, type):
            self.dtype = _dtype_of(type, 'integer')
            self.kind, self.bits = self.dtype.kind, self.dtype.itemsize * 8
            if self.kind not in 'iu':
                raise ValueError(f'Invalid integer data type {self.kind!r}.')
            self.key = f'{self.kind}{self.bits}'

        @property
        def min(self):
            """The least number."""
            return 0 if self.kind == 'u' else -(1 << (self.bits - 1))

        @property
        def max(self):
            """The greatest number."""
            return (1 << self.bits) - 1 if self.kind == 'u' else (1 << (self.bits - 1)) - 1

        def __repr__(self):
            return f'iinfo(min={self.min}, max={self.max}, dtype={self.dtype})'

        def __str__(self):
            line = '-' * 63
            return f'Machine parameters for {self.dtype}\n{line}\nmin = {self.min}\nmax = {self.max}\n{line}\n'
    """#)
}
