# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import tensorflow as tf
import numpy as np
x = tf.constant(3.0)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x
tape.gradient(y, x) #= <tf.Tensor: shape=(), dtype=float32, numpy=6.0>
v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
with tf.GradientTape(persistent=True) as tape:
    z = tf.reduce_sum(tf.square(v) * 2.0 + 1.0)
    w = tf.reduce_mean(tf.exp(v - 4.0))
tape.gradient(z, v).numpy().tolist() #= [[4.0, 8.0], [12.0, 16.0]]
[g.numpy().round(4).tolist() for g in tape.gradient(w, [v, v])] #= [[[0.012400000356137753, 0.033799998462200165], [0.09200000017881393, 0.25]], [[0.012400000356137753, 0.033799998462200165], [0.09200000017881393, 0.25]]]
tape.gradient(z, {"a": v})["a"].shape, tape.gradient([z, w], v).numpy().round(3).tolist() #= (TensorShape([2, 2]), [[4.01200008392334, 8.034000396728516], [12.092000007629395, 16.25]])
tape.watched_variables()[0] is v #= True
a, b = tf.constant(2.0), tf.constant(5.0)
with tf.GradientTape() as tape:
    tape.watch([a, b])
    c = a * b + a
print(tape.gradient(c, [a, b])) #> [<tf.Tensor: shape=(), dtype=float32, numpy=6.0>, <tf.Tensor: shape=(), dtype=float32, numpy=2.0>]
with tf.GradientTape() as tape:
    tape.watch(a)
    c = b * 2.0
print(tape.gradient(c, a)) #> None
with tf.GradientTape() as tape:
    tape.watch(a)
    c = b * 2.0
tape.gradient(c, a, unconnected_gradients="zero") #= <tf.Tensor: shape=(), dtype=float32, numpy=0.0>
with tf.GradientTape() as outer:
    outer.watch(x)
    with tf.GradientTape() as inner:
        inner.watch(x)
        y = x ** 3 + tf.sin(x)
    slope = inner.gradient(y, x)
round(float(slope), 4), round(float(outer.gradient(slope, x)), 4) #= (26.01, 17.8589)
u = tf.constant([1.0, 2.0, 3.0])
with tf.GradientTape() as tape:
    tape.watch(u)
    y = u * u
tape.jacobian(y, u).numpy().tolist() #= [[2.0, 0.0, 0.0], [0.0, 4.0, 0.0], [0.0, 0.0, 6.0]]
m = tf.reshape(tf.range(6.0), (2, 3))
with tf.GradientTape() as tape:
    tape.watch(m)
    y = tf.stack([tf.reduce_sum(m, axis=1), tf.reduce_prod(m + 1.0, axis=1)], axis=1)
tape.batch_jacobian(y, m).numpy().tolist() #= [[[1.0, 1.0, 1.0], [6.0, 3.0, 2.0]], [[1.0, 1.0, 1.0], [30.0, 24.0, 20.0]]]
with tf.GradientTape() as tape:
    tape.watch(u)
    y = u * tf.stop_gradient(u)
tape.gradient(y, u).numpy().tolist() #= [1.0, 2.0, 3.0]
with tf.GradientTape() as tape:
    tape.watch(u)
    with tape.stop_recording():
        y = u * 2.0
    z = u * y
tape.gradient(z, u, output_gradients=tf.constant([1.0, 10.0, 100.0])).numpy().tolist() #= [2.0, 40.0, 600.0]
@tf.custom_gradient
def bounded(x):
    def backward(upstream):
        return upstream * 0.5
    return x * 3.0, backward
with tf.GradientTape() as tape:
    tape.watch(x)
    y = bounded(x) * 2.0
float(y), float(tape.gradient(y, x)) #= (18.0, 1.0)
n = tf.Variable(5)
with tf.GradientTape() as tape:
    y = tf.cast(n, tf.float32) * 2.0
print(tape.gradient(y, n)) #> None
s = tf.Variable(1.0, trainable=False)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(s)
    y = s * v[0, 1]
print(tape.gradient(y, s), [w.name for w in tape.watched_variables()]) #> tf.Tensor(2.0, shape=(), dtype=float32) ['Variable:0']
---
import tensorflow as tf
def slopes(f, *values):
    with tf.GradientTape() as tape:
        inputs = [tf.constant(v) for v in values]
        tape.watch(inputs)
        y = f(*inputs)
    return [None if g is None else tf.convert_to_tensor(g).numpy().round(4).tolist() for g in tape.gradient(y, inputs)]
slopes(lambda a: tf.reduce_max(a, axis=1), [[1.0, 5.0, 5.0], [2.0, 1.0, 0.0]]) #= [[[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]]]
slopes(lambda a, b: tf.matmul(a, b, transpose_b=True), [[1.0, 2.0]], [[3.0, 4.0], [5.0, 6.0]]) #= [[[8.0, 10.0]], [[1.0, 2.0], [1.0, 2.0]]]
slopes(lambda a: tf.nn.softmax(a)[0, 0], [[1.0, 2.0, 3.0]]) #= [[[0.08190000057220459, -0.02199999988079071, -0.05990000069141388]]]
slopes(lambda a: tf.nn.log_softmax(a)[:, 1], [[1.0, 2.0, 3.0]]) #= [[[-0.09000000357627869, 0.755299985408783, -0.6651999950408936]]]
slopes(lambda a: tf.norm(a), [3.0, 4.0]) #= [[0.6000000238418579, 0.800000011920929]]
slopes(lambda a: tf.math.reduce_std(a), [1.0, 2.0, 6.0]) #= [[-0.3086000084877014, -0.1543000042438507, 0.4629000127315521]]
slopes(lambda a, b: tf.where(a > b, a * 2.0, b * 3.0), [1.0, 5.0], [2.0, 2.0]) #= [[0.0, 2.0], [3.0, 0.0]]
slopes(lambda a: tf.gather(a, [0, 0, 2]) * [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]) #= [[3.0, 0.0, 3.0]]
slopes(lambda a, b: tf.concat([a, b * 2.0], axis=0)[1:], [1.0, 2.0], [3.0]) #= [[0.0, 1.0], [2.0]]
slopes(lambda a: tf.reduce_sum(tf.pad(a, [[1, 0]]) * [5.0, 1.0, 2.0]), [1.0, 2.0]) #= [[1.0, 2.0]]
slopes(lambda a: tf.einsum("ij,ij->", a, a), [[1.0, 2.0]]) #= [[[2.0, 4.0]]]
slopes(lambda a: tf.tensordot(a, [1.0, 2.0], axes=1), [[1.0, 2.0], [3.0, 4.0]]) #= [[[1.0, 2.0], [1.0, 2.0]]]
slopes(lambda a: tf.clip_by_value(a, 0.0, 1.0), [-1.0, 0.5, 2.0]) #= [[0.0, 1.0, 0.0]]
slopes(lambda a, b: tf.maximum(a, b), [1.0, 2.0], [2.0, 2.0]) #= [[0.0, 1.0], [1.0, 0.0]]
slopes(lambda a: tf.nn.relu(a) + tf.nn.leaky_relu(a) + tf.nn.elu(a) + tf.nn.sigmoid(a), [-1.0, 0.5]) #= [[0.7645000219345093, 3.234999895095825]]
slopes(lambda a: tf.nn.sigmoid_cross_entropy_with_logits(labels=[1.0, 0.0], logits=a), [0.3, -0.7]) #= [[-0.42559999227523804, 0.33180001378059387]]
slopes(lambda a: tf.nn.softmax_cross_entropy_with_logits([[0.0, 1.0]], a), [[0.3, -0.7]]) #= [[[0.7311000227928162, -0.7311000227928162]]]
slopes(lambda a: tf.nn.sparse_softmax_cross_entropy_with_logits([1], a), [[0.3, -0.7]]) #= [[[0.7311000227928162, -0.7311000227928162]]]
slopes(lambda a, k: tf.nn.conv2d(a, k, strides=1, padding="VALID"), [[[[1.0], [2.0]], [[3.0], [4.0]]]], [[[[1.0]], [[-1.0]]]]) #= [[[[[1.0], [-1.0]], [[1.0], [-1.0]]]], [[[[4.0]], [[6.0]]]]]
slopes(lambda a: tf.nn.max_pool2d(a, 2, 2, "VALID"), [[[[1.0], [2.0]], [[3.0], [4.0]]]]) #= [[[[[0.0], [0.0]], [[0.0], [1.0]]]]]
slopes(lambda a: tf.nn.top_k(a, 2)[0] * [1.0, 10.0], [3.0, 9.0, 5.0]) #= [[0.0, 1.0, 10.0]]
slopes(lambda a: tf.linalg.inv(a), [[2.0, 1.0], [1.0, 3.0]]) #= [[[-0.1599999964237213, -0.07999999821186066], [-0.07999999821186066, -0.03999999910593033]]]
slopes(lambda a: tf.math.cumsum(a) * [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]) #= [[6.0, 5.0, 3.0]]
slopes(lambda a: tf.image.total_variation(a), [[[1.0], [4.0]], [[2.0], [2.0]]]) #= [[[[-2.0], [2.0]], [[1.0], [-1.0]]]]
slopes(lambda a: sum(tf.unstack(a)[:2]) * tf.split(a, 3)[2], [1.0, 2.0, 3.0]) #= [[3.0, 3.0, 3.0]]
slopes(lambda a: tf.add_n([a, a * 2.0, a]), [1.0]) #= [[4.0]]
slopes(lambda a, b: a ** b, [2.0, 3.0], [3.0, 0.5]) #= [[12.0, 0.28870001435279846], [5.545199871063232, 1.902899980545044]]
slopes(lambda a, b: a / b - a // b + tf.math.squared_difference(a, b), [7.0], [2.0]) #= [[10.5], [-11.75]]
---
import tensorflow as tf
a = tf.constant([[1.0, 2.0], [3.0, 4.0]])
a #= <tf.Tensor: shape=(2, 2), dtype=float32, numpy=⏎array([[1., 2.],⏎       [3., 4.]], dtype=float32)>
print(a, tf.constant(2), tf.constant([True])) #> tf.Tensor(⏎[[1. 2.]⏎ [3. 4.]], shape=(2, 2), dtype=float32) tf.Tensor(2, shape=(), dtype=int32) tf.Tensor([ True], shape=(1,), dtype=bool)
tf.constant(1.5), a.dtype, a.shape, a[0, 1], len(a), a.shape.as_list() #= (<tf.Tensor: shape=(), dtype=float32, numpy=1.5>, tf.float32, TensorShape([2, 2]), <tf.Tensor: shape=(), dtype=float32, numpy=2.0>, 2, [2, 2])
print(a.dtype, a.shape, f"{a[0, 0]:.2f} {a[0, 0]}", float(a[1, 1])) #> <dtype: 'float32'> (2, 2) 1.00 1.0 4.0
a * 2 - a / 4 #= <tf.Tensor: shape=(2, 2), dtype=float32, numpy=⏎array([[1.75, 3.5 ],⏎       [5.25, 7.  ]], dtype=float32)>
-a[0], abs(a[1]), a[0] > 1.5, a @ a, 1 / a[0], a[0] ** 2 #= (<tf.Tensor: shape=(2,), dtype=float32, numpy=array([-1., -2.], dtype=float32)>, <tf.Tensor: shape=(2,), dtype=float32, numpy=array([3., 4.], dtype=float32)>, <tf.Tensor: shape=(2,), dtype=bool, numpy=array([False,  True])>, <tf.Tensor: shape=(2, 2), dtype=float32, numpy=⏎array([[ 7., 10.],⏎       [15., 22.]], dtype=float32)>, <tf.Tensor: shape=(2,), dtype=float32, numpy=array([1. , 0.5], dtype=float32)>, <tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 4.], dtype=float32)>)
tf.constant([7, 8]) / 2, tf.constant([7, 8]) // 2, tf.constant([7, 8]) % 3 #= (<tf.Tensor: shape=(2,), dtype=float64, numpy=array([3.5, 4. ])>, <tf.Tensor: shape=(2,), dtype=int32, numpy=array([3, 4], dtype=int32)>, <tf.Tensor: shape=(2,), dtype=int32, numpy=array([1, 2], dtype=int32)>)
v = tf.Variable([1.0, 2.0], name="v")
v, v.name, v.trainable, v + 1.0, v[0] #= (<tf.Variable 'v:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>, 'v:0', True, <tf.Tensor: shape=(2,), dtype=float32, numpy=array([2., 3.], dtype=float32)>, <tf.Tensor: shape=(), dtype=float32, numpy=1.0>)
v.assign_add([1.0, 1.0]), v.assign_sub([0.5, 0.5]), v.assign([9.0, 8.0]) #= (<tf.Variable 'UnreadVariable' shape=(2,) dtype=float32, numpy=array([9., 8.], dtype=float32)>, <tf.Variable 'UnreadVariable' shape=(2,) dtype=float32, numpy=array([9., 8.], dtype=float32)>, <tf.Variable 'UnreadVariable' shape=(2,) dtype=float32, numpy=array([9., 8.], dtype=float32)>)
v.numpy(), v.read_value(), v.dtype, v.shape, tf.Variable(3), tf.Variable(2, dtype=tf.float32) #= (array([9., 8.], dtype=float32), <tf.Tensor: shape=(2,), dtype=float32, numpy=array([9., 8.], dtype=float32)>, tf.float32, TensorShape([2]), <tf.Variable 'Variable:0' shape=() dtype=int32, numpy=3>, <tf.Variable 'Variable:0' shape=() dtype=float32, numpy=2.0>)
tf.zeros((2,)), tf.range(3), tf.eye(2), tf.one_hot([1], 2), tf.argmax([1, 3, 2]), tf.linspace(0.0, 1.0, 3) #= (<tf.Tensor: shape=(2,), dtype=float32, numpy=array([0., 0.], dtype=float32)>, <tf.Tensor: shape=(3,), dtype=int32, numpy=array([0, 1, 2], dtype=int32)>, <tf.Tensor: shape=(2, 2), dtype=float32, numpy=⏎array([[1., 0.],⏎       [0., 1.]], dtype=float32)>, <tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[0., 1.]], dtype=float32)>, <tf.Tensor: shape=(), dtype=int64, numpy=1>, <tf.Tensor: shape=(3,), dtype=float32, numpy=array([0. , 0.5, 1. ], dtype=float32)>)
tf.unstack(tf.constant([1, 2])), tf.size(a), tf.rank(a), tf.shape(a) #= ([<tf.Tensor: shape=(), dtype=int32, numpy=1>, <tf.Tensor: shape=(), dtype=int32, numpy=2>], <tf.Tensor: shape=(), dtype=int32, numpy=4>, <tf.Tensor: shape=(), dtype=int32, numpy=2>, <tf.Tensor: shape=(2,), dtype=int32, numpy=array([2, 2], dtype=int32)>)
@tf.function
def double(x):
    return x * 2
@tf.function(jit_compile=True)
def triple(x):
    return x * 3
double(tf.constant(4.0)), triple(tf.constant([1.0])) #= (<tf.Tensor: shape=(), dtype=float32, numpy=8.0>, <tf.Tensor: shape=(1,), dtype=float32, numpy=array([3.], dtype=float32)>)
---
import keras
import numpy as np
import tensorflow as tf
from keras import layers
def arr(shape, k=1.0):
    n = int(np.prod(shape))
    return (np.sin(np.arange(n) * 0.7 + k) * 0.5).reshape(shape).astype("float32")
def squares(tensors):
    return [None if t is None else float(f"{float(tf.reduce_sum(t * t)):.3g}") for t in tensors]
critic = keras.Sequential([keras.Input((8, 8, 1)), layers.ZeroPadding2D(1), layers.Conv2D(4, 3, strides=2, padding="same"), layers.LeakyReLU(negative_slope=0.2), layers.Conv2D(3, 3, activation="tanh"), layers.MaxPooling2D(2), layers.Flatten(), layers.LayerNormalization(), layers.Dense(4, activation="elu"), layers.Dense(1)])
critic.set_weights([arr(w.shape, i + 1) for i, w in enumerate(critic.get_weights())])
x = tf.constant(arr((3, 8, 8, 1), 2))
# The penalty of a gradient's length, as a Wasserstein GAN has it.
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        inner.watch(x)
        y = critic(x, training=True)
    slopes = inner.gradient(y, x)
    norm = tf.sqrt(tf.reduce_sum(tf.square(slopes), axis=[1, 2, 3]) + 1e-12)
    penalty = tf.reduce_mean((norm - 1.0) ** 2)
round(float(penalty), 5), squares(outer.gradient(penalty, critic.trainable_variables)) #= (0.16332, [61.9, 5.89, 41.1, 15.1, 0.279, 0.0168, 0.129, 0.0333, 0.371, None])
# Without watch: the same through the variables.
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        loss = tf.reduce_sum(critic(x) ** 2)
    slopes = inner.gradient(loss, critic.trainable_variables)
    total = tf.add_n([tf.reduce_sum(v * v) for v in slopes])
squares([total]), squares(outer.gradient(total, critic.trainable_variables)) #= ([0.00281], [86.1, 2.55, 97.0, 39.0, 5.55, 6.62, 4.63, 7.59, 4.49, 23.2])
first, second = layers.Dense(3, activation="sigmoid"), layers.Dense(2)
first.build((None, 4)), second.build((None, 3)) #= (None, None)
first.set_weights([arr((4, 3)), arr((3,))])
second.set_weights([arr((3, 2), 5), arr((2,))])
rows = tf.constant(arr((5, 4), 3))
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        loss = tf.reduce_mean(second(first(rows)) ** 2)
    slope = inner.gradient(loss, first.kernel)
hessian = outer.jacobian(slope, first.kernel)
hessian.shape, squares([hessian]), hessian[1, 2, 0].numpy().round(5).tolist() #= (TensorShape([4, 3, 4, 3]), [0.000379], [-0.0010600000387057662, 0.0005300000193528831, 0.00023999999393709004])
# A critic with dropout and skip connections trains by it.
inputs = keras.Input((8, 8, 1))
a = layers.Conv2D(4, 3, padding="same", activation="relu")(inputs)
b = layers.Conv2D(4, 3, padding="same")(layers.Dropout(0.3)(a))
pooled = layers.GlobalAveragePooling2D()(layers.Add()([a, b]))
judge = keras.Model(inputs, layers.Dense(1)(layers.Concatenate()([pooled, layers.Flatten()(layers.AveragePooling2D(4)(b))])))
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        inner.watch(x)
        y = judge(x, training=True)
    penalty = tf.reduce_mean(tf.reduce_sum(tf.square(inner.gradient(y, x)), axis=[1, 2, 3]))
[g is not None and bool(tf.reduce_all(tf.math.is_finite(g))) for g in outer.gradient(penalty, judge.trainable_variables)] #= [True, True, True, False, True, False]
