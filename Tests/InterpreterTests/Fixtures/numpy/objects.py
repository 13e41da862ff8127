import numpy as np
a = np.array(['cat', 'dog', 'bird']); b = np.array([['a', 'bb'], ['ccc', 'd']])
a.dtype, a.dtype.name, a.dtype.kind, a.itemsize, a.nbytes, b.strides #= (dtype('<U4'), 'str128', 'U', 16, 48, (24, 12))
b.T, b[0], b[:, 1], b[1, 0], b[::-1].tolist(), b.reshape(1, 2, 2).shape, b[None].shape, b[..., 0] #= (array([['a', 'ccc'],⏎       ['bb', 'd']], dtype='<U3'), array(['a', 'bb'], dtype='<U3'), array(['bb', 'd'], dtype='<U3'), np.str_('ccc'), [['ccc', 'd'], ['a', 'bb']], (1, 2, 2), (1, 2, 2), array(['a', 'ccc'], dtype='<U3'))
type(a[0]), isinstance(a[0], str), str(a[0]), f'{a[0]:>5}', a.item(1), a.tolist(), a[0] + 'x', {a[0]: 1}['cat'] #= (<class 'numpy.str_'>, True, 'cat', '  cat', 'dog', ['cat', 'dog', 'bird'], 'catx', 1)
np.array('hello'), np.array('hello').shape, np.array('hello').item(), np.array([['a', 1], ['b', 2.5]]) #= (array('hello', dtype='<U5'), (), 'hello', array([['a', '1'],⏎       ['b', '2.5']], dtype='<U32'))
np.array(['abcdef'], dtype='U3'), np.array([1, 2], dtype='<U5'), np.array([1.5, 2], dtype=str), np.arange(3).astype(str), np.array([0.1, 2], dtype='float32').astype('U') #= (array(['abc'], dtype='<U3'), array(['1', '2'], dtype='<U5'), array(['1.5', '2'], dtype='<U3'), array(['0', '1', '2'], dtype='<U21'), array(['0.1', '2.0'], dtype='<U32'))
np.array(['1', '2']).astype(int), np.array(['1.5', 'nan']).astype(float), np.array(['x', '']).astype(bool), np.array(['1', '2'], dtype=float) #= (array([1, 2]), array([1.5, nan]), array([ True, False]), array([1., 2.]))
np.array([b'ab', b'c']), np.array([b'ab', b'c']).dtype, np.array(['ab', 'c'], dtype='S'), np.array([b'ab', b'c']).astype(str), np.array([b'ab', b'c'])[0].decode() #= (array([b'ab', b'c'], dtype='|S2'), dtype('S2'), array([b'ab', b'c'], dtype='|S2'), array(['ab', 'c'], dtype='<U2'), 'ab')
a == 'cat', a != a, a < 'cat', b == a[:2], 'dog' in a, a == 5, a + 's', a + a #= (array([ True, False, False]), array([False, False, False]), array([False, False,  True]), array([[False, False],⏎       [False, False]]), True, array([False, False, False]), array(['cats', 'dogs', 'birds'], dtype='<U5'), array(['catcat', 'dogdog', 'birdbird'], dtype='<U8'))
np.sort(b, axis=0), np.sort(a), np.argsort(a), np.sort(b, axis=None), np.lexsort((a,)), np.searchsorted(np.sort(a), ['c', 'dog']) #= (array([['a', 'bb'],⏎       ['ccc', 'd']], dtype='<U3'), array(['bird', 'cat', 'dog'], dtype='<U4'), array([2, 0, 1]), array(['a', 'bb', 'ccc', 'd'], dtype='<U3'), array([2, 0, 1]), array([1, 2]))
np.unique(b), np.unique(['b', 'a', 'b'], return_inverse=True, return_counts=True, return_index=True) #= (array(['a', 'bb', 'ccc', 'd'], dtype='<U3'), (array(['a', 'b'], dtype='<U1'), array([1, 0]), array([1, 0, 1]), array([1, 2])))
np.concatenate([b, b], axis=1), np.stack([a, a], axis=1), np.vstack([a, a]).shape, np.column_stack([a, a]).shape, np.append(a, 'horse'), np.insert(a, 1, 'z'), np.delete(a, 0) #= (array([['a', 'bb', 'a', 'bb'],⏎       ['ccc', 'd', 'ccc', 'd']], dtype='<U3'), array([['cat', 'cat'],⏎       ['dog', 'dog'],⏎       ['bird', 'bird']], dtype='<U4'), (2, 3), (3, 2), array(['cat', 'dog', 'bird', 'horse'], dtype='<U5'), array(['cat', 'z', 'dog', 'bird'], dtype='<U4'), array(['dog', 'bird'], dtype='<U4'))
np.repeat('x', 3), np.repeat(a, 2), np.tile(a, (2, 1)).shape, np.roll(a, 1), np.flip(b), np.rot90(b), np.take(a, [2, 0]), np.split(np.array(list('abcd')), 2) #= (array(['x', 'x', 'x'], dtype='<U1'), array(['cat', 'cat', 'dog', 'dog', 'bird', 'bird'], dtype='<U4'), (2, 3), array(['bird', 'cat', 'dog'], dtype='<U4'), array([['d', 'ccc'],⏎       ['bb', 'a']], dtype='<U3'), array([['bb', 'd'],⏎       ['a', 'ccc']], dtype='<U3'), array(['bird', 'cat'], dtype='<U4'), [array(['a', 'b'], dtype='<U1'), array(['c', 'd'], dtype='<U1')])
np.where(a == 'cat', 'yes', 'no'), np.where(a == 'cat', a, '?'), a[a != 'cat'], a[[2, 0]], a[np.array([[0, 1], [2, 0]])], a[-1:], np.where(a == 'dog') #= (array(['yes', 'no', 'no'], dtype='<U3'), array(['cat', '?', '?'], dtype='<U4'), array(['dog', 'bird'], dtype='<U4'), array(['bird', 'cat'], dtype='<U4'), array([['cat', 'dog'],⏎       ['bird', 'cat']], dtype='<U4'), array(['bird'], dtype='<U4'), (array([1]),))
np.broadcast_to(a, (2, 3)), np.diag(['a', 'b']), np.isin(a, ['cat']), np.intersect1d(a, ['cat', 'x']), np.union1d(a, ['x']), np.setdiff1d(a, ['cat']), np.array_equal(a, ['cat', 'dog', 'bird']) #= (array([['cat', 'dog', 'bird'],⏎       ['cat', 'dog', 'bird']], dtype='<U4'), array([['a', ''],⏎       ['', 'b']], dtype='<U1'), array([ True, False, False]), array(['cat'], dtype='<U4'), array(['bird', 'cat', 'dog', 'x'], dtype='<U4'), array(['bird', 'dog'], dtype='<U4'), True)
a.argmax(), np.argmin(a), a.any(), np.nonzero(np.array(['a', ''])), np.count_nonzero(np.array(['a', ''])), np.ndenumerate(a).__next__() #= (np.int64(1), np.int64(2), np.True_, (array([0]),), np.int64(1), ((0,), np.str_('cat')))
np.full(2, 'ab'), np.zeros(2, dtype=str), np.ones(2, dtype='U3'), np.empty((1, 2), dtype='U4'), np.zeros_like(a), np.full_like(a, 'q') #= (array(['ab', 'ab'], dtype='<U2'), array(['', ''], dtype='<U1'), array(['1', '1'], dtype='<U3'), array([['', '']], dtype='<U4'), array(['', '', ''], dtype='<U4'), array(['q', 'q', 'q'], dtype='<U4'))
np.dtype('U5'), np.dtype(str), np.dtype(object), np.dtype('S3'), np.dtype('U5') == '<U5', a.dtype == np.dtype('U4'), str(np.dtype('S3')), np.dtype('S3').str, np.dtype('O').itemsize #= (dtype('<U5'), dtype('<U'), dtype('O'), dtype('S3'), True, True, '|S3', '|S3', 8)
np.issubdtype(a.dtype, np.str_), np.issubdtype(a.dtype, np.number), np.issubdtype(a.dtype, np.character), np.result_type(a, np.array([b'abcdef'])), np.promote_types('U3', 'O') #= (True, False, True, dtype('<U6'), dtype('O'))
np.random.RandomState(0).choice(['x', 'y'], 4), np.random.RandomState(0).permutation(a), np.random.default_rng(0).choice(a, 3) #= (array(['x', 'y', 'y', 'x'], dtype='<U1'), array(['bird', 'dog', 'cat'], dtype='<U4'), array(['bird', 'dog', 'dog'], dtype='<U4'))
np.random.seed(0); x = a.copy(); np.random.shuffle(x); x #= array(['bird', 'dog', 'cat'], dtype='<U4')
np.strings.upper(b), np.char.add(a, '!'), np.strings.find(a, 'o'), np.strings.slice(a, 1, 3), np.char.encode(a), np.char.decode(np.char.encode(a)), np.strings.str_len(b), np.strings.startswith(a, ['c', 'x', 'b']) #= (array([['A', 'BB'],⏎       ['CCC', 'D']], dtype='<U3'), array(['cat!', 'dog!', 'bird!'], dtype='<U5'), array([-1,  1, -1]), array(['at', 'og', 'ir'], dtype='<U4'), array([b'cat', b'dog', b'bird'], dtype='|S4'), array(['cat', 'dog', 'bird'], dtype='<U4'), array([[1, 2],⏎       [3, 1]]), array([ True, False,  True]))
np.array(['x' * 20] * 8), np.array([['a', 'b']] * 3), np.array([[['a']]]), np.array([], dtype='U2'), np.zeros((0, 3), dtype=object) #= (array(['xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx',⏎       'xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx',⏎       'xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx',⏎       'xxxxxxxxxxxxxxxxxxxx', 'xxxxxxxxxxxxxxxxxxxx'], dtype='<U20'), array([['a', 'b'],⏎       ['a', 'b'],⏎       ['a', 'b']], dtype='<U1'), array([[['a']]], dtype='<U1'), array([], dtype='<U2'), array([], shape=(0, 3), dtype=object))
print(a, b, np.array('z'), np.array([b'q'])) #> ['cat' 'dog' 'bird'] [['a' 'bb']⏎ ['ccc' 'd']] z [b'q']
c = np.array(['aa', 'b', 'c']); d = c[1:]; d[0] = 'zzzz'; c, d #= (array(['aa', 'zz', 'c'], dtype='<U2'), array(['zz', 'c'], dtype='<U2'))
c[:] = 'q'; c[c == 'q'] = 'rr'; c[0] = 5; c #= array(['5', 'rr', 'rr'], dtype='<U2')
c[:2] = ['x', 'y', 'z'] #! could not broadcast input array from shape (3,) into shape (2,)
---
import numpy as np
a = np.array(['cat', 'dog'])
a - a #! ufunc 'subtract' did not contain a loop with signature matching types (dtype('<U3'), dtype('<U3')) -> None
#? text is joined by +, compared, and changed by the functions of np.strings
---
import numpy as np
np.array(['1', 'x']).astype(int) #! invalid literal for int() with base 10: np.str_('x')
---
import numpy as np
o = np.array([1, 'x', None, 2.5], dtype=object); p = np.array([1, 2, 3], dtype=object)
o, o.dtype, o.dtype.kind, o[1], o == 1, o == None, o.astype(str), o.tolist() #= (array([1, 'x', None, 2.5], dtype=object), dtype('O'), 'O', 'x', array([ True, False, False, False]), array([False, False,  True, False]), array(['1', 'x', 'None', '2.5'], dtype='<U4'), [1, 'x', None, 2.5])
p + 1, p * 2.5, p + np.array([1, 2, 3]), 10 - p, -p, p ** 2, p > 1, abs(p - 2), p % 2 == 0 #= (array([2, 3, 4], dtype=object), array([2.5, 5.0, 7.5], dtype=object), array([2, 4, 6], dtype=object), array([9, 8, 7], dtype=object), array([-1, -2, -3], dtype=object), array([1, 4, 9], dtype=object), array([False,  True,  True]), array([1, 0, 1], dtype=object), array([False,  True, False]))
p.sum(), p.mean(), p.max(), p.min(), p.prod(), np.sum(np.array([[1, 2], [3, 4]], dtype=object), axis=0), p.cumsum(), np.dot(p, p) #= (6, np.float64(2.0), 3, 1, 6, array([4, 6], dtype=object), array([1, 3, 6], dtype=object), 14)
np.array([10 ** 30, 2]), np.array([10 ** 30, 2]) * 2, np.array([None, 1]), np.array([{'a': 1}]), np.array(None), np.array(['a', None]) #= (array([1000000000000000000000000000000, 2], dtype=object), array([2000000000000000000000000000000, 4], dtype=object), array([None, 1], dtype=object), array([{'a': 1}], dtype=object), array(None, dtype=object), array(['a', None], dtype=object))
np.array([[1, 2], [3]], dtype=object), np.array([[1, 2], [3, 4]], dtype=object), np.array([np.array([1, 2]), np.array([3])], dtype=object) #= (array([list([1, 2]), list([3])], dtype=object), array([[1, 2],⏎       [3, 4]], dtype=object), array([array([1, 2]), array([3])], dtype=object))
np.arange(3).astype(object), p.astype(float), p.astype('int32'), np.array([[1, 2], [3, 4]], dtype=object).astype(float) #= (array([0, 1, 2], dtype=object), array([1., 2., 3.]), array([1, 2, 3], dtype=int32), array([[1., 2.],⏎       [3., 4.]]))
np.abs(p - 2), np.maximum(p, 2), np.add(p, 1), np.unique(np.array([3, 1, 3], dtype=object)), np.sort(np.array([3, 1, 2], dtype=object)) #= (array([1, 0, 1], dtype=object), array([2, 2, 3], dtype=object), array([2, 3, 4], dtype=object), array([1, 3], dtype=object), array([1, 2, 3], dtype=object))
np.zeros(2, dtype=object), np.empty(2, dtype=object), np.full((2, 1), [7], dtype=object), np.frompyfunc(lambda x: x * 2, 1, 1)(np.array(['a', 'b'])), np.vectorize(len)(['a', 'bcd']) #= (array([0, 0], dtype=object), array([None, None], dtype=object), array([[7],⏎       [7]], dtype=object), array(['aa', 'bb'], dtype=object), array([1, 3]))
e = np.empty((2, 2), dtype=object); e[0, 1] = [1, 2]; e[1] = ['x', None]; e[0, 0] = {}; e, e[0, 1] #= (array([[{}, list([1, 2])],⏎       ['x', None]], dtype=object), [1, 2])
e[:, 0] = 7; e[:, 1] = [0, 1]; e += 1; e #= array([[8, 1],⏎       [8, 2]], dtype=object)
np.sqrt(np.array([1, 4], dtype=object)) #! TypeError: loop of ufunc does not support argument 0 of type int which has no callable sqrt method
---
import numpy as np
np.array([[1, 'a'], [2]]) #! setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
#? for an array of lists: dtype=object
---
import numpy as np
np.zeros(2, dtype='complex64') #!~ fieldbook's Python has no complex numbers
---
import numpy as np
np.array([1, 2]).astype(complex) #!~ fieldbook's Python has no complex numbers
---
import numpy as np
np.dtype('c16') #!~ fieldbook's Python has no complex numbers
---
import numpy as np
np.zeros(2, dtype='M8[D]') #!~ arrays hold no dates in fieldbook
---
import numpy as np
np.dtype([('x', 'i4')]) #!~ arrays hold no records in fieldbook
---
import numpy as np
np.zeros(2, dtype='>i4') #!~ arrays hold numbers in this computer's order of bytes alone
---
import numpy as np
np.array([1, 2]) < 10 ** 30, np.array([1, 2], dtype='uint8') == -10 ** 30, 10 ** 30 > np.array([1.5, 2.5]), np.array([1, 2]) != 2 ** 100 #= (array([ True,  True]), array([False, False]), array([ True,  True]), array([ True,  True]))
np.dtype('i4').newbyteorder('=') #= dtype('int32')
