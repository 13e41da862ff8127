# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import tensorflow as tf
class Dense(tf.Module):
    def __init__(self, rows, columns, name=None):
        super().__init__(name=name)
        self.w = tf.Variable(tf.ones([rows, columns]), name="w")
        self.b = tf.Variable(tf.zeros([columns]), name="b", trainable=False)
    @tf.function
    def __call__(self, x):
        return tf.matmul(x, self.w) + self.b
class Stack(tf.Module):
    def __init__(self, name=None):
        super().__init__(name)
        self.parts = {"z": Dense(3, 2), "a": [Dense(2, 3, "first")]}
        self.scale = tf.Variable(2.0)
        self.again = self.parts["z"]
    def __call__(self, x):
        return self.scale * self.parts["a"][0](self.again(x))
stack = Stack()
stack.name, Stack("other").name, stack.parts["z"].name, stack.parts["a"][0].name #= ('stack', 'other', 'dense', 'first')
[v.shape.as_list() for v in stack.variables] #= [[], [2], [3, 2], [3], [2, 3]]
[v.shape.as_list() for v in stack.trainable_variables], len(stack.non_trainable_variables) #= ([[], [3, 2], [2, 3]], 2)
[type(m).__name__ for m in stack.submodules], isinstance(stack, tf.Module), Dense.__mro__[1].__name__ #= (['Dense', 'Dense'], True, 'Module')
stack(tf.ones([1, 3])).numpy().tolist() #= [[12.0, 12.0, 12.0]]
with tf.GradientTape() as tape: loss = tf.reduce_sum(stack(tf.ones([1, 3])))
[None if g is None else float(tf.reduce_sum(g)) for g in tape.gradient(loss, stack.variables)] #= [18.0, None, 36.0, None, 36.0]
tf.TensorSpec([None, 3], tf.float32), tf.TensorSpec(shape=(), dtype=tf.string, name="file") #= (TensorSpec(shape=(None, 3), dtype=tf.float32, name=None), TensorSpec(shape=(), dtype=tf.string, name='file'))
tf.TensorSpec([None, 3]).is_compatible_with(tf.zeros([2, 3])), tf.TensorSpec([2]).is_compatible_with(tf.zeros([3])) #= (True, False)
Stack("a b") #! ValueError: 'a b' is not a valid module name. Module names must be valid Python identifiers (e.g. a valid class name).
---
import os, tempfile; os.chdir(tempfile.mkdtemp())
import tensorflow as tf
class Lazy(tf.Module):
    def __init__(self):
        self.is_built = False
    def __call__(self, x):
        if not self.is_built:
            self.w = tf.Variable(tf.random.normal([x.shape[-1], 2]), name="w")
            self.is_built = True
        return x @ self.w
class Pair(tf.Module):
    def __init__(self):
        self.one, self.list = Lazy(), [tf.Variable([1.0, 2.0])]
    def __call__(self, x):
        return self.one(x)
pair, x = Pair(), tf.ones([1, 3])
before = pair(x)
tf.train.Checkpoint(model=pair).write("pair") #= 'pair'
tf.train.list_variables("pair")[-2:] #~ [('model/list/0/.ATTRIBUTES/VARIABLE_VALUE', [2]), ('model/one/w/.ATTRIBUTES/VARIABLE_VALUE', [3, 2])]
other = Pair()
status = tf.train.Checkpoint(model=other).restore("pair")
bool(tf.reduce_all(other(x) == before)), other.list[0].numpy().tolist() #= (True, [1.0, 2.0])
pair.list[0].assign([5.0, 6.0]).numpy().tolist() #= [5.0, 6.0]
checkpoint = tf.train.Checkpoint(model=pair)
manager = tf.train.CheckpointManager(checkpoint, "kept", max_to_keep=2)
[manager.save() for _ in range(3)] #= ['kept/ckpt-1', 'kept/ckpt-2', 'kept/ckpt-3']
manager.checkpoints, tf.train.latest_checkpoint("kept"), int(checkpoint.save_counter) #= (['kept/ckpt-2', 'kept/ckpt-3'], 'kept/ckpt-3', 3)
manager.restore_or_initialize(), checkpoint.restore(manager.latest_checkpoint).assert_consumed() is not None #= ('kept/ckpt-3', True)
tf.train.latest_checkpoint("nowhere") is None #= True
tf.train.Checkpoint(model=Pair()).restore("absent") #! NotFoundError: Unsuccessful TensorSliceReader constructor: Failed to find any matching files for absent
---
import tensorflow as tf
g = tf.random.Generator.from_seed(7)
h = tf.random.Generator.from_seed(7)
a = g.normal([2, 3])
tuple(a.shape), bool(tf.reduce_all(a == h.normal([2, 3]))), bool(tf.reduce_any(a == g.normal([2, 3]))) #= ((2, 3), True, False)
g.state.numpy()[0] > 0, len(g.split(3)), tuple(g.make_seeds(2).shape) #= (np.True_, 3, (2, 2))
u = g.uniform([100], 3, 9, tf.int32)
int(tf.reduce_min(u)) >= 3, int(tf.reduce_max(u)) < 9, u.dtype #= (True, True, tf.int32)
g.reset_from_seed(7)
bool(tf.reduce_all(a == g.normal([2, 3]))) #= True
s = tf.random.stateless_uniform([5], seed=[1, 2])
bool(tf.reduce_all(s == tf.random.stateless_uniform([5], [1, 2]))), bool(tf.reduce_all(s == tf.random.stateless_uniform([5], [1, 3]))) #= (True, False)
c = tf.random.categorical([[0.0, -100.0], [-100.0, 0.0]], 6)
c.numpy().tolist(), c.dtype #= ([[0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]], tf.int64)
---
import tensorflow as tf
tf.config.list_physical_devices("GPU"), tf.config.list_physical_devices("CPU") #= ([], [PhysicalDevice(name='/physical_device:CPU:0', device_type='CPU')])
tf.test.is_gpu_available(), tf.test.gpu_device_name(), tf.version.VERSION == tf.__version__, tf.executing_eagerly() #= (False, '', True, True)
with tf.device("/GPU:0"): x = tf.constant([1.0])
x.device #= '/job:localhost/replica:0/task:0/device:CPU:0'
strategy = tf.distribute.MirroredStrategy(["CPU:0"])
with strategy.scope(): v = tf.Variable(1.0)
strategy.num_replicas_in_sync, float(strategy.run(lambda a: a + 1, args=(v,))) #= (1, 2.0)
tf.nest.map_structure(lambda a: a + 1, {"b": [1, 2], "a": (3,)}), tf.nest.flatten({"b": [1, 2], "a": (3,)}) #= ({'b': [2, 3], 'a': (4,)}, [3, 1, 2])
tf.debugging.assert_equal(tf.constant([1, 2]), tf.constant([1, 2])) is None #= True
try: tf.debugging.assert_less([1, 5], [2, 3], message="order")
except tf.errors.InvalidArgumentError as e: print(type(e).__name__, e.message.splitlines()[0]) #> InvalidArgumentError order
try: tf.matmul(tf.ones([2, 3]), tf.ones([2, 3]))
except tf.errors.InvalidArgumentError as e: print(isinstance(e, tf.errors.OpError), e.error_code) #> True 3
try: tf.constant([1.0, 2.0]) + tf.constant([1, 2])
except tf.errors.InvalidArgumentError as e: print("expected to be a float" in e.message) #> True
try: raise tf.errors.NotFoundError(None, None, "gone")
except tf.errors.OpError as e: print(repr(e.message), str(e), e.error_code) #> 'gone' gone 5
tf.lite #!~ tensorflow.lite is in TensorFlow, not in Fieldbook: models stay in Fieldbook; model.save keeps them in a file
---
import tensorflow as tf
[float(x) for x in tf.clip_by_norm([3.0, 4.0], 1.0)], [float(x) for x in tf.clip_by_norm([0.3, 0.4], 1.0)] #= ([0.6000000238418579, 0.800000011920929], [0.30000001192092896, 0.4000000059604645])
parts, norm = tf.clip_by_global_norm([tf.constant([3.0]), tf.constant([4.0])], 1.0)
[round(float(p[0]), 4) for p in parts], float(norm) #= ([0.6, 0.8], 5.0)
v = tf.Variable(2.0)
with tf.GradientTape() as tape: y = tf.clip_by_norm(tf.stack([v * 3.0, v * 4.0]), 5.0)
float(tape.gradient(y, v)) #= -4.3213367462158203e-07
tf.unique([4, 5, 4, 1]).y.numpy().tolist(), tf.unique([4, 5, 4, 1]).idx.numpy().tolist() #= ([4, 5, 1], [0, 1, 0, 2])
tf.sequence_mask([1, 3], 4).numpy().tolist(), tf.truncatediv([-7, 7], 2).numpy().tolist() #= ([[True, False, False, False], [True, True, True, False]], [-3, 3])
[p.numpy().tolist() for p in tf.dynamic_partition([10, 20, 30], [0, 1, 0], 2)] #= [[10, 30], [20]]
tf.dynamic_stitch([[0, 2], [1]], [[1, 3], [2]]).numpy().tolist(), tf.saturate_cast([300.0, -5.0], tf.uint8).numpy().tolist() #= ([1, 2, 3], [255, 0])
tf.while_loop(lambda i: i < 5, lambda i: [i + 2], [tf.constant(0)])[0].numpy().tolist() #= 6
tf.map_fn(lambda r: r * 2, tf.constant([1, 2, 3])).numpy().tolist(), tf.scan(lambda a, x: a + x, tf.constant([1, 2, 3])).numpy().tolist() #= ([2, 4, 6], [1, 3, 6])
tf.cond(tf.constant(True), lambda: 1, lambda: 2), tf.switch_case(tf.constant(1), [lambda: "a", lambda: "b"]) #= (1, 'b')
ta = tf.TensorArray(tf.float32, size=2)
ta = ta.write(0, 1.0).write(1, 2.0)
ta.stack().numpy().tolist(), int(ta.size()) #= ([1.0, 2.0], 2)
import sys
tf.print("a", tf.constant([[1.5, 2.0], [3.0, 4.25]]), {"k": tf.constant(3)}, sep=" | ", output_stream=sys.stdout)
tf.math.divide_no_nan([1.0, 2.0], [0.0, 4.0]).numpy().tolist(), int(tf.math.count_nonzero([0, 3, 4])) #= ([0.0, 0.5], 2)
tf.math.confusion_matrix([0, 1, 2, 1], [0, 1, 1, 1]).numpy().tolist() #= [[1, 0, 0], [0, 2, 0], [0, 1, 0]]
tf.as_dtype("float32"), tf.as_dtype(tf.int32).is_integer, tf.uint8.max, tf.float32.as_numpy_dtype.__name__ #= (tf.float32, True, 255, 'float32')
tf.divide(2, 3).numpy(), (tf.constant(3, tf.uint8) / 2).dtype, tf.linspace(0, 4, 3).dtype #= (np.float64(0.6666666666666666), tf.float32, tf.float64)
---
# The Keras 2 inside TensorFlow is Keras here, and says so.
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    from tensorflow.python.keras.models import Sequential
    from tensorflow.python.keras.layers.convolutional import Conv2D
    from tensorflow.python.keras.utils.vis_utils import plot_model
    import tensorflow.python.keras.backend as K
len(seen), str(seen[0].message)[:31] #= (1, 'tensorflow.python.keras is the ')
import keras
Sequential is keras.Sequential, Conv2D is keras.layers.Conv2D, callable(plot_model), K.epsilon() #= (True, True, True, 1e-07)
