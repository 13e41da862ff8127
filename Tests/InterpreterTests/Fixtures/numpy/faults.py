import numpy as np
def t(f):
    try: return str(f())
    except Exception as e: return f'{type(e).__name__}: {e}'
a = np.arange(12).reshape(3, 4)
t(lambda: a['x']), t(lambda: a[1.5]), t(lambda: np.float64(1)[0]), t(lambda: a.foo), t(lambda: np.float64(1).foo), t(lambda: a()), t(lambda: {a: 1}), t(lambda: f'{a:5d}'), t(lambda: '%d' % a), t(lambda: '%.2f' % a) #= ('IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices', 'IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices', 'IndexError: invalid index to scalar variable.', "AttributeError: 'numpy.ndarray' object has no attribute 'foo'", "AttributeError: 'numpy.float64' object has no attribute 'foo'", "TypeError: 'numpy.ndarray' object is not callable", "TypeError: unhashable type: 'numpy.ndarray'", 'TypeError: unsupported format string passed to numpy.ndarray.__format__', 'TypeError: %d format: a real number is required, not numpy.ndarray', 'TypeError: only 0-dimensional arrays can be converted to Python scalars')
t(lambda: np.array(['a']) + 1), t(lambda: a + 'b'), t(lambda: a + None), t(lambda: np.float64(1) - 'a'), t(lambda: 'a' + np.int64(1)), t(lambda: a % 'x'), t(lambda: ~np.array([1.5])), t(lambda: 2 @ a) #= ("UFuncTypeError: ufunc 'add' did not contain a loop with signature matching types (dtype('<U1'), dtype('int64')) -> None", "UFuncTypeError: ufunc 'add' did not contain a loop with signature matching types (dtype('int64'), dtype('<U1')) -> None", "TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'", "UFuncTypeError: ufunc 'subtract' did not contain a loop with signature matching types (dtype('float64'), dtype('<U1')) -> None", 'TypeError: can only concatenate str (not "numpy.int64") to str', "TypeError: ufunc 'remainder' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''", "TypeError: ufunc 'invert' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''", 'ValueError: matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)')
try: a += 0.5
except TypeError as e: print(type(e).__name__, e) #> UFuncTypeError Cannot cast ufunc 'add' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'
t(lambda: a.transpose(0, 0)), t(lambda: np.tensordot(np.ones((2, 3)), np.ones((4, 2)), axes=1)), t(lambda: np.interp(1, [1, 2], [1])), t(lambda: np.cross([1, 2, 3, 4], [1, 2, 3, 4])), t(lambda: np.linspace(0, 1, -1)), t(lambda: np.bincount([-1])), t(lambda: np.repeat([1, 2], [1, 2, 3])), t(lambda: np.tile([1], -1)) #= ('ValueError: repeated axis in transpose', 'ValueError: shape-mismatch for sum', 'ValueError: fp and xp are not of the same length.', 'ValueError: incompatible dimensions for cross product\n(dimension must be 2 or 3)', 'ValueError: Number of samples, -1, must be non-negative.', "ValueError: 'list' argument must have no negative elements", 'ValueError: operands could not be broadcast together with shape (2,) (3,)', 'ValueError: negative dimensions are not allowed')
t(lambda: np.random.choice([1, 2], 3, replace=False)), t(lambda: np.random.choice([])), t(lambda: np.random.choice(2, p=[0.5, 0.6])), t(lambda: np.random.choice(3, p=[0.5, 0.5])), t(lambda: np.random.default_rng(0).choice(2, 3, replace=False)) #= ("ValueError: Cannot take a larger sample than population when 'replace=False'", "ValueError: 'a' cannot be empty unless no samples are taken", 'ValueError: probabilities do not sum to 1', "ValueError: 'a' and 'p' must have same size", 'ValueError: Cannot take a larger sample than population when replace is False')
t(lambda: len(np.array(1))), t(lambda: iter(np.array(1))), t(lambda: iter(np.int64(1))), t(lambda: np.zeros((2, 'a'))), t(lambda: np.reshape(a, (2.0, 6))), t(lambda: np.ones(2, dtype='floaty')), t(lambda: a.__setitem__((0, 0), 'x')) #= ('TypeError: len() of unsized object', 'TypeError: iteration over a 0-d array', "TypeError: 'numpy.int64' object is not iterable", "TypeError: 'str' object cannot be interpreted as an integer", "TypeError: 'float' object cannot be interpreted as an integer", "TypeError: data type 'floaty' not understood", "ValueError: invalid literal for int() with base 10: 'x'")
a[0, 0] = '7'; a[0, 0], np.full(3, 0.5, dtype=bool), 'text' % [1], '%(x)s' % {'x': a[0, 0]} #= (np.int64(7), array([ True,  True,  True]), 'text', '7')
isinstance(np.float64(1), float), issubclass(np.float64, float), isinstance(np.float32(1), float), isinstance(np.array(1.0), float), np.float64.__mro__[-2:], np.float64(3).is_integer(), np.float64(0.5).as_integer_ratio(), np.float64(0.1).hex() #= (True, True, False, False, (<class 'float'>, <class 'object'>), True, (1, 2), '0x1.999999999999ap-4')
import random
random.seed(3); b = np.arange(6); random.shuffle(b); b, [0, 1][np.int64(1)], np.ndenumerate, np.poly1d #= (array([0, 2, 3, 5, 4, 1]), 1, <class 'numpy.ndenumerate'>, <class 'numpy.poly1d'>)
---
import numpy as np
np.mgrid[-1:1:5j], np.ogrid[0:1:3j, 0:2], np.r_[0:1:3j], abs(5j), 1.5j, type(1j), isinstance(1j, complex), (2j).imag #= (array([-1. , -0.5,  0. ,  0.5,  1. ]), (array([[0. ],⏎       [0.5],⏎       [1. ]]), array([[0., 1.]])), array([0. , 0.5, 1. ]), 5.0, 1.5j, <class 'complex'>, True, 2.0)
np.issubdtype(np.float64, np.complexfloating), issubclass(np.complex128, np.complexfloating), isinstance(1.0, np.complex64) #= (False, True, False)
---
1j * 2 #!~ fieldbook's Python has no complex numbers
---
import numpy as np
np.array([1, 2j]) #!~ fieldbook's Python has no complex numbers
---
import numpy as np
np.zeros(3, np.complex128) #!~ fieldbook's Python has no complex numbers
---
import numpy as np
np.roots([1, 0, 1]) #!~ NotImplementedError: some roots are complex, and fieldbook has no complex numbers
---
import numpy as np
def told(make):
    try: return make()
    except Exception as error: return f'{type(error).__name__}: {error}'
a = np.array([1])
told(lambda: a.__setitem__(0, np.nan)), told(lambda: a.__setitem__(0, -np.inf)), told(lambda: a.__setitem__(0, 1e30)) #= ('ValueError: cannot convert float NaN to integer', 'OverflowError: cannot convert float infinity to integer', 'OverflowError: Python int too large to convert to C long')
told(lambda: np.arange(1, 2, 0)), told(lambda: np.searchsorted(5, 1)), told(lambda: np.searchsorted([[1]], 1)) #= ('ZeroDivisionError: division by zero', 'ValueError: object of too small depth for desired array', 'ValueError: object too deep for desired array')
told(lambda: np.sum([1], axis='x')), told(lambda: np.max([1], axis=1.5)), told(lambda: np.zeros('a')), told(lambda: np.empty(None)) #= ("TypeError: 'str' object cannot be interpreted as an integer", "TypeError: 'float' object cannot be interpreted as an integer", "TypeError: 'str' object cannot be interpreted as an integer", 'TypeError: Use () not None as shape arguments')
told(lambda: np.random.choice(0)), told(lambda: np.random.default_rng(0).choice(-1)) #= ('ValueError: a must be greater than 0 unless no samples are taken', 'ValueError: a must be a positive integer unless no samples are taken')
np.random.choice(0, 0), np.random.default_rng(0).choice(0, (2, 0)).shape #= (array([], dtype=int64), (2, 0))
---
import numpy as np
def told(make):
    try: return make()
    except Exception as error: return f'{type(error).__name__}: {error}'
told(lambda: np.random.choice([[1, 2]], 1)), told(lambda: np.random.choice(5.5)) #= ('ValueError: a must be 1-dimensional', 'ValueError: a must be 1-dimensional or an integer')
rng = np.random.default_rng(0)
told(lambda: rng.choice(5.5)), rng.choice([[1, 2]], 1), rng.choice(np.array(1)) #= ("ValueError: a must be a sequence or an integer, not <class 'float'>", array([[1, 2]]), 0)
told(lambda: np.clip([1, 2], 1)), told(lambda: np.clip([1, 2], a_max=1)), told(lambda: np.clip([1, 5], 1, 2, max=3)) #= ("TypeError: clip() missing 1 required positional argument: 'a_max'", "TypeError: clip() missing 1 required positional argument: 'a_min'", 'ValueError: Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.')
np.clip([1, 5], max=3), np.clip([1, 5], min=2), np.clip([1, 5], 2, None), np.clip([1, 5], None, 3), np.clip([1, 5], None, None), np.clip([1, 5]) #= (array([1, 3]), array([2, 5]), array([2, 5]), array([1, 3]), array([1, 5]), array([1, 5]))
