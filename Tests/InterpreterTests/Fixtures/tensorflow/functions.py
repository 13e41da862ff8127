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
---
import numpy as np, tensorflow as tf, keras
x = np.arange(12.0).reshape(3, 4)
tf.slice(x, [0, 1], [-1, 2]).numpy().tolist(), keras.ops.slice(x, [1, 1], [-1, 2]).numpy().tolist() #= ([[1.0, 2.0], [5.0, 6.0], [9.0, 10.0]], [[5.0, 6.0], [9.0, 10.0]])
def refused(f):
    try:
        f()
    except tf.errors.InvalidArgumentError as fault:
        return fault.message.split("}} ")[-1]
refused(lambda: tf.slice(x, [0, 1], [4, 2])), refused(lambda: tf.slice(x, [0, 5], [1, 2])), refused(lambda: tf.slice(x, [-1, 0], [1, 2])) #= ('Expected size[0] in [0, 3], but got 4 [Op:Slice]', 'Expected begin[1] in [0, 4], but got 5 [Op:Slice]', 'Expected begin[0] in [0, 3], but got -1 [Op:Slice]')
refused(lambda: tf.slice(x, [0], [1, 2])), refused(lambda: keras.ops.slice(x, [0, 1], [2, 9])) #= ('Expected begin and size arguments to be 1-D tensors of size 2, but got shapes [1] and [2] instead. [Op:Slice]', 'Expected size[1] in [0, 3], but got 9 [Op:Slice]')
---
import tensorflow as tf
array = tf.TensorArray(tf.float32, size=3)
for place, row in enumerate([[1.0, 2.0], [3.0, 10.0], [5.0, 7.0]]): array = array.write(place, row)
array.read(1).numpy().tolist(), array.stack().numpy().tolist(), array.gather([0, 2]).numpy().tolist() #= ([3.0, 10.0], [[1.0, 2.0], [0.0, 0.0], [5.0, 7.0]], [[1.0, 2.0], [5.0, 7.0]])
kept = tf.TensorArray(tf.float32, size=2, clear_after_read=False).unstack([[1.0], [2.0]])
kept.read(0).numpy().tolist(), kept.read(0).numpy().tolist(), kept.stack().numpy().tolist() #= ([1.0], [1.0], [[1.0], [2.0]])
def refused(f):
    try:
        f()
    except (tf.errors.OpError, TypeError) as fault:
        return str(fault).split("}} ")[-1]
once = tf.TensorArray(tf.float32, size=1).write(0, 1.0)
once.read(0).numpy(), refused(lambda: once.read(0)) #= (np.float32(1.0), 'Could not read index 0 twice because it was cleared after a previous read (perhaps try setting clear_after_read = false?)')
refused(lambda: tf.sparse.to_dense(tf.SparseTensor([[0, 2], [0, 1]], [1.0, 2.0], [3, 4]))) #= 'indices[1] = [0,1] is out of order. Many sparse ops require sorted indices.\n    Use `tf.sparse.reorder` to create a correctly ordered copy.\n\n [Op:SparseToDense] name: '
refused(lambda: tf.sparse.to_dense(tf.SparseTensor([[0, 2], [0, 2]], [1.0, 2.0], [3, 4]))) #= 'indices[1] = [0,2] is repeated [Op:SparseToDense] name: '
tf.sparse.to_dense(tf.sparse.reorder(tf.SparseTensor([[0, 2], [0, 1]], [1.0, 2.0], [1, 4]))).numpy().tolist() #= [[0.0, 2.0, 1.0, 0.0]]
a, b = tf.constant([[1, 5, 9], [10, 0, 0]]), tf.constant([[5, 6, 9, 11], [13, 0, 0, 0]])
[tf.sparse.to_dense(s).numpy().tolist() for s in (tf.sets.union(a, b), tf.sets.difference(a, b), tf.sets.difference(a, b, aminusb=False), tf.sets.intersection(a, b))] #= [[[1, 5, 6, 9, 11], [0, 10, 13, 0, 0]], [[1], [10]], [[6, 11], [13, 0]], [[5, 9], [0, 0]]]
tf.sets.size(tf.sets.union(a, b)).numpy().tolist(), tf.sets.union(a[:1], b[:1]) #= ([5, 3], SparseTensor(indices=tf.Tensor(⏎[[0 0]⏎ [0 1]⏎ [0 2]⏎ [0 3]⏎ [0 4]], shape=(5, 2), dtype=int64), values=tf.Tensor([ 1  5  6  9 11], shape=(5,), dtype=int32), dense_shape=tf.Tensor([1 5], shape=(2,), dtype=int64)))
q = tf.queue.FIFOQueue(3, [tf.int32, tf.string], shapes=[(), ()])
q.enqueue([10, b"windy"]), q.enqueue([15, b"sunny"]), q.size(), q.dequeue() #= (None, None, <tf.Tensor: shape=(), dtype=int32, numpy=2>, [<tf.Tensor: shape=(), dtype=int32, numpy=10>, <tf.Tensor: shape=(), dtype=string, numpy=b'windy'>])
q.enqueue_many([[13, 16], [b"cloudy", b"rainy"]]), q.dequeue_many(3), bool(q.is_closed()), q.dtypes #= (None, [<tf.Tensor: shape=(3,), dtype=int32, numpy=array([15, 13, 16], dtype=int32)>, <tf.Tensor: shape=(3,), dtype=string, numpy=array([b'sunny', b'cloudy', b'rainy'], dtype=object)>], False, [tf.int32, tf.string])
v = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
v.scatter_update(tf.IndexedSlices([[9.0, 8.0], [7.0, 6.0]], [2, 0])).numpy().tolist(), v.numpy().tolist() #= ([[7.0, 6.0], [3.0, 4.0], [9.0, 8.0]], [[7.0, 6.0], [3.0, 4.0], [9.0, 8.0]])
count = tf.Variable(0)
@tf.function
def step(c, x=1):
    return c.assign_add(x)
step(count), step(count, 4) #= (<tf.Tensor: shape=(), dtype=int32, numpy=1>, <tf.Tensor: shape=(), dtype=int32, numpy=5>)
@tf.function(input_signature=[tf.TensorSpec([None, 4], tf.float32)])
def shrink(images):
    return images[:, :2]
shrink([[1] * 4]), shrink(tf.Variable(tf.ones((1, 4)))).shape, shrink(images=tf.ones((3, 4))).shape #= (<tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[1., 1.]], dtype=float32)>, TensorShape([1, 2]), TensorShape([3, 2]))
refused(lambda: shrink(tf.zeros((2, 2)))) #= 'Binding inputs to tf.function failed due to `Can not cast TensorSpec(shape=(2, 2), dtype=tf.float32, name=None) to TensorSpec(shape=(None, 4), dtype=tf.float32, name=None)`. Received args: (<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[0., 0.],\n       [0., 0.]], dtype=float32)>,) and kwargs: {} for signature: (images: TensorSpec(shape=(None, 4), dtype=tf.float32, name=None)).'
refused(lambda: shrink(tf.zeros((2, 4), tf.float64))).split("Received")[0], refused(lambda: shrink(1, 2)), refused(lambda: shrink()) #= ('Binding inputs to tf.function failed due to `Can not cast TensorSpec(shape=(2, 4), dtype=tf.float64, name=None) to TensorSpec(shape=(None, 4), dtype=tf.float32, name=None)`. ', 'Binding inputs to tf.function failed due to `too many positional arguments`. Received args: (1, 2) and kwargs: {} for signature: (images: TensorSpec(shape=(None, 4), dtype=tf.float32, name=None)).', "Binding inputs to tf.function failed due to `missing a required argument: 'images'`. Received args: () and kwargs: {} for signature: (images: TensorSpec(shape=(None, 4), dtype=tf.float32, name=None)).")
class Double(tf.Module):
    @tf.function(input_signature=[tf.TensorSpec([], tf.float32), tf.TensorSpec([], tf.int32)])
    def run(self, x, times=2):
        return x * tf.cast(times, tf.float32)
Double().run(3), Double().run(1.5, 4) #= (<tf.Tensor: shape=(), dtype=float32, numpy=6.0>, <tf.Tensor: shape=(), dtype=float32, numpy=6.0>)
cube = tf.function(lambda x: x ** 3)
concrete = cube.get_concrete_function(tf.constant(2.0))
concrete(tf.constant(3.0)), concrete is cube.get_concrete_function(tf.constant(5.0)), concrete.structured_input_signature[1] #= (<tf.Tensor: shape=(), dtype=float32, numpy=27.0>, True, {})
---
import tensorflow as tf
# What was no tensor is part of a concrete function
@tf.function
def power(a, b):
    return a ** b
square = power.get_concrete_function(a=tf.TensorSpec(None, tf.float32), b=2)
square(tf.constant(10.0)).numpy().item(), square(a=tf.constant(3.0)).numpy().item() #= (100.0, 9.0)
found = []
for arguments in [dict(b=3), dict(b=2)]:
    try:
        found.append(square(tf.constant(10.0), **arguments).numpy().item())
    except TypeError:
        found.append(TypeError)
found[0] is TypeError #= True
try:
    square(tf.constant(1))
except tf.errors.InvalidArgumentError as fault:
    print(type(fault).__name__) #> InvalidArgumentError
---
import tensorflow as tf, numpy as np
x = np.arange(16, dtype="float32").reshape(1, 2, 2, 4)
tf.nn.depth_to_space(x, 2).numpy().tolist(), np.array_equal(tf.nn.space_to_depth(tf.nn.depth_to_space(x, 2), 2), x) #= ([[[[0.0], [1.0], [4.0], [5.0]], [[2.0], [3.0], [6.0], [7.0]], [[8.0], [9.0], [12.0], [13.0]], [[10.0], [11.0], [14.0], [15.0]]]], True)
tf.nn.batch_normalization(x[0, 0], 1.0, 4.0, 0.5, 2.0, 1e-3).numpy().round(4).tolist(), tf.nn.batch_normalization(x[0, 0], 1.0, 4.0, None, None, 0.0).numpy().tolist() #= ([[-0.4999000132083893, 0.5, 1.499899983406067, 2.499799966812134], [3.4995999336242676, 4.499499797821045, 5.4994001388549805, 6.499300003051758]], [[-0.5, 0.0, 0.5, 1.0], [1.5, 2.0, 2.5, 3.0]])
tf.nn.depthwise_conv2d(x, np.ones((2, 2, 4, 2), "float32"), [1, 1, 1, 1], "SAME").numpy()[0, 0, 0].tolist() #= [24.0, 24.0, 28.0, 28.0, 32.0, 32.0, 36.0, 36.0]
tf.nn.conv2d_transpose(x, np.ones((2, 2, 3, 4), "float32"), [1, 4, 4, 3], [1, 2, 2, 1]).numpy()[0, :, 0].tolist() #= [[6.0, 6.0, 6.0], [6.0, 6.0, 6.0], [38.0, 38.0, 38.0], [38.0, 38.0, 38.0]]
[int(tf.constant(2.7)), float(tf.Variable(1.5))] #= [2, 1.5]
---
import tensorflow as tf
int(tf.constant([[1.5]])) #! only 0-dimensional arrays can be converted to Python scalars
---
import tensorflow as tf
float(tf.Variable([1.5])) #! only 0-dimensional arrays can be converted to Python scalars
