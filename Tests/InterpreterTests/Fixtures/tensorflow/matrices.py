import numpy as np, tensorflow as tf
def r(x, n=4): return np.round(np.asarray(x, float), n).tolist()
x = tf.constant([[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]])
s, u, v = tf.linalg.svd(x)
r(s), u.shape, v.shape, r(u @ tf.linalg.diag(s) @ tf.linalg.matrix_transpose(v)), r(tf.linalg.svd(x, compute_uv=False)), tf.linalg.svd(x, full_matrices=True)[1].shape #=
q, t = tf.linalg.qr(x)
r(q @ t), r(tf.abs(t)), tf.linalg.qr(x, full_matrices=True).q.shape, type(tf.linalg.qr(x)).__name__ #=
a = tf.constant([[4.0, 1.0], [1.0, 3.0]])
e, w = tf.linalg.eigh(a)
r(e), r(w @ tf.linalg.diag(e) @ tf.transpose(w)), r(tf.linalg.eigvalsh(a)), r(tf.linalg.cholesky(a)) #=
r(tf.linalg.cholesky_solve(tf.linalg.cholesky(a), [[1.0], [2.0]])), r(tf.linalg.triangular_solve(a, [[1.0], [2.0]])), r(tf.linalg.triangular_solve(a, [[1.0], [2.0]], lower=False, adjoint=True)) #=
l = tf.linalg.lu(tf.constant([[0.0, 2.0], [3.0, 5.0]]))
r(l.lu), l.p.numpy(), r(tf.linalg.slogdet(a).sign), r(tf.linalg.slogdet(-a)[1]) #=
r(tf.linalg.lstsq(x, [[1.0], [2.0], [3.0]])), r(tf.linalg.lstsq(tf.transpose(x), [[1.0], [2.0]])), r(tf.linalg.lstsq(x, [[1.0], [2.0], [3.0]], l2_regularizer=0.5)) #=
int(tf.linalg.matrix_rank(x)), int(tf.linalg.matrix_rank([[1.0, 2.0], [2.0, 4.0]])), r(tf.linalg.expm(a)), r(tf.linalg.expm([[[0.0, -1.0], [1.0, 0.0]]])) #=
r(tf.linalg.trace(a)), r(tf.linalg.trace(tf.ones((2, 3, 3)))), r(tf.linalg.diag_part(x)), r(tf.linalg.diag([[1.0, 2.0], [3.0, 4.0]])), r(tf.linalg.cross([1.0, 2.0, 3.0], [3.0, 2.0, 1.0])) #=
def slope(f, x):
    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = f(x)
    return r(tape.gradient(y, x), 3)
slope(lambda z: tf.linalg.svd(z, compute_uv=False), [[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]]), slope(tf.linalg.eigvalsh, [[4.0, 1.0], [1.0, 3.0]]), slope(tf.linalg.cholesky, [[4.0, 1.0], [1.0, 3.0]]), slope(tf.linalg.trace, [[4.0, 1.0], [1.0, 3.0]]) #=
---
import numpy as np, tensorflow as tf
@tf.function
def cube(x):
    return x ** 3
cube(2), cube(tf.constant(2.0)), cube.python_function(2) #=
@tf.function(reduce_retracing=True)
def several(x):
    return 1, [2.5, x], {"k": True}, None
several(np.float32(1.0)) #=
class Owner(tf.Module):
    @tf.function
    def __call__(self, x, training=False):
        return 3 if training else x
Owner()(2), Owner()(2, training=True) #=
