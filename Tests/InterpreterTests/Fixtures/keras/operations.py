# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
[flat(getattr(ops, name)(x)) for name in "arcsinh cbrt log2 exp2 erf erfc".split()] #= [([2, 3], [0.481, -1.016, 1.444, 1.195, 0.296, -0.653]), ([2, 3], [0.794, -1.063, 1.26, 1.145, 0.669, -0.888]), ([2, 3], [-1.0, nan, 1.0, 0.585, -1.737, nan]), ([2, 3], [1.414, 0.435, 4.0, 2.828, 1.231, 0.616]), ([2, 3], [0.52, -0.91, 0.995, 0.966, 0.329, -0.678]), ([2, 3], [0.48, 1.91, 0.005, 0.034, 0.671, 1.678])]
[flat(getattr(ops, name)(x)) for name in "i0 sinc trunc deg2rad rad2deg fabs".split()] #= [([2, 3], [1.063, 1.394, 2.28, 1.647, 1.023, 1.126]), ([2, 3], [0.637, -0.156, 0.0, -0.212, 0.858, 0.368]), ([2, 3], [0.0, -1.0, 2.0, 1.0, 0.0, 0.0]), ([2, 3], [0.009, -0.021, 0.035, 0.026, 0.005, -0.012]), ([2, 3], [28.648, -68.755, 114.592, 85.944, 17.189, -40.107]), ([2, 3], [0.5, 1.2, 2.0, 1.5, 0.3, 0.7])]
[flat(getattr(ops, name)(x)) for name in "signbit isneginf isposinf isreal real imag".split()] #= [([2, 3], [0, 1, 0, 0, 0, 1]), ([2, 3], [0, 0, 0, 0, 0, 0]), ([2, 3], [0, 0, 0, 0, 0, 0]), ([2, 3], [1, 1, 1, 1, 1, 1]), ([2, 3], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7]), ([2, 3], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0])]
[flat(getattr(ops, name)(x)) for name in "angle copy nan_to_num ravel fliplr flipud".split()] #= [([2, 3], [0.0, 3.142, 0.0, 0.0, 0.0, 3.142]), ([2, 3], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7]), ([2, 3], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7]), ([6], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7]), ([2, 3], [2.0, -1.2, 0.5, -0.7, 0.3, 1.5]), ([2, 3], [1.5, 0.3, -0.7, 0.5, -1.2, 2.0])]
[flat(getattr(ops, name)(x)) for name in "rot90 diagflat triu ptp corrcoef diff".split()] #= [([3, 2], [2.0, -0.7, -1.2, 0.3, 0.5, 1.5]), ([6, 6], [0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -1.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -0.7]), ([2, 3], [0.5, -1.2, 2.0, 0.0, 0.3, -0.7]), ([], [3.2]), ([2, 2], [1.0, -0.421, -0.421, 1.0]), ([2, 2], [-1.7, 3.2, -1.2, -1.0])]
[flat(getattr(ops, name)(x)) for name in "median count_nonzero cumprod cumsum trapezoid average".split()] #= [([], [0.4]), ([], [6]), ([6], [0.5, -0.6, -1.2, -1.8, -0.54, 0.378]), ([6], [0.5, -0.7, 1.3, 2.8, 3.1, 2.4]), ([2], [0.05, 0.7]), ([], [0.4])]
[flat(getattr(ops, name)(p)) for name in "arctanh erfinv log10".split()] #= [([2, 3], [0.549, 0.203, 1.472, 0.1, 0.31, 0.867]), ([2, 3], [0.477, 0.179, 1.163, 0.089, 0.272, 0.733]), ([2, 3], [-0.301, -0.699, -0.046, -1.0, -0.523, -0.155])]
[flat(getattr(ops, name)(x, p)) for name in "logaddexp logaddexp2 hypot fmod divide_no_nan heaviside fmax fmin".split()] #= [([2, 3], [1.193, 0.42, 2.287, 1.72, 0.993, 0.92]), ([2, 3], [1.5, 0.664, 2.552, 1.964, 1.3, 1.164]), ([2, 3], [0.707, 1.217, 2.193, 1.503, 0.424, 0.99]), ([2, 3], [0.0, 0.0, 0.2, 0.1, 0.0, 0.0]), ([2, 3], [1.0, -6.0, 2.222, 15.0, 1.0, -1.0]), ([2, 3], [1.0, 0.0, 1.0, 1.0, 1.0, 0.0]), ([2, 3], [0.5, 0.2, 2.0, 1.5, 0.3, 0.7]), ([2, 3], [0.5, -1.2, 0.9, 0.1, 0.3, -0.7])]
[flat(getattr(ops, name)(x, p)) for name in "isclose allclose append outer inner vdot kron cross cdist".split()] #= [([2, 3], [1, 0, 0, 0, 1, 0]), ([], [0]), ([12], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7, 0.5, 0.2, 0.9, 0.1, 0.3, 0.7]), ([6, 6], [0.25, 0.1, 0.45, 0.05, 0.15, 0.35, -0.6, -0.24, -1.08, -0.12, -0.36, -0.84, 1.0, 0.4, 1.8, 0.2, 0.6, 1.4, 0.75, 0.3, 1.35, 0.15, 0.45, 1.05, 0.15, 0.06, 0.27, 0.03, 0.09, 0.21, -0.35, -0.14, -0.63, -0.07, -0.21, -0.49]), ([2, 2], [1.81, 1.09, 0.18, -0.25]), ([], [1.56]), ([4, 9], [0.25, 0.1, 0.45, -0.6, -0.24, -1.08, 1.0, 0.4, 1.8, 0.05, 0.15, 0.35, -0.12, -0.36, -0.84, 0.2, 0.6, 1.4, 0.75, 0.3, 1.35, 0.15, 0.06, 0.27, -0.35, -0.14, -0.63, 0.15, 0.45, 1.05, 0.03, 0.09, 0.21, -0.07, -0.21, -0.49]), ([2, 3], [-1.48, 0.55, 0.7, 0.42, -1.12, 0.42]), ([2, 2], [1.78, 2.025, 1.889, 1.98])]
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
i = np.array([[5, 3, 8], [12, 7, 2]], "int32")
j = np.array([[12, 7, 2], [5, 3, 8]], "int32")
[flat(getattr(ops, name)(i, j)) for name in "gcd lcm bitwise_and bitwise_or bitwise_xor".split()] #= [([2, 3], [1, 1, 2, 1, 1, 2]), ([2, 3], [60, 21, 8, 60, 21, 8]), ([2, 3], [4, 3, 0, 4, 3, 0]), ([2, 3], [13, 7, 10, 13, 7, 10]), ([2, 3], [9, 4, 10, 9, 4, 10])]
flat(ops.left_shift(i, np.array([1, 2, 0], "int32"))), flat(ops.bitwise_right_shift(i, np.array([1, 2, 0], "int32"))), flat(ops.bitwise_not(i)) #= (([2, 3], [10, 12, 8, 24, 28, 2]), ([2, 3], [2, 0, 8, 6, 1, 2]), ([2, 3], [-6, -4, -9, -13, -8, -3]))
flat(ops.saturate_cast(np.array([300.0, -3.0, 7.0]), "uint8")), flat(ops.isin(i, [5, 2])), ops.dtype(i) #= (([3], [255, 0, 7]), ([2, 3], [1, 0, 0, 0, 0, 1]), 'int32')
flat(ops.ldexp(p, i)), flat(ops.full_like(i, 7)) #= (([2, 3], [16.0, 1.6, 230.4, 409.6, 38.4, 2.8]), ([2, 3], [7, 7, 7, 7, 7, 7]))
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
d = np.arange(96).reshape(2, 2, 3, 8).astype("float32")
m = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 2.0]], "float32")
flat(ops.depth_to_space(d[:1], 2)) #= ([1, 4, 6, 2], [0.0, 1.0, 2.0, 3.0, 8.0, 9.0, 10.0, 11.0, 16.0, 17.0, 18.0, 19.0, 4.0, 5.0, 6.0, 7.0, 12.0, 13.0, 14.0, 15.0, 20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 32.0, 33.0, 34.0, 35.0, 40.0, 41.0, 42.0, 43.0, 28.0, 29.0, 30.0, 31.0, 36.0, 37.0, 38.0, 39.0, 44.0, 45.0, 46.0, 47.0])
flat(ops.space_to_depth(d[:1, :, :2], 2)) #= ([1, 1, 1, 32], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 24.0, 25.0, 26.0, 27.0, 28.0, 29.0, 30.0, 31.0, 32.0, 33.0, 34.0, 35.0, 36.0, 37.0, 38.0, 39.0])
flat(ops.diag(m, -1)), flat(ops.diag(np.array([1.0, 2.0]), 1)), flat(ops.diagonal(x, offset=1)), flat(ops.trace(m)), flat(ops.tril(m)) #= (([2], [1.0, 0.2]), ([3, 3], [0.0, 1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0]), ([2], [-1.2, -0.7]), ([], [9.0]), ([3, 3], [4.0, 0.0, 0.0, 1.0, 3.0, 0.0, 0.5, 0.2, 2.0]))
flat(ops.hstack([x, p])), flat(ops.vstack([x, p])), flat(ops.dstack([x, p])) #= (([2, 6], [0.5, -1.2, 2.0, 0.5, 0.2, 0.9, 1.5, 0.3, -0.7, 0.1, 0.3, 0.7]), ([4, 3], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7, 0.5, 0.2, 0.9, 0.1, 0.3, 0.7]), ([2, 3, 2], [0.5, 0.5, -1.2, 0.2, 2.0, 0.9, 1.5, 0.1, 0.3, 0.3, -0.7, 0.7]))
flat(ops.extract_sequences(np.arange(7.0), 3, 2)), flat(ops.take_along_axis(x, np.array([[0, 2], [1, 1]]), axis=1)), flat(ops.take_along_axis(x, np.array([0, 5, 2]))) #= (([3, 3], [0.0, 1.0, 2.0, 2.0, 3.0, 4.0, 4.0, 5.0, 6.0]), ([2, 2], [0.5, 2.0, 0.3, 0.3]), ([3], [0.5, -0.7, 2.0]))
flat(ops.unfold(d[:, :, :, :3], 2, padding=1, stride=2)[:1]) #= ([1, 8, 4], [0.0, 0.0, 0.0, 9.0, 0.0, 0.0, 8.0, 10.0, 0.0, 1.0, 0.0, 17.0, 0.0, 2.0, 16.0, 18.0, 0.0, 0.0, 0.0, 33.0, 0.0, 0.0, 32.0, 34.0, 0.0, 25.0, 0.0, 41.0, 24.0, 26.0, 40.0, 42.0])
flat(ops.fold(ops.unfold(d[:1, :, :, :3], 2), (3, 3), 2)) #= ([1, 2, 3, 3], [0.0, 2.0, 2.0, 16.0, 36.0, 20.0, 16.0, 34.0, 18.0, 24.0, 50.0, 26.0, 64.0, 132.0, 68.0, 40.0, 82.0, 42.0])
flat(ops.slice(x, (0, 1), (2, 2))), flat(ops.slice_update(x, (1, 1), np.ones((1, 2), "float32"))), flat(ops.get_item(x, (slice(None), 1))) #= (([2, 2], [-1.2, 2.0, 0.3, -0.7]), ([2, 3], [0.5, -1.2, 2.0, 1.5, 1.0, 1.0]), ([2], [-1.2, 0.3]))
flat(ops.scatter([[0, 1], [1, 2], [0, 1]], np.array([5.0, 6.0, 7.0], "float32"), (2, 3))) #= ([2, 3], [0.0, 12.0, 0.0, 0.0, 0.0, 6.0])
[flat(ops.scatter_update(x, [[0, 1], [1, 2]], np.array([5.0, -6.0], "float32"), reduction=r)) for r in (None, "add", "max", "min", "mul")] #= [([2, 3], [0.5, 5.0, 2.0, 1.5, 0.3, -6.0]), ([2, 3], [0.5, 3.8, 2.0, 1.5, 0.3, -6.7]), ([2, 3], [0.5, 5.0, 2.0, 1.5, 0.3, -0.7]), ([2, 3], [0.5, -1.2, 2.0, 1.5, 0.3, -6.0]), ([2, 3], [0.5, -6.0, 2.0, 1.5, 0.3, 4.2])]
[flat(getattr(ops, "segment_" + r)(np.array([1.0, 2.0, 3.0, 4.0], "float32"), np.array([0, 1, 0, 2]), num_segments=3)) for r in ("sum", "max", "min", "prod")] #= [([3], [4.0, 2.0, 4.0]), ([3], [3.0, 2.0, 4.0]), ([3], [1.0, 2.0, 4.0]), ([3], [3.0, 2.0, 4.0])]
flat(ops.multi_hot(np.array([[1, 2], [0, 2]]), num_classes=4)), flat(ops.in_top_k(np.array([2, 1]), p, 1)), flat(ops.top_k(x, 2)) #= (([2, 4], [0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]), ([2], [1, 0]), [([2, 2], [2.0, 0.5, 1.5, 0.3]), ([2, 2], [2, 0, 0, 1])])
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
n = np.array([[1.0, np.nan, 3.0], [2.0, 5.0, np.nan]], "float32")
[flat(getattr(ops, "nan" + name)(n, axis=1)) for name in "max min sum prod mean var std median argmax argmin cumsum".split()] #= [([2], [3.0, 5.0]), ([2], [1.0, 2.0]), ([2], [4.0, 7.0]), ([2], [3.0, 10.0]), ([2], [2.0, 3.5]), ([2], [1.0, 2.25]), ([2], [1.0, 1.5]), ([2], [2.0, 3.5]), ([2], [2, 1]), ([2], [0, 0]), ([2, 3], [1.0, 1.0, 4.0, 2.0, 7.0, 7.0])]
flat(ops.nanquantile(n, 0.5, axis=1)), flat(ops.nanpercentile(n, 75)), flat(ops.quantile(x, [0.25, 0.6], axis=1)), flat(ops.percentile(x, 30, keepdims=True)) #= (([2], [2.0, 3.5]), ([], [3.5]), ([2, 2], [-0.35, -0.2, 0.8, 0.54]), ([1, 1], [-0.2]))
flat(ops.searchsorted(np.array([1.0, 2.0, 2.0, 3.0]), np.array([2.0, 0.0, 9.0]), side="right")), flat(ops.digitize(x, np.array([0.0, 1.0]))) #= (([3], [3, 0, 4]), ([2, 3], [1, 0, 2, 2, 1, 0]))
flat(ops.bincount(np.array([1, 2, 2, 5]))), flat(ops.bincount(np.array([1, 2, 2, 5]), weights=np.array([0.5, 1.0, 1.0, 2.0], "float32"), minlength=8)), flat(ops.histogram(x[0], bins=4)) #= (([6], [0, 1, 2, 0, 0, 1]), ([8], [0.0, 0.5, 2.0, 0.0, 0.0, 2.0, 0.0, 0.0]), [([4], [1.0, 0.0, 1.0, 1.0]), ([5], [-1.2, -0.4, 0.4, 1.2, 2.0])])
flat(ops.unique(np.array([3, 1, 3, 2]), return_counts=True, return_inverse=True)), flat(ops.nonzero(x > 0)), flat(ops.unravel_index(np.array([5, 3]), (2, 3))) #= ([([3], [1, 2, 3]), ([4], [2, 0, 2, 1]), ([3], [1, 1, 2])], [([4], [0, 0, 1, 1]), ([4], [0, 2, 0, 1])], [([2], [1, 1]), ([2], [2, 0])])
[flat(ops.correlate(np.array([1.0, 2.0, 3.0, 4.0], "float32"), np.array([0.0, 1.0, 0.5], "float32"), mode=mode)) for mode in ("valid", "same", "full")] #= [([2], [3.5, 5.0]), ([4], [2.0, 3.5, 5.0, 4.0]), ([6], [0.5, 2.0, 3.5, 5.0, 4.0, 0.0])]
flat(ops.select([x > 1, x < 0], [x, -x], 9.0)), flat(ops.psnr(x, p, 2.0)), flat(ops.average(x, axis=1, weights=np.array([1.0, 2.0, 3.0], "float32"))) #= (([2, 3], [9.0, 1.2, 2.0, 1.5, 9.0, 0.7]), ([], [5.296]), ([2], [0.683, 0.0]))
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
m = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.2], [0.5, 0.2, 2.0]], "float32")
b = np.array([[1.0], [2.0], [3.0]], "float32")
flat(ops.cholesky(m)), flat(ops.cholesky(m, upper=True)), flat(ops.cholesky_inverse(ops.cholesky(m))) #= (([3, 3], [2.0, 0.0, 0.0, 0.5, 1.658, 0.0, 0.25, 0.045, 1.391]), ([3, 3], [2.0, 0.5, 0.25, 0.0, 1.658, 0.045, 0.0, 0.0, 1.391]), ([3, 3], [0.28, -0.089, -0.061, -0.089, 0.364, -0.014, -0.061, -0.014, 0.517]))
flat(ops.solve(m, b)), flat(ops.solve_triangular(np.tril(m), b, lower=True)), flat(ops.logdet(m)), flat(ops.slogdet(m)), flat(ops.matrix_rank(m)) #= (([3, 1], [-0.082, 0.597, 1.461]), ([3, 1], [0.25, 0.583, 1.379]), ([], [3.058]), [([], [1.0]), ([], [3.058])], ([], [3]))
flat(ops.qr(x)), flat(ops.eigh(m)[0]), flat(ops.svd(x, compute_uv=False)), flat(ops.pinv(x)), flat(ops.lu_factor(m)) #= ([([2, 2], [-0.316, -0.949, -0.949, 0.316]), ([2, 3], [-1.581, 0.095, 0.032, 0.0, 1.233, -2.119])], ([3], [1.88, 2.398, 4.722]), ([2], [2.452, 1.584]), ([3, 2], [0.194, 0.599, -0.205, 0.033, 0.328, -0.13]), [([3, 3], [4.0, 1.0, 0.5, 0.25, 2.75, 0.075, 0.125, 0.027, 1.935]), ([3], [0, 1, 2])])
flat(ops.lstsq(np.array([[1.0, 1.0], [1.0, 2.0], [1.0, 3.0]], "float32"), np.array([1.0, 2.0, 2.0], "float32"))), flat(ops.vander(np.array([1.0, 2.0, 3.0], "float32"), N=4, increasing=True)) #= (([2], [0.667, 0.5]), ([3, 4], [1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 4.0, 8.0, 1.0, 3.0, 9.0, 27.0]))
flat(ops.fft((x, p))), flat(ops.fft2((x, p))), flat(ops.rfft(np.array([1.0, 2.0, 3.0, 4.0, 0.0], "float32"))), flat(ops.irfft(ops.rfft(np.array([1.0, 2.0, 3.0, 4.0], "float32")))) #= ([([2, 3], [1.3, -0.506, 0.706, 1.1, 1.354, 2.046]), ([2, 3], [1.6, 2.721, -2.821, 1.1, -1.266, 0.466])], [([2, 3], [2.4, 0.847, 2.753, 0.2, -1.86, -1.34]), ([2, 3], [2.7, 1.455, -2.355, 0.5, 3.987, -3.287])], [([3], [10.0, -4.045, 1.545]), ([3], [0.0, -1.314, -2.127])], ([4], [1.0, 2.0, 3.0, 4.0]))
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
im = np.sin(np.arange(84)).reshape(1, 6, 7, 2).astype("float32")
k = np.sin(np.arange(72)).reshape(3, 3, 2, 4).astype("float32")
q = np.sin(np.arange(24)).reshape(1, 3, 2, 4).astype("float32")
flat(ops.conv(im, k, strides=3, padding="same")) #= ([1, 2, 3, 4], [-1.4, -0.614, 0.736, 1.41, 0.644, -0.739, -1.442, -0.82, 0.64, 1.388, 0.861, -0.458, 0.49, -0.744, -1.294, -0.654, 1.132, 1.672, 0.674, -0.943, -1.221, -0.553, 0.624, 1.227])
flat(ops.depthwise_conv(im[:, :4, :4], k[:, :, :, :1])), flat(ops.separable_conv(im[:, :4, :4], k[:, :, :, :1], np.ones((1, 1, 2, 3), "float32"))) #= (([1, 2, 2, 2], [0.317, -1.885, 0.817, 0.294, 1.077, -0.792, -0.604, 1.961]), ([1, 2, 2, 3], [-1.569, -1.569, -1.569, 1.111, 1.111, 1.111, 0.285, 0.285, 0.285, 1.357, 1.357, 1.357]))
flat(ops.conv_transpose(im[:, :2, :2], np.transpose(k, (0, 1, 3, 2)), strides=2)[:, :, :1]) #= ([1, 5, 1, 4], [-0.637, -0.807, -0.235, 0.553, 0.228, -0.558, -0.831, -0.34, 0.338, 0.543, 0.249, -0.274, -0.721, -0.563, 0.113, 0.685, -0.119, -0.687, -0.623, 0.014])
flat(ops.max_pool(im, 2)), flat(ops.average_pool(im, 3, strides=2, padding="same")) #= (([1, 3, 3, 2], [0.991, 0.841, 0.913, 0.837, 0.989, 0.412, 0.271, 0.851, 0.902, 1.0, 0.987, 0.964, 0.993, 0.951, 0.566, 1.0, 0.92, 0.827]), ([1, 3, 4, 2], [0.149, -0.066, -0.018, 0.004, 0.0, -0.02, -0.03, 0.175, -0.191, 0.004, 0.021, 0.003, -0.006, 0.016, 0.091, -0.128, 0.375, 0.337, -0.036, -0.038, 0.04, 0.011, -0.401, -0.158]))
flat(ops.moments(x, [1])), flat(ops.batch_normalization(x, p[0], p[1], -1, offset=np.ones(3, "float32"), scale=p[0])), flat(ops.layer_normalization(x, gamma=p[0])), flat(ops.rms_normalization(x, scale=p[0])) #= ([([2], [0.433, 0.367]), ([2], [1.709, 0.809])], ([2, 3], [1.0, 0.49, 2.182, 2.573, 1.036, -0.72]), ([2, 3], [0.025, -0.25, 1.079, 0.63, -0.015, -1.067]), ([2, 3], [0.182, -0.174, 1.307, 0.772, 0.062, -0.649]))
flat(ops.dot_product_attention(q, q, q * 2)), flat(ops.dot_product_attention(q, q, q * 2, is_causal=True)) #= (([1, 3, 2, 4], [0.408, 0.981, 0.652, -0.276, -1.111, -0.892, 0.147, 1.051, 1.233, 0.532, -0.658, -1.243, -0.711, 0.288, 1.022, 0.816, 0.093, -0.796, -0.953, -0.233, 1.043, 1.22, 0.276, -0.922]), ([1, 3, 2, 4], [0.0, 1.683, 1.819, 0.282, -1.514, -1.918, -0.559, 1.314, 1.577, 0.999, -0.498, -1.536, -1.204, 0.019, 1.225, 1.305, 0.093, -0.796, -0.953, -0.233, 1.043, 1.22, 0.276, -0.922]))
flat(ops.binary_crossentropy(p[0], p[1])), flat(ops.binary_crossentropy(p[0], x[0], from_logits=True)), flat(ops.categorical_crossentropy(np.eye(3, dtype="float32")[:2], p)), flat(ops.sparse_categorical_crossentropy(np.array([2, 0]), p)) #= (([3], [1.204, 0.526, 0.441]), ([3], [0.724, 0.503, 0.327]), ([2], [1.163, 1.299]), ([2], [0.575, 2.398]))
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
flat(ops.linspace(0, 1, 5)), flat(ops.logspace(0, 2, 3)), flat(ops.geomspace(1, 1000, 4)), flat(ops.meshgrid(np.arange(2.0), np.arange(3.0))), flat(ops.tri(2, 3, k=1)), flat(ops.identity(2)) #= (([5], [0.0, 0.25, 0.5, 0.75, 1.0]), ([3], [1.0, 10.0, 100.0]), ([4], [1.0, 10.0, 100.0, 1000.0]), [([3, 2], [0.0, 1.0, 0.0, 1.0, 0.0, 1.0]), ([3, 2], [0.0, 0.0, 1.0, 1.0, 2.0, 2.0])], ([2, 3], [1.0, 1.0, 0.0, 1.0, 1.0, 1.0]), ([2, 2], [1.0, 0.0, 0.0, 1.0]))
[flat(getattr(ops, name)(5)) for name in "bartlett blackman hamming hanning".split()], flat(ops.kaiser(5, 3.0)) #= ([([5], [0.0, 0.5, 1.0, 0.5, 0.0]), ([5], [0.0, 0.34, 1.0, 0.34, 0.0]), ([5], [0.08, 0.54, 1.0, 0.54, 0.08]), ([5], [0.0, 0.5, 1.0, 0.5, 0.0])], ([5], [0.205, 0.727, 1.0, 0.727, 0.205]))
flat(ops.array_split(np.arange(7.0), 3)), flat(ops.hsplit(x, 3)), flat(ops.vsplit(x, 2)), flat(ops.rearrange(x, "a (b c) -> b a c", c=3)) #= ([([3], [0.0, 1.0, 2.0]), ([2], [3.0, 4.0]), ([2], [5.0, 6.0])], [([2, 1], [0.5, 1.5]), ([2, 1], [-1.2, 0.3]), ([2, 1], [2.0, -0.7])], [([1, 3], [0.5, -1.2, 2.0]), ([1, 3], [1.5, 0.3, -0.7])], ([1, 2, 3], [0.5, -1.2, 2.0, 1.5, 0.3, -0.7]))
ops.cond(True, lambda: 1, lambda: 2), ops.switch(1, [lambda a: a, lambda a: a * 2], 3), flat(ops.while_loop(lambda a, b: a < 5, lambda a, b: (a + 1, b * 2), (0, 1))), int(ops.fori_loop(0, 4, lambda k, v: v + k, 0)) #= (1, 6, [([], [5]), ([], [32])], 6)
flat(ops.map(lambda r: r * 2, x)), flat(ops.vectorized_map(lambda r: ops.sum(r), x)), flat(ops.scan(lambda c, v: (c + v, c * v), np.float32(0.0), xs=np.array([1.0, 2.0, 3.0], "float32"))), flat(ops.associative_scan(lambda a, b: a + b, np.array([1.0, 2.0, 3.0], "float32"))) #= (([2, 3], [1.0, -2.4, 4.0, 3.0, 0.6, -1.4]), ([2], [1.3, 1.1]), [([], [6.0]), ([3], [0.0, 2.0, 9.0])], ([3], [1.0, 3.0, 6.0]))
---
import numpy as np
import keras
from keras import ops
def flat(v):
    if isinstance(v, (list, tuple)):
        return [flat(part) for part in v]
    a = np.array(v)
    if a.dtype.kind == "f":
        return list(a.shape), [round(float(x), 3) + 0.0 for x in a.reshape(-1)]
    return list(a.shape), [int(x) for x in a.reshape(-1)]
x = np.array([[0.5, -1.2, 2.0], [1.5, 0.3, -0.7]], "float32")
p = np.array([[0.5, 0.2, 0.9], [0.1, 0.3, 0.7]], "float32")
g = (np.arange(60).reshape(4, 5, 3) * 4 % 251).astype("float32")
flat(ops.image.rgb_to_grayscale(g)), flat(ops.image.rgb_to_hsv(g[:2] / 255)) #= (([4, 5, 1], [3.26, 15.259, 27.258, 39.256, 51.255, 63.254, 75.253, 87.252, 99.25, 111.249, 123.248, 135.247, 147.246, 159.244, 171.243, 183.242, 195.241, 207.24, 219.238, 231.237]), ([2, 5, 3], [0.583, 1.0, 0.031, 0.583, 0.4, 0.078, 0.583, 0.25, 0.125, 0.583, 0.182, 0.173, 0.583, 0.143, 0.22, 0.583, 0.118, 0.267, 0.583, 0.1, 0.314, 0.583, 0.087, 0.361, 0.583, 0.077, 0.408, 0.583, 0.069, 0.455]))
flat(ops.image.hsv_to_rgb(ops.image.rgb_to_hsv(g[:1] / 255)) * 255) #= ([1, 5, 3], [0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0, 28.0, 32.0, 36.0, 40.0, 44.0, 48.0, 52.0, 56.0])
flat(ops.image.crop_images(g, top_cropping=1, left_cropping=1, target_height=2, target_width=2)), flat(ops.image.pad_images(g[:1, :1], 1, 1, target_height=3, target_width=2)) #= (([2, 2, 3], [72.0, 76.0, 80.0, 84.0, 88.0, 92.0, 132.0, 136.0, 140.0, 144.0, 148.0, 152.0]), ([3, 2, 3], [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]))
flat(ops.image.extract_patches(g, (2, 2))), flat(ops.image.gaussian_blur(g)) #= (([2, 2, 12], [0.0, 4.0, 8.0, 12.0, 16.0, 20.0, 60.0, 64.0, 68.0, 72.0, 76.0, 80.0, 24.0, 28.0, 32.0, 36.0, 40.0, 44.0, 84.0, 88.0, 92.0, 96.0, 100.0, 104.0, 120.0, 124.0, 128.0, 132.0, 136.0, 140.0, 180.0, 184.0, 188.0, 192.0, 196.0, 200.0, 144.0, 148.0, 152.0, 156.0, 160.0, 164.0, 204.0, 208.0, 212.0, 216.0, 220.0, 224.0]), ([4, 5, 3], [14.325, 16.433, 18.541, 25.155, 28.059, 30.963, 33.866, 36.77, 39.674, 42.578, 45.481, 48.385, 34.845, 36.953, 39.061, 46.845, 49.748, 52.652, 72.0, 76.0, 80.0, 84.0, 88.0, 92.0, 96.0, 100.0, 104.0, 75.112, 78.015, 80.919, 90.401, 93.304, 96.208, 132.0, 136.0, 140.0, 144.0, 148.0, 152.0, 156.0, 160.0, 164.0, 118.668, 121.571, 124.475, 85.306, 87.414, 89.522, 122.935, 125.838, 128.742, 131.646, 134.55, 137.453, 140.357, 143.261, 146.165, 105.826, 107.934, 110.042]))
