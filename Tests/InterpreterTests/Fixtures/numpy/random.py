import numpy as np
np.random.seed(42)
np.random.randint(0, 10, 5), np.random.randint(100, size=(2, 3)), np.random.randint(5), np.random.permutation(5), np.random.choice(5, 3), np.random.choice([10, 20, 30]), np.random.choice(5, 3, replace=False) #= (array([6, 3, 7, 4, 6]), array([[82, 86, 74],⏎       [74, 87, 99]]), 2, array([0, 2, 3, 1, 4]), array([1, 3, 4]), np.int64(10), array([2, 0, 4]))
np.random.seed(0)
np.random.rand(3).astype('float32'), np.random.randn(2, 2).astype('float32'), np.random.random((2,)).astype('float32'), np.random.uniform(1, 2, 3).astype('float32'), np.random.normal(5, 2, 2).astype('float32') #= (array([0.5488135 , 0.71518934, 0.60276335], dtype=float32), array([[-2.2683282,  1.3335453],⏎       [-0.842724 ,  1.9699244]], dtype=float32), array([0.891773  , 0.96366274], dtype=float32), array([1.3834416, 1.791725 , 1.5288949], dtype=float32), array([6.5220757, 5.24335  ], dtype=float32))
a = np.arange(5)
np.random.shuffle(a)
a #= array([2, 3, 4, 1, 0])
l = [1, 2, 3, 4]
np.random.shuffle(l)
l #= [3, 4, 2, 1]
rng = np.random.default_rng(42)
rng.integers(0, 10, 5), rng.random(2).astype('float32'), rng.normal(size=2).astype('float32'), rng.standard_normal(2).astype('float32'), rng.permutation(4), rng.choice(10, 3), rng.uniform(0, 5, 2).astype('float32') #= (array([0, 7, 6, 4, 4]), array([0.697368  , 0.09417735], dtype=float32), array([-1.3021795,  0.1278404], dtype=float32), array([-0.3162426 , -0.01680116], dtype=float32), array([0, 1, 3, 2]), array([5, 3, 1]), array([3.2193255, 4.113808 ], dtype=float32))
rng.integers(5, size=(2, 2)), rng.choice([1, 2, 3], 2), rng.integers(1, 6, endpoint=True, size=3) #= (array([[4, 2],⏎       [2, 2]]), array([1, 1]), array([4, 6, 1]))
b = np.arange(4)
rng.shuffle(b)
b #= array([1, 3, 0, 2])
np.random.seed(1)
np.random.permutation(np.arange(6).reshape(3, 2)), np.random.choice(3, 4, p=[0.1, 0.2, 0.7]) #= (array([[0, 1],⏎       [4, 5],⏎       [2, 3]]), array([2, 0, 2, 1]))
np.random.rand().__class__.__name__ if False else np.random.rand(2, 3).shape, np.random.randn().ndim if False else 0 #= ((2, 3), 0)
np.random.randint(5, 5) #! low >= high
---
import numpy as np
np.random.seed(-1) #! Seed must be between 0 and 2**32 - 1
#^ -1
---
import numpy as np
np.random.choice(3, 5, replace=False) #! choice: expected at most 3 without replacement for `size`, found 5
---
import numpy as np
np.random.normal(0, -1) #! scale < 0
---
import numpy as np
np.random.rand(-1) #! negative dimensions are not allowed, found -1 in shape (-1,)
---
# Generators that are independent, and draws without replacement.
import numpy as np
r = np.random.default_rng(5)
r.hypergeometric(5, 7, 4, size=8) #= array([1, 1, 1, 2, 3, 2, 1, 2])
r.hypergeometric([5, 500], [1, 300], [3, 200]), r.hypergeometric(10**6, 10**7, 10**5, size=3) #= (array([  2, 126]), array([8956, 9055, 9299]))
np.random.seed(3); np.random.hypergeometric(5, 7, 4, size=8), np.random.hypergeometric(500, 70, 400, size=8) #= (array([1, 2, 1, 2, 1, 1, 1, 3]), array([352, 350, 343, 347, 349, 348, 355, 354]))
a = np.arange(12).reshape(3, 4)
r.permuted(a, axis=1) #= array([[ 3,  2,  1,  0],⏎       [ 7,  4,  5,  6],⏎       [11,  9, 10,  8]])
r.permuted(a) #= array([[ 9,  2, 11,  7],⏎       [ 5, 10,  0,  6],⏎       [ 8,  4,  3,  1]])
r.permutation(a, axis=1) #= array([[ 1,  2,  0,  3],⏎       [ 5,  6,  4,  7],⏎       [ 9, 10,  8, 11]])
r.shuffle(a, axis=1); a #= array([[ 0,  3,  1,  2],⏎       [ 4,  7,  5,  6],⏎       [ 8, 11,  9, 10]])
r.choice(a, 2, axis=1, replace=False), r.choice(10, 4, replace=False, shuffle=False) #= (array([[ 3,  0],⏎       [ 7,  4],⏎       [11,  8]]), array([1, 4, 6, 2]))
c = r.spawn(3); [float(x.random()) for x in c], float(r.spawn(1)[0].random()), float(c[1].spawn(2)[1].random()) #= ([0.4031184756244418, 0.2531538239071238, 0.6337294897074003], 0.7201956883590646, 0.7434454044736131)
s = np.random.SeedSequence(42); s.generate_state(3), s.generate_state(2, np.uint64), s.entropy, s.spawn_key #= (array([3444837047, 2669555309, 2046530742], dtype=uint32), array([11465652750463011511, 15382171918060459190], dtype=uint64), 42, ())
k = s.spawn(2); k[1].spawn_key, k[1].generate_state(2), s.n_children_spawned, s, k[1] #= ((1,), array([4091952314,   31242083], dtype=uint32), 2, SeedSequence(⏎    entropy=42,⏎    n_children_spawned=2,⏎), SeedSequence(⏎    entropy=42,⏎    spawn_key=(1,),⏎))
float(np.random.Generator(np.random.PCG64(7)).normal()), float(np.random.default_rng([1, 2, 3]).random()), float(np.random.default_rng(2**70).random()) #= (0.0012301533574825742, 0.6704722626516632, 0.5428409396287122)
g = np.random.default_rng(1); float(np.random.Generator(g.bit_generator).random()), float(g.random()) #= (0.5118216247002567, 0.9504636963259353)
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
refusal(lambda: r.hypergeometric(1, 2, 5)) #= 'ValueError: ngood + nbad < nsample'
refusal(lambda: np.random.default_rng(-1)) #= 'ValueError: expected non-negative integer'
---
import numpy as np
[(n, [int(x) for x in getattr(np.random, n)(42).random_raw(2)]) for n in ('MT19937', 'PCG64DXSM', 'Philox', 'SFC64', 'PCG64')] #= [('MT19937', [2327846034, 3904886566]), ('PCG64DXSM', [12329818062196000797, 125530269004142706]), ('Philox', [1587852024645073290, 2611271723512893552]), ('SFC64', [9775594601838723485, 6977463094773878866]), ('PCG64', [14276969152011380360, 8095878257575067585])]
[np.random.Generator(getattr(np.random, n)(1)).random(2) for n in ('MT19937', 'PCG64DXSM', 'Philox', 'SFC64')] #= [array([0.24067554, 0.72958187]), array([0.27114667, 0.27935043]), array([0.06680201, 0.07901298]), array([0.99562005, 0.37211968])]
g = np.random.Generator(np.random.MT19937(1)); g.integers(10, size=4), g.standard_normal(2), g.integers(0, 2 ** 40, size=2), g.random(2, dtype=np.float32), g.permutation(4) #= (array([2, 9, 7, 1]), array([0.72997546, 0.41584996]), array([161550736468, 997529051175]), array([0.46673435, 0.68644667], dtype=float32), array([2, 3, 1, 0]))
b = np.random.SFC64(3); s = b.state; x = b.random_raw(2); b.state = s; (x == b.random_raw(2)).all(), s['bit_generator'] #= (np.True_, 'SFC64')
b = np.random.Philox(3); _ = b.random_raw(); s = b.state; x = b.random_raw(5); b.state = s; (x == b.random_raw(5)).all(), s['buffer_pos'] #= (np.True_, 1)
np.random.seed([1, 2, 3]); np.random.rand(2), np.random.RandomState([5]).randint(100, size=3) #= (array([0.60986127, 0.88669704]), array([69, 57, 25]))
np.random.RandomState(np.random.MT19937(np.random.SeedSequence(7))).rand(2), isinstance(np.random.PCG64(), np.random.BitGenerator) #= (array([0.30630461, 0.63299725]), True)
---
import numpy as np
r = np.random.RandomState(2)
[r.choice(60, size=4, replace=False, p=np.full(60, 1 / 60)).tolist() for _ in range(3)], r.choice(['a', 'b', 'c'], 3, False, [0.1, 0.8, 0.1]).tolist(), np.random.default_rng(3).choice(9, (2, 3), replace=False, p=np.arange(9) / 36).tolist() #= ([[26, 1, 32, 24], [19, 12, 37, 17], [16, 37, 31, 8]], ['b', 'c', 'a'], [[3, 4, 8], [6, 5, 2]])
---
# Numbers of things are whole.
import numpy as np
print(np.random.default_rng(1).binomial(10.7, .5, 5), np.random.RandomState(1).binomial(10.7, .5, 5), np.random.default_rng(1).hypergeometric(10.1, 5.5, 14, 5), np.random.default_rng(1).binomial(np.array([10, 3]), .5)) #> [5 8 3 8 4] [5 6 0 4 3] [ 9  9 10 10  9] [5 3]
try: np.random.default_rng(1).binomial(np.array([10.7, 3.2]), .5)
except TypeError as error: print(error) #> Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'
---
# Single precision draws other numbers; an array that is there is filled.
import numpy as np
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
r = np.random.default_rng(12345)
r.standard_normal(6, dtype=np.float32), r.standard_exponential(4, dtype=np.float32), r.standard_exponential(3, dtype='f4', method='inv'), r.standard_exponential(3, method='inv') #= (array([-1.2160426 , -0.36933464,  1.8661257 , -0.22194043, -0.46914175,⏎        1.2350593 ], dtype=float32), array([1.1392409 , 0.80933297, 1.7264811 , 0.9579049 ], dtype=float32), array([1.8289943 , 0.4046863 , 0.83818054], dtype=float32), array([0.20669727, 1.11704934, 2.84391916]))
r.standard_gamma(3., 3, dtype=np.float32), r.standard_gamma([.3, 5], dtype='f4'), r.standard_gamma(1, 2, dtype='f4'), r.standard_normal(dtype='f4'), r.standard_gamma(0., 2) #= (array([1.8201435, 1.6179247, 3.5749307], dtype=float32), array([4.0367382e-04, 3.3284764e+00], dtype=float32), array([1.6064569 , 0.38394034], dtype=float32), 0.2616296708583832, array([0., 0.]))
a = np.zeros((2, 3)); b = np.zeros((3, 2)).T
r.random(out=a) is a, a, r.standard_normal(out=b), r.standard_exponential(out=np.zeros(2, 'f4'), dtype='f4'), r.random((2, 3), out=a).shape #= (True, array([[0.8547419 , 0.60162124, 0.93198836],⏎       [0.72478136, 0.86055132, 0.9293378 ]]), array([[-1.62158273,  0.44948393, -0.08168759],⏎       [-0.15818926, -1.34360107,  1.72473993]]), array([0.20153853, 0.8634116 ], dtype=float32), (2, 3))
refusal(lambda: r.random(3, dtype=int)), refusal(lambda: r.random(out=np.zeros(3, 'f4'))), refusal(lambda: r.random(2, out=np.zeros(3))), refusal(lambda: r.standard_normal(out=np.zeros(4)[::2])) #= ("TypeError: Unsupported dtype dtype('int64') for random", 'TypeError: Supplied output array has the wrong type. Expected float64, got float32', 'ValueError: size must match out.shape when used together', 'ValueError: Supplied output array must be contiguous, writable, aligned, and in machine byte-order.')
float(np.random.default_rng(3).standard_normal(2000, dtype='f4').sum(dtype=float)), float(np.random.default_rng(3).standard_exponential(2000, dtype='f4').sum(dtype=float)) #= (26.816764104063623, 1957.9939822360175)
---
# What the older kind draws where the result is known, and what both refuse.
import numpy as np
def refusal(do):
    try: return do()
    except Exception as problem: return f'{type(problem).__name__}: {problem}'
s = np.random.RandomState(12345); r = np.random.default_rng(12345)
s.binomial(1, [0, .25, .5, .75, 1]), s.binomial([[0], [10]], .25, size=(2, 4)), s.binomial(5, 0), s.rand() #= (array([0, 0, 0, 1, 1]), array([[0, 0, 0, 0],⏎       [3, 3, 5, 0]]), 0, 0.29870371376938154)
r.binomial(1, [0, .25, .5, .75, 1]), r.binomial(5, 0), s.multinomial(5, [.5, 0, .5]), r.multinomial([5, 3], [.5, .5]), r.multinomial(5, [[.5, .5], [.1, .9]], size=(2, 2)), r.random() #= (array([0, 0, 0, 0, 1]), 0, array([3, 0, 2]), array([[2, 3],⏎       [1, 2]]), array([[[3, 2],⏎        [0, 5]],⏎⏎       [[3, 2],⏎        [2, 3]]]), 0.248245714629571)
r.geometric(1e-30, 2), r.beta(1e-300, 1e-310, 3), r.beta(.0025, .0025, 4), r.dirichlet([1e-9, 1e-12]), r.dirichlet([.02, .04, .03], 2), r.dirichlet([0, 1, 2]), r.dirichlet([0, 0]) #= (array([9223372036854775807, 9223372036854775807]), array([1., 1., 1.]), array([1.00000000e+000, 1.00000000e+000, 1.34863949e-117, 3.88527199e-055]), array([1., 0.]), array([[9.86971377e-24, 3.05217173e-19, 1.00000000e+00],⏎       [3.56904243e-01, 6.43013874e-01, 8.18826704e-05]]), array([0.        , 0.34173766, 0.65826234]), array([0., 0.]))
[refusal(lambda: g.logseries(1.0)) for g in (s, r)], refusal(lambda: r.poisson(1e20)), refusal(lambda: s.poisson(np.nan)), refusal(lambda: r.uniform(1, 0)), refusal(lambda: s.uniform(-np.inf, 0)), refusal(lambda: r.zipf(np.nan)), refusal(lambda: r.negative_binomial(np.nan, .5)), refusal(lambda: r.geometric(0)) #= (['ValueError: p < 0, p >= 1 or p is NaN', 'ValueError: p < 0, p >= 1 or p is NaN'], 'ValueError: lam value too large', 'ValueError: lam < 0 or lam is NaN', 'ValueError: high - low < 0', 'OverflowError: Range exceeds valid bounds', 'ValueError: a <= 1 or a is NaN', 'ValueError: n must not be NaN', 'ValueError: p <= 0, p > 1 or p contains NaNs')
r.gamma(np.nan), r.noncentral_chisquare(1, np.nan), r.wald(np.nan, 1), s.chisquare(np.nan), s.uniform(0, -1), refusal(lambda: s.choice(2, p=[np.nan, 1])), refusal(lambda: r.choice(2, p=[.5, .6])) #= (nan, nan, nan, nan, -0.7236853469199535, 'ValueError: probabilities contain NaN', 'ValueError: Probabilities do not sum to 1. See Notes section of docstring for more information.')
r.integers(0, 2, dtype=int), r.integers(0, 2, dtype=bool), s.randint(0, 5, dtype=int), r.integers(0, 2, size=(), dtype='i1'), r.choice(3, size=()), r.integers(0, 0, size=(3, 0)), r.integers(5, size=2, dtype=bool) if False else s.randint(5) #= (1, False, 4, array(1, dtype=int8), array(0), array([], shape=(3, 0), dtype=int64), 0)
refusal(lambda: s.permutation('abc')), refusal(lambda: r.permutation(3.5)), refusal(lambda: np.random.permutation(np.array(3))), np.random.default_rng(range(3)).random(), np.random.RandomState(range(3)).rand(), s.tomaxint(), s.tomaxint(2) #= ('IndexError: x must be an integer or at least 1-dimensional', 'AxisError: axis 0 is out of bounds for array of dimension 0', 'IndexError: x must be an integer or at least 1-dimensional', 0.8817035384837327, 0.2100750248198734, 8585259433055635649, array([3357580299116266046, 6372869736707278407]))
r.choice(20000, 1000, replace=False, shuffle=False).sum(), r.choice(20000, 450, replace=False).sum(), r.choice(4, 3, p=np.array([.1, .2, .3, .4], 'f2')), r.random() #= (np.int64(9811455), np.int64(4527305), array([3, 1, 2]), 0.738726616020874)
refusal(lambda: r.multivariate_normal([0, 0], [[1, 2], [2, 1]], check_valid='raise')), r.multivariate_normal([0, 0], [[1, .5], [.5, 1]], method='cholesky'), r.multivariate_normal([0, 0], [[1, .5], [.5, 1]], method='eigh'), s.multivariate_normal([0, 1], [[2, .5], [.5, 1]], 2) #= ('ValueError: covariance is not symmetric positive-semidefinite.', array([0.28006584, 0.8020118 ]), array([0.69313167, 1.6496442 ]), array([[-0.34239744,  0.93794701],⏎       [-0.26170618,  1.98983242]]))
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always'); _ = s.multivariate_normal([0, 0], [[1, 2], [2, 1]]), r.multivariate_normal([0, 0], [[1, 2], [2, 1]], check_valid='ignore')
[(w.category.__name__, str(w.message)) for w in caught] #= [('RuntimeWarning', 'covariance is not symmetric positive-semidefinite.')]
