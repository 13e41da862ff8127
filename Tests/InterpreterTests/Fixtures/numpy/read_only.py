import numpy as np
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
def wrote(a, x=5):
    a[...] = x
    return a
a = np.arange(6.0).reshape(2, 3)
a.flags.writeable = False
t(lambda: wrote(a)), t(lambda: a.__setitem__((0, 0), 1)), t(lambda: a.__setitem__(0, 1)), t(lambda: a.__iadd__(1)), t(lambda: a.sort()), t(lambda: a.fill(1)), t(lambda: np.add(a, 1, out=a)), t(lambda: np.copyto(a, 1)) #= ('ValueError: assignment destination is read-only', 'ValueError: assignment destination is read-only', 'ValueError: assignment destination is read-only', 'ValueError: output array is read-only', 'ValueError: sort array is read-only', 'ValueError: assignment destination is read-only', 'ValueError: output array is read-only', 'ValueError: assignment destination is read-only')
a.T.flags.writeable, a[0].flags.writeable, a[:, None].flags.writeable, a.copy().flags.writeable, (a + 1).flags.writeable, a[a > 1].flags.writeable, np.asarray(a) is a, np.array(a).flags.writeable #= (False, False, False, True, True, True, True, True)
def loop(a):
    for i in range(len(a)): a[i] = i
t(lambda: loop(a[0])), t(lambda: loop(a)) #= ('ValueError: assignment destination is read-only', 'ValueError: assignment destination is read-only')
a.setflags(write=True)
a[0] = 7; a #= array([[7., 7., 7.],⏎       [3., 4., 5.]])
w = np.arange(4); w.flags['WRITEABLE'] = False
t(lambda: w.__setitem__(0, 1)), t(lambda: w.__setitem__([True, False, False, True], 1)), w.flags #= ('ValueError: assignment destination is read-only', 'ValueError: assignment destination is read-only',   C_CONTIGUOUS : True⏎  F_CONTIGUOUS : True⏎  OWNDATA : True⏎  WRITEABLE : False⏎  ALIGNED : True⏎  WRITEBACKIFCOPY : False⏎)
b = np.broadcast_to(np.arange(3), (2, 3))
b.flags.writeable, t(lambda: wrote(b)), b.sum(), wrote(b.copy()) #= (False, 'ValueError: assignment destination is read-only', np.int64(6), array([[5, 5, 5],⏎       [5, 5, 5]]))
d = np.eye(3)
t(lambda: wrote(np.diagonal(d))), t(lambda: wrote(np.diag(d))), t(lambda: wrote(np.frombuffer(b'abcd', np.uint8))), np.lib.stride_tricks.sliding_window_view(np.arange(4), 2).flags.writeable, np.lib.stride_tricks.as_strided(np.arange(4), (2,), (8,)).flags.writeable #= ('ValueError: assignment destination is read-only', 'ValueError: assignment destination is read-only', 'ValueError: assignment destination is read-only', False, True)
np.frombuffer(bytearray(b'ab'), np.uint8).flags.writeable, np.fill_diagonal(d, 4), d.trace() #= (True, None, np.float64(12.0))
a = np.arange(6)
a.shape = 2, 3; a, a.shape = a, (3, -1)
a, t(lambda: setattr(a, 'shape', (4,))), t(lambda: setattr(a.T, 'shape', (6,))) #= (array([[0, 1],⏎       [2, 3],⏎       [4, 5]]), 'ValueError: cannot reshape array of size 6 into shape (4,)', 'AttributeError: Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.')
b = a; b.shape = 6; a.shape, a[:].shape, b is a #= ((6,), (6,), True)
v = a[1:]
v.base is a, a.base is None, v[1:].base is a, a.copy().base, a.reshape(2, 3).base is a, a.T.base is a, a.flags.owndata, v.flags.owndata, (a + 1).base #= (True, True, True, None, True, True, True, False, None)
