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
