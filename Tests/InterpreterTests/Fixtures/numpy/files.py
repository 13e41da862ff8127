import numpy as np, os, tempfile, io
d = tempfile.mkdtemp(); p = os.path.join(d, 'a')
np.save(p, np.arange(6).reshape(2, 3)); os.listdir(d), np.load(p + '.npy') #= (['a.npy'], array([[0, 1, 2],⏎       [3, 4, 5]]))
open(p + '.npy', 'rb').read()[:100] #= b"\x93NUMPY\x01\x00v\x00{'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }                               "
np.savez(p, x=np.eye(2), y=[1, 2]); z = np.load(p + '.npz'); sorted(z.files), z['x'], z['y'] #= (['x', 'y'], array([[1., 0.],⏎       [0., 1.]]), array([1, 2]))
with np.load(p + '.npz') as z:
    print(sorted(z), 'x' in z) #> ['x', 'y'] True
np.savez_compressed(p, np.zeros(100)); z = np.load(p + '.npz'); z.files, z['arr_0'].sum() #= (['arr_0'], np.float64(0.0))
np.savetxt(p, [[1.5, 2], [3, 4]], fmt='%.2f', delimiter=',', header='a,b'); open(p).read() #= '# a,b\n1.50,2.00\n3.00,4.00\n'
np.loadtxt(p, delimiter=','), np.loadtxt(p, delimiter=',', usecols=1, dtype=int, converters=float), np.loadtxt(p, delimiter=',', unpack=True) #= (array([[1.5, 2. ],⏎       [3. , 4. ]]), array([2, 4]), array([[1.5, 3. ],⏎       [2. , 4. ]]))
np.loadtxt(io.StringIO('1 2\n# word\n3 4'), skiprows=1), np.genfromtxt(io.StringIO('1,,3\n4,x,6'), delimiter=',') #= (array([3., 4.]), array([[ 1., nan,  3.],⏎       [ 4., nan,  6.]]))
np.arange(4, dtype=np.int16).tofile(p); np.fromfile(p, dtype=np.int16), np.fromfile(p, dtype=np.int16, count=2) #= (array([0, 1, 2, 3], dtype=int16), array([0, 1], dtype=int16))
b = io.BytesIO(); np.save(b, np.float32(2.5)); b.seek(0); np.load(b) #= array(2.5, dtype=float32)
np.save(p, np.array(['ab', 'c'])); np.load(p + '.npy') #= array(['ab', 'c'], dtype='<U2')
np.save(p, np.arange(6).reshape(2, 3).T); np.load(p + '.npy') #= array([[0, 3],⏎       [1, 4],⏎       [2, 5]])
try:
    np.loadtxt(io.StringIO('1 2\n3'))
except ValueError as e:
    print(e) #> the number of columns changed from 2 to 1 at row 2; use `usecols` to select a subset and avoid this error
try:
    np.load(p + '.none')
except FileNotFoundError as e:
    print('FileNotFoundError') #> FileNotFoundError
np.fromstring('1, 2, 3', sep=','), np.array2string(np.array([1.0, 2.5]), separator=', ', precision=1), np.array_str(np.arange(3)) #= (array([1., 2., 3.]), '[1. , 2.5]', '[0 1 2]')
with np.printoptions(precision=3, suppress=True):
    print(np.array([1.23456, 1e-7])) #> [1.235 0.   ]
np.set_printoptions(formatter={'float': '{: 0.3f}'.format}); print(np.array([1.5, -2.0])) #> [ 1.500 -2.000]
np.set_printoptions(formatter=None, floatmode='fixed', precision=2); print(np.array([1.5, 2.123])) #> [1.50 2.12]
np.set_printoptions(floatmode='maxprec_equal', precision=4, sign='+'); print(np.array([1.5, 2.1234])) #> [+1.5000 +2.1234]
np.format_float_positional(1234.5678, precision=2), np.format_float_scientific(0.00012), np.base_repr(255, 16), np.binary_repr(-3, 8) #= ('1234.57', '1.2e-04', 'FF', '11111101')
---
# Texts, quotes, converters and marks of np.loadtxt.
import io
import numpy as np
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
def read(text, *args, **kwargs): return refusal(lambda: np.loadtxt(io.StringIO(text), *args, **kwargs))
read('a b', dtype='U5'), read('a b\nc d', dtype=str, unpack=True), read('a', dtype=str), read('a b', dtype=np.str_, ndmin=2), read('1 2', dtype=object), np.genfromtxt(io.StringIO('öüö'), dtype=np.str_), np.genfromtxt(['True x False'], dtype=bool) #= (array(['a', 'b'], dtype='<U5'), array([['a', 'c'],⏎       ['b', 'd']], dtype='<U1'), array('a', dtype='<U1'), array([['a', 'b']], dtype='<U1'), array(['1', '2'], dtype=object), array('öüö', dtype='<U3'), array([ True, False, False]))
read('"a, x",2', delimiter=',', quotechar='"', dtype=str), read('"1" 2\n3 "4"', quotechar='"'), read('"say ""x""",b', delimiter=',', quotechar='"', dtype=str), read('1,2\n3,4', delimiter=',', converters={-1: lambda s: float(s) + 1}), read('1,2\n3,4', delimiter=',', converters=lambda s: float(s) + 1) #= (array(['a, x', '2'], dtype='<U4'), array([[1., 2.],⏎       [3., 4.]]), array(['say "x"', 'b'], dtype='<U7'), array([[1., 3.],⏎       [3., 5.]]), array([[2., 3.],⏎       [4., 5.]]))
read('-1 2', dtype='u1'), read('300 2', dtype='u1'), read('1 2', delimiter='ab'), read('1 2', delimiter='\n'), read('1 2', delimiter=' ', comments=' '), read('1,2', delimiter=',', quotechar=','), read('1 2', quotechar='#'), read('1 2', comments=['#', '@'], quotechar='"') #= ("ValueError: could not convert string '-1' to uint8 at row 0, column 1.", "ValueError: could not convert string '300' to uint8 at row 0, column 1.", "TypeError: Text reading control character must be a single unicode character or None; but got: 'ab'", "TypeError: control character 'delimiter' cannot be a newline (`\\r` or `\\n`).", "TypeError: The values for control characters 'comment' and 'delimiter' are incompatible", "TypeError: The values for control characters 'quotechar' and 'delimiter' are incompatible", "TypeError: The values for control characters 'comment' and 'quotechar' are incompatible", 'ValueError: when multiple comments or a multi-character comment is given, quotes are not supported.  In this case quotechar must be set to None.')
read('1 2', converters={'a': float}), read('1 2', converters={5: float}), read('1 2', converters={0: 3}), read('1 2', converters=3), read('1 2', max_rows=-1), read('1 2', skiprows=1.5), read('1 2', ndmin=3), read('1,2', delimiter=b',') #= ("TypeError: keys of the converters dictionary must be integers; got 'a'", 'ValueError: converter specified for column 5, which is invalid for the number of fields 2.', 'TypeError: values of the converters dictionary must be callable, but the value associated with key 0 is not', 'TypeError: converters must be a dictionary mapping columns to converter functions or a single callable.', 'ValueError: argument must be nonnegative', 'TypeError: argument must be an integer', 'ValueError: Illegal value of ndmin keyword: 3', array([1., 2.]))
