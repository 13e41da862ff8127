import numpy as np
a = np.array([[7.0, 1.0, 4.0], [2.0, 8.0, 5.0]])
np.percentile(a, [25, 50]), np.percentile(a, 30, axis=1), np.quantile(a, 0.4, axis=0, keepdims=True) #= (array([2.5, 4.5]), array([2.8, 3.8]), array([[4. , 3.8, 4.4]]))
for m in ['inverted_cdf', 'averaged_inverted_cdf', 'closest_observation', 'interpolated_inverted_cdf', 'hazen', 'weibull', 'linear', 'median_unbiased', 'normal_unbiased', 'lower', 'higher', 'midpoint', 'nearest']:
    print(m, np.quantile([3.0, 1.0, 4.0, 1.5, 9.0], 0.37, method=m).round(6)) #> inverted_cdf 1.5⏎averaged_inverted_cdf 1.5⏎closest_observation 1.5⏎interpolated_inverted_cdf 1.425⏎hazen 2.025⏎weibull 1.83⏎linear 2.22⏎median_unbiased 1.96⏎normal_unbiased 1.97625⏎lower 1.5⏎higher 3.0⏎midpoint 2.25⏎nearest 1.5
np.median(a, axis=(0, 1)), np.median([1, 2, 3, 4]), np.average(a, axis=1, weights=[1, 2, 3], returned=True) #= (np.float64(4.5), np.float64(2.5), (array([3.5, 5.5]), array([6., 6.])))
np.ptp(a, axis=0), np.cov(a), np.corrcoef(a), np.cov([1, 2, 4], [3, 5, 9]), np.cov(a, rowvar=False, bias=True) #= (array([5., 7., 1.]), array([[ 9., -9.],⏎       [-9.,  9.]]), array([[ 1., -1.],⏎       [-1.,  1.]]), array([[2.33333333, 4.66666667],⏎       [4.66666667, 9.33333333]]), array([[ 6.25, -8.75, -1.25],⏎       [-8.75, 12.25,  1.75],⏎       [-1.25,  1.75,  0.25]]))
n = np.array([1.0, np.nan, 4.0])
np.nanmean(n), np.nanmax(n), np.nanmin(n), np.nanstd(n), np.nanvar(n, ddof=1), np.nanmedian(n), np.nanpercentile(n, 25) #= (np.float64(2.5), np.float64(4.0), np.float64(1.0), np.float64(1.5), np.float64(4.5), np.float64(2.5), np.float64(1.75))
np.nansum(n), np.nanprod(n), np.nancumsum(n), np.nanargmax(n), np.nanargmin(n) #= (np.float64(5.0), np.float64(4.0), array([1., 1., 5.]), np.int64(2), np.int64(0))
np.histogram([1, 2, 1, 5], bins=[0, 2, 4, 6]), np.histogram([1, 2, 1], bins=2, density=True), np.histogram([1.0, 2.0], bins=2, weights=[3, 4]) #= ((array([2, 1, 1]), array([0, 2, 4, 6])), (array([1.33333333, 0.66666667]), array([1. , 1.5, 2. ])), (array([3, 4]), array([1. , 1.5, 2. ])))
np.histogram([1.0, 2.5, 3.0, 8.0, 2.0], bins='sturges'), np.histogram_bin_edges([1, 2, 3, 4.0], bins='auto') #= ((array([3, 1, 0, 1]), array([1.  , 2.75, 4.5 , 6.25, 8.  ])), array([1., 2., 3., 4.]))
np.histogram2d([0, 1, 1], [0, 1, 1], bins=2), np.histogramdd([[0, 0], [1, 2]], bins=(2, 1))[0] #= ((array([[1., 0.],⏎       [0., 2.]]), array([0. , 0.5, 1. ]), array([0. , 0.5, 1. ])), array([[0.],⏎       [2.]]))
np.digitize([0.2, 6.4, 3.0], [0, 1, 2.5, 4, 10]), np.bincount([1, 1, 3], weights=[0.5, 1, 2], minlength=6) #= (array([1, 4, 3]), array([0. , 1.5, 0. , 2. , 0. , 0. ]))
np.gradient([1.0, 4.0, 9.0, 16.0]), np.gradient([[1, 2], [4, 8]]), np.gradient([1, 2, 5], [0, 1, 3]) #= (array([3., 4., 6., 7.]), (array([[3., 6.],⏎       [3., 6.]]), array([[1., 1.],⏎       [4., 4.]])), array([1.        , 1.16666667, 1.5       ]))
np.trapezoid([1, 2, 3], dx=0.5), np.trapezoid([[0, 1], [2, 3]], x=[0, 2]), np.diff([1, 4, 9, 16], n=2), np.diff([[1, 3]], prepend=0) #= (np.float64(2.0), array([1., 5.]), array([2, 2]), array([[1, 2]]))
np.ediff1d([1, 4], to_end=[9]), np.cumulative_sum([1, 2], include_initial=True), np.interp([361], [0, 90, 270], [1, 2, 3], period=360) #= (array([3, 9]), array([0, 1, 3]), array([1.01111111]))
np.polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(6), np.polyval([1, 2, 3], [0, 2]), np.roots([1, -3, 2]), np.poly([1, 2]) #= (array([2., 1.]), array([ 3, 11]), array([2., 1.]), array([ 1., -3.,  2.]))
np.polyder([3, 2, 1]), np.polyint([2, 1]), np.polymul([1, 1], [1, -1]), np.polydiv([1, 0, -1], [1, 1]), np.polyadd([1, 2], [3]) #= (array([6, 2]), array([1., 1., 0.]), array([ 1,  0, -1]), (array([ 1., -1.]), array([0.])), array([1, 5]))
p = np.poly1d([1, -3, 2])
p, p(3), p.roots, p.deriv(), p + 1, p * p, p.order, p[2] #= (poly1d([ 1, -3,  2]), np.int64(2), array([2., 1.]), poly1d([ 2, -3]), poly1d([ 1, -3,  3]), poly1d([  1,  -6,  13, -12,   4]), 2, np.int64(1))
print(p) #>    2⏎1 x - 3 x + 2
np.geomspace(1, 1000, 4), np.logspace(0, 2, 3), np.linspace([0, 1], [2, 5], 3), np.linspace(0, np.float32(1), 3) #= (array([   1.,   10.,  100., 1000.]), array([  1.,  10., 100.]), array([[0., 1.],⏎       [1., 3.],⏎       [2., 5.]]), array([0. , 0.5, 1. ], dtype=float32))
np.vander([1, 2, 3]), np.fromfunction(lambda i, j: i * 3 + j, (2, 3)), np.fromiter((i * i for i in range(4)), float) #= (array([[1, 1, 1],⏎       [4, 2, 1],⏎       [9, 3, 1]]), array([[0., 1., 2.],⏎       [3., 4., 5.]]), array([0., 1., 4., 9.]))
np.result_type(np.int8(1), 3.0), np.can_cast('int64', 'float32'), np.promote_types('uint8', 'int8'), np.issubdtype(np.int32, np.integer) #= (dtype('float64'), False, dtype('int16'), True)
np.min_scalar_type(-300), np.isdtype(np.dtype('f4'), 'real floating'), np.dtype('f4').type, np.dtype('<i2').str, np.dtype(bool).char #= (dtype('int16'), True, <class 'numpy.float32'>, '<i2', '?')
---
import numpy as np
np.linalg.eigh([[2.0, 1.0], [1.0, 3.0]]) #= EighResult(eigenvalues=array([1.38196601, 3.61803399]), eigenvectors=array([[-0.85065081,  0.52573111],⏎       [ 0.52573111,  0.85065081]]))
np.linalg.eig([[4.0, 1.0], [2.0, 3.0]]).eigenvalues, np.linalg.eigvalsh([[2, 0], [0, 1]]) #= (array([5., 2.]), array([1., 2.]))
u, s, vh = np.linalg.svd([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], full_matrices=False)
s, (u * s @ vh).round(6), np.linalg.svd(np.ones((2, 3)))[0].shape #= (array([9.52551809, 0.51430058]), array([[1., 2.],⏎       [3., 4.],⏎       [5., 6.]]), (2, 2))
q, r = np.linalg.qr([[1.0, 2.0], [3.0, 4.0]])
q.round(6), r.round(6), np.linalg.qr(np.ones((3, 2)), mode='complete').Q.shape #= (array([[-0.316228, -0.948683],⏎       [-0.948683,  0.316228]]), array([[-3.162278, -4.427189],⏎       [ 0.      , -0.632456]]), (3, 3))
np.linalg.lstsq([[1.0, 1.0], [1.0, 2.0], [1.0, 3.0]], [1.0, 2.0, 2.0]) #= (array([0.66666667, 0.5       ]), array([0.16666667]), np.int32(2), array([4.07914333, 0.60049122]))
np.linalg.pinv([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]).round(6), np.linalg.matrix_rank([[1, 2], [2, 4]]), np.linalg.cond([[1.0, 0.0], [0.0, 4.0]]) #= (array([[-1.333333, -0.333333,  0.666667],⏎       [ 1.083333,  0.333333, -0.416667]]), np.int64(1), np.float64(4.0))
x = np.array([[1.0, -2.0], [3.0, 4.0]])
[np.linalg.norm(x, o).round(6).item() for o in [None, 'fro', 'nuc', 1, -1, 2, -2, np.inf, -np.inf]] #= [5.477226, 5.477226, 7.071068, 6.0, 4.0, 5.116673, 1.954395, 7.0, 3.0]
np.linalg.norm(x, axis=1), np.linalg.norm([3.0, 4.0], 3), np.linalg.norm([1, 2], np.inf), np.linalg.norm(x, axis=0, keepdims=True) #= (array([2.23606798, 5.        ]), np.float64(4.497941445275415), np.float64(2.0), array([[3.16227766, 4.47213595]]))
np.linalg.slogdet(x), np.linalg.matrix_power([[1, 1], [1, 0]], 10), np.linalg.multi_dot([np.ones((2, 3)), np.ones((3, 1)), np.ones((1, 2))]) #= (SlogdetResult(sign=np.float64(1.0), logabsdet=np.float64(2.302585092994046)), array([[89, 55],⏎       [55, 34]]), array([[3., 3.],⏎       [3., 3.]]))
np.cross([1, 2, 3], [4, 5, 6]), np.cross([1, 2], [3, 4, 5]), np.vecdot([[1, 2], [3, 4]], [1, 1]), np.linalg.tensorinv(np.eye(4).reshape(2, 2, 2, 2)).shape #= (array([-3,  6, -3]), array([10, -5, -2]), array([3, 7]), (2, 2, 2, 2))
try:
    np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as e:
    print(e) #> Singular matrix
try:
    np.linalg.cholesky([[1.0, 2.0], [2.0, 1.0]])
except np.linalg.LinAlgError as e:
    print(e) #> Matrix is not positive definite
try:
    np.linalg.det(np.ones((2, 3)))
except np.linalg.LinAlgError as e:
    print(e) #> Last 2 dimensions of the array must be square
---
# Quantiles at the ends, with infinities, and the types of their results.
import numpy as np
np.percentile([np.inf, np.inf], 50), np.percentile([1, np.inf], 0), np.percentile([1, np.inf], 100), np.percentile([1, 2, np.inf], 50), np.median([np.inf, np.inf]), np.quantile([1, np.inf, np.inf], .5, method='lower') #= (np.float64(nan), np.float64(nan), np.float64(nan), np.float64(nan), np.float64(inf), np.float64(inf))
[[np.quantile(np.array(a, t), q, method=m) for a, t, q in (([5], 'i1', 1), ([1, 2], 'i1', [0, 1]), ([1.5], 'f4', 1), ([1, 2, 3], 'f4', .3), ([1, 2, 3], 'f4', [.3]), ([1, 2], 'f2', np.float32(.3)))] for m in ('averaged_inverted_cdf', 'interpolated_inverted_cdf', 'hazen', 'weibull', 'linear', 'midpoint', 'nearest', 'closest_observation')] #= [[np.float64(5.0), array([1, 2]), np.float32(1.5), np.float32(1.0), array([1.]), np.float32(1.0)], [np.float64(5.0), array([1, 2]), np.float32(1.5), np.float32(1.0), array([1.]), np.float32(1.0)], [np.float64(5.0), array([1., 2.]), np.float32(1.5), np.float32(1.4), array([1.4]), np.float32(1.1)], [np.float64(5.0), array([1, 2]), np.float32(1.5), np.float32(1.2), array([1.2]), np.float32(1.0)], [np.int8(5), array([1, 2], dtype=int8), np.float32(1.5), np.float32(1.6), array([1.6]), np.float32(1.3)], [np.float64(5.0), array([1., 2.]), np.float32(1.5), np.float32(1.5), array([1.5]), np.float32(1.5)], [np.int8(5), array([1, 2], dtype=int8), np.float32(1.5), np.float32(2.0), array([2.], dtype=float32), np.float16(1.0)], [np.int8(5), array([1, 2], dtype=int8), np.float32(1.5), np.float32(1.0), array([1.], dtype=float32), np.float16(1.0)]]
np.quantile([True, False], [0, 1]), np.percentile(np.array([.1, .7, .35, .9], 'f4'), 33), np.percentile(np.arange(6, dtype='u1').reshape(2, 3), [10, 50], axis=1) #= (array([False,  True]), np.float32(0.3475), array([[0.2, 3.2],⏎       [1. , 4. ]]))
np.histogram(np.array([269, 2, 2], 'u2'), bins='auto', range=(0, 5)), np.histogram_bin_edges([1, 2, 2, 3, 3, 3, 9, 12.5], bins='stone') #= ((array([2]), array([0., 5.])), array([ 1.   ,  1.115,  1.23 ,  1.345,  1.46 ,  1.575,  1.69 ,  1.805,⏎        1.92 ,  2.035,  2.15 ,  2.265,  2.38 ,  2.495,  2.61 ,  2.725,⏎        2.84 ,  2.955,  3.07 ,  3.185,  3.3  ,  3.415,  3.53 ,  3.645,⏎        3.76 ,  3.875,  3.99 ,  4.105,  4.22 ,  4.335,  4.45 ,  4.565,⏎        4.68 ,  4.795,  4.91 ,  5.025,  5.14 ,  5.255,  5.37 ,  5.485,⏎        5.6  ,  5.715,  5.83 ,  5.945,  6.06 ,  6.175,  6.29 ,  6.405,⏎        6.52 ,  6.635,  6.75 ,  6.865,  6.98 ,  7.095,  7.21 ,  7.325,⏎        7.44 ,  7.555,  7.67 ,  7.785,  7.9  ,  8.015,  8.13 ,  8.245,⏎        8.36 ,  8.475,  8.59 ,  8.705,  8.82 ,  8.935,  9.05 ,  9.165,⏎        9.28 ,  9.395,  9.51 ,  9.625,  9.74 ,  9.855,  9.97 , 10.085,⏎       10.2  , 10.315, 10.43 , 10.545, 10.66 , 10.775, 10.89 , 11.005,⏎       11.12 , 11.235, 11.35 , 11.465, 11.58 , 11.695, 11.81 , 11.925,⏎       12.04 , 12.155, 12.27 , 12.385, 12.5  ]))
