import numpy as np, tensorflow as tf
def r(x, n=4): return (np.round(np.asarray(x, float), n) + 0.0).tolist()
x = tf.constant([[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]])
s, u, v = tf.linalg.svd(x)
r(s), u.shape, v.shape, r(u @ tf.linalg.diag(s) @ tf.linalg.matrix_transpose(v)), r(tf.linalg.svd(x, compute_uv=False)), tf.linalg.svd(x, full_matrices=True)[1].shape #= ([6.2733, 0.9464], TensorShape([3, 2]), TensorShape([2, 2]), [[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]], [6.2733, 0.9464], TensorShape([3, 3]))
q, t = tf.linalg.qr(x)
r(q @ t), r(tf.abs(t)), tf.linalg.qr(x, full_matrices=True).q.shape, type(tf.linalg.qr(x)).__name__ #= ([[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]], [[3.2016, 5.1537], [0.0, 1.8545]], TensorShape([3, 3]), 'Qr')
a = tf.constant([[4.0, 1.0], [1.0, 3.0]])
e, w = tf.linalg.eigh(a)
r(e), r(w @ tf.linalg.diag(e) @ tf.transpose(w)), r(tf.linalg.eigvalsh(a)), r(tf.linalg.cholesky(a)) #= ([2.382, 4.618], [[4.0, 1.0], [1.0, 3.0]], [2.382, 4.618], [[2.0, 0.0], [0.5, 1.6583]])
r(tf.linalg.cholesky_solve(tf.linalg.cholesky(a), [[1.0], [2.0]])), r(tf.linalg.triangular_solve(a, [[1.0], [2.0]])), r(tf.linalg.triangular_solve(a, [[1.0], [2.0]], lower=False, adjoint=True)) #= ([[0.0909], [0.6364]], [[0.25], [0.5833]], [[0.25], [0.5833]])
l = tf.linalg.lu(tf.constant([[0.0, 2.0], [3.0, 5.0]]))
r(l.lu), l.p.numpy(), r(tf.linalg.slogdet(a).sign), r(tf.linalg.slogdet(-a)[1]) #= ([[3.0, 5.0], [0.0, 2.0]], array([1, 0], dtype=int32), 1.0, 2.3979)
r(tf.linalg.lstsq(x, [[1.0], [2.0], [3.0]])), r(tf.linalg.lstsq(tf.transpose(x), [[1.0], [2.0]])), r(tf.linalg.lstsq(x, [[1.0], [2.0], [3.0]], l2_regularizer=0.5)) #= ([[3.0213], [-1.3617]], [[0.1418], [0.3121], [-0.156]], [[1.991], [-0.782]])
int(tf.linalg.matrix_rank(x)), int(tf.linalg.matrix_rank([[1.0, 2.0], [2.0, 4.0]])), r(tf.linalg.expm(a), 2), r(tf.linalg.expm([[[0.0, -1.0], [1.0, 0.0]]])) #= (2, 1, [[76.29, 40.46], [40.46, 35.83]], [[[0.5403, -0.8415], [0.8415, 0.5403]]])
r(tf.linalg.trace(a)), r(tf.linalg.trace(tf.ones((2, 3, 3)))), r(tf.linalg.diag_part(x)), r(tf.linalg.diag([[1.0, 2.0], [3.0, 4.0]])), r(tf.linalg.cross([1.0, 2.0, 3.0], [3.0, 2.0, 1.0])) #= (7.0, [3.0, 3.0], [1.0, 5.0], [[[1.0, 0.0], [0.0, 2.0]], [[3.0, 0.0], [0.0, 4.0]]], [-4.0, 8.0, -4.0])
def slope(f, x):
    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return r(tape.gradient(y, x), 3)
slope(lambda z: tf.linalg.svd(z, compute_uv=False), [[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]]), slope(tf.linalg.eigvalsh, [[4.0, 1.0], [1.0, 3.0]]), slope(tf.linalg.cholesky, [[4.0, 1.0], [1.0, 3.0]]), slope(tf.linalg.trace, [[4.0, 1.0], [1.0, 3.0]]) #= ([[0.069, 0.37], [0.59, 0.733], [0.804, -0.57]], [[1.0, 0.0], [0.0, 1.0]], [[0.206, 0.175], [0.175, 0.302]], [[1.0, 0.0], [0.0, 1.0]])
---
import numpy as np, tensorflow as tf
@tf.function
def cube(x):
    return x ** 3
cube(2), cube(tf.constant(2.0)), cube.python_function(2) #= (<tf.Tensor: shape=(), dtype=int32, numpy=8>, <tf.Tensor: shape=(), dtype=float32, numpy=8.0>, 8)
@tf.function(reduce_retracing=True)
def several(x):
    return 1, [2.5, x], {"k": True}, None
several(np.float32(1.0)) #= (<tf.Tensor: shape=(), dtype=int32, numpy=1>, [<tf.Tensor: shape=(), dtype=float32, numpy=2.5>, <tf.Tensor: shape=(), dtype=float32, numpy=1.0>], {'k': <tf.Tensor: shape=(), dtype=bool, numpy=True>}, None)
class Owner(tf.Module):
    @tf.function
    def __call__(self, x, training=False):
        return 3 if training else x
Owner()(2), Owner()(2, training=True) #= (<tf.Tensor: shape=(), dtype=int32, numpy=2>, <tf.Tensor: shape=(), dtype=int32, numpy=3>)
