# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import tensorflow as tf
import numpy as np
def l(x): return np.round(np.array(x), 4).tolist()
a = tf.constant([[1.0, 2.0], [3.0, 4.0]])
tuple(a.shape), a.dtype == tf.float32, l(a.numpy()) #= ((2, 2), True, [[1.0, 2.0], [3.0, 4.0]])
l(tf.constant(7, shape=(2, 2))), l(tf.constant([1, 2, 3, 4], dtype=tf.float32, shape=(2, 2))) #= ([[7, 7], [7, 7]], [[1.0, 2.0], [3.0, 4.0]])
l(tf.cast([1.7, -1.2], tf.int32)), tf.cast(3, "float32").dtype == tf.float32 #= ([1, -1], True)
l(tf.reduce_mean(a)), l(tf.reduce_sum(a, axis=0)), l(tf.reduce_max(a, axis=1, keepdims=True)), l(tf.reduce_min(a)) #= (2.5, [4.0, 6.0], [[2.0], [4.0]], 1.0)
l(tf.reduce_sum(tf.constant([200, 100], dtype=tf.uint8))), l(tf.reduce_mean([1, 2])), tf.reduce_any([False, True]).numpy().tolist() #= (44, 1, True)
l(tf.argmax([[1, 9], [5, 2]])), l(tf.argmax([[1, 9], [5, 2]], axis=1)), l(tf.argmin([3, 1, 2])) #= ([1, 0], [1, 0], 1)
l(tf.one_hot([0, 2, -1, 3], 3)) #= [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
l(tf.one_hot([[1]], depth=2, dtype=tf.int32)) #= [[[0, 1]]]
tuple(tf.expand_dims(a, 0).shape), tuple(tf.expand_dims(a, axis=-1).shape), tuple(tf.squeeze(tf.zeros((1, 2, 1))).shape) #= ((1, 2, 2), (2, 2, 1), (2,))
l(tf.reshape(a, (-1,))), l(tf.reshape(tf.range(6), [3, -1])), l(tf.transpose(a)) #= ([1.0, 2.0, 3.0, 4.0], [[0, 1], [2, 3], [4, 5]], [[1.0, 3.0], [2.0, 4.0]])
tuple(tf.transpose(tf.zeros((2, 3, 4)), perm=[2, 0, 1]).shape), l(tf.concat([a, a], axis=1)) #= ((4, 2, 3), [[1.0, 2.0, 1.0, 2.0], [3.0, 4.0, 3.0, 4.0]])
tuple(tf.stack([a, a, a], axis=1).shape), l(tf.tile([1, 2], [2])), l(tf.shape(a)) #= ((2, 3, 2), [1, 2, 1, 2], [2, 2])
l(tf.range(2, 9, 3)), l(tf.range(0.0, 1.0, 0.25)), l(tf.zeros((2,))), l(tf.ones([1, 2], dtype=tf.int32)) #= ([2, 5, 8], [0.0, 0.25, 0.5, 0.75], [0.0, 0.0], [[1, 1]])
l(tf.zeros_like(a)), l(tf.ones_like([1, 2])), l(tf.fill([2], 3)) #= ([[0.0, 0.0], [0.0, 0.0]], [1, 1], [3, 3])
l(tf.abs([-1.5, 2.0])), l(tf.square(a)), l(tf.maximum(a, 2.5)), l(tf.clip_by_value(a, 1.5, 3.0)) #= ([1.5, 2.0], [[1.0, 4.0], [9.0, 16.0]], [[2.5, 2.5], [3.0, 4.0]], [[1.5, 2.0], [3.0, 3.0]])
l(tf.matmul(a, a)), l(a @ a), [round(float(v), 4) for v in tf.reshape(tf.math.log(a), (-1,))] #= ([[7.0, 10.0], [15.0, 22.0]], [[7.0, 10.0], [15.0, 22.0]], [0.0, 0.6931, 1.0986, 1.3863])
l(tf.where(a > 2, a, -a)), tf.equal([1, 2], [1, 3]).numpy().tolist(), l(tf.add(1, 2)) #= ([[-1.0, -2.0], [3.0, 4.0]], [True, False], 3)
float(tf.reduce_mean(a, name="mean")) #= 2.5
---
import tensorflow as tf
tf.cast([1, 2]) #! cast needs `dtype`: the type
---
import tensorflow as tf
tf.reshape([1, 2, 3], (2, 2)) #! cannot reshape tensor of size 3 into shape (2, 2)
---
import tensorflow as tf
tf.constant([[1, 2], [3]]) #! Can't convert non-rectangular Python sequence to Tensor.
---
import tensorflow as tf
tf.one_hot([0, 1], depth=2, axis=0) #! one_hot: `axis` must be -1, found 0
---
import tensorflow as tf
tf.reduce_meen([1]) #! tensorflow has no `reduce_meen`; did you mean `reduce_mean`?
---
import numpy as np
import tensorflow as tf
p = tf.constant([[0.1, 0.7, 0.2], [0.5, 0.25, 0.25]])
v = tf.Variable(p)
tf.gather(p, [1, 0], axis=1, batch_dims=1).numpy().tolist(), tf.gather(p, [[0, 2], [1, 1]], batch_dims=1).numpy().tolist() #= ([0.699999988079071, 0.5], [[0.10000000149011612, 0.20000000298023224], [0.25, 0.25]])
rows = tf.reshape(tf.range(24), (2, 3, 4))
tf.gather(rows, [[2, 0], [1, 1]], batch_dims=1).numpy().tolist(), tf.gather(rows, tf.zeros((2, 3, 1), tf.int32), axis=2, batch_dims=2).numpy().tolist() #= ([[[8, 9, 10, 11], [0, 1, 2, 3]], [[16, 17, 18, 19], [16, 17, 18, 19]]], [[[0], [4], [8]], [[12], [16], [20]]])
with tf.GradientTape() as tape:
    picked = tf.gather(v, [1, 1], batch_dims=1)
    loss = tf.reduce_sum(picked * [1.0, 10.0])
tape.gradient(loss, v).numpy().tolist() #= [[0.0, 1.0, 0.0], [0.0, 10.0, 0.0]]
x = tf.constant([[[[1.0, 5.0, 2.0, 4.0]]]])
tf.nn.max_pool(x, [1, 1, 1, 2], [1, 1, 1, 2], "VALID").numpy().tolist(), tf.nn.max_pool(x, ksize=(1, 1, 1, 4), strides=(1, 1, 1, 4), padding="SAME").shape #= ([[[[5.0, 4.0]]]], TensorShape([1, 1, 1, 1]))
