import numpy as np
import keras
from keras import layers, ops
# Steps that Masking marks
x = np.array([[[1.0, 2], [0, 0], [3, 0]], [[0, 0], [0, 0], [4, 5]]], "float32")
m = layers.Masking()
np.array(m(x)).tolist() #= [[[1.0, 2.0], [0.0, 0.0], [3.0, 0.0]], [[0.0, 0.0], [0.0, 0.0], [4.0, 5.0]]]
np.array(m.compute_mask(x)).tolist() #= [[True, False, True], [False, False, True]]
np.array(m(x)._keras_mask).tolist() #= [[True, False, True], [False, False, True]]
np.array(layers.GlobalAveragePooling1D()(m(x))).tolist() #= [[2.0, 1.0], [4.0, 5.0]]
np.array(layers.GlobalAveragePooling1D(keepdims=True)(x, mask=np.array([[True, False, True], [False, True, True]]))).tolist() #= [[[2.0, 1.0]], [[2.0, 2.5]]]
layers.GlobalAveragePooling1D().compute_mask(x, np.array([[True, False, True], [False, True, True]])) #= None
e = layers.Embedding(4, 2, mask_zero=True, embeddings_initializer="ones")
ids = np.array([[1, 0, 2], [3, 3, 0]])
np.array(e.compute_mask(ids)).tolist() #= [[True, False, True], [True, True, False]]
np.array(layers.Embedding(4, 2)(ids)).shape, layers.Embedding(4, 2).compute_mask(ids) #= ((2, 3, 2), None)
[layers.Dense(2).supports_masking, layers.Masking().supports_masking, layers.Conv1D(2, 1).supports_masking, layers.Embedding(2, 2).supports_masking, e.supports_masking] #= [True, True, False, False, True]
# Layers hand masks on
h = layers.Dropout(0.5)(layers.Dense(3, kernel_initializer="ones")(m(x)))
np.array(h._keras_mask).tolist() #= [[True, False, True], [False, False, True]]
hasattr(layers.Conv1D(2, 1)(m(x)), "_keras_mask") and layers.Conv1D(2, 1)(m(x))._keras_mask is not None #= False
np.array(layers.Add()([m(x), m(x[::-1])])._keras_mask).tolist() #= [[True, False, True], [True, False, True]]
np.array(layers.Concatenate()([m(x), x])._keras_mask).tolist() #= [[True, True, True], [True, True, True]]
np.array(layers.Concatenate(axis=1)([m(x), m(x)])._keras_mask).tolist() #= [[True, False, True, True, False, True], [False, False, True, False, False, True]]
np.array(layers.TimeDistributed(layers.Dense(1))(m(x))._keras_mask).tolist() #= [[True, False, True], [False, False, True]]
np.array(layers.Softmax()(x, mask=x > 0)).round(4).tolist() #= [[[0.2689000070095062, 0.7311000227928162], [0.0, 0.0], [1.0, 0.0]], [[0.0, 0.0], [0.0, 0.0], [0.2689000070095062, 0.7311000227928162]]]
---
import numpy as np
import keras
from keras import layers
# Attention with masks
q = np.array([[[1.0, 0], [0, 1], [1, 1]]], "float32")
v = np.array([[[1.0, 2], [3, 4], [5, 6]]], "float32")
a = layers.Attention()
np.array(a([q, v], mask=[None, np.array([[True, True, False]])])).round(4).tolist() #= [[[2.7616000175476074, 3.7616000175476074], [2.7616000175476074, 3.7616000175476074], [2.9639999866485596, 3.9639999866485596]]]
np.array(a([q, v], mask=[np.array([[True, False, True]]), np.array([[True, True, False]])])).round(4).tolist() #= [[[2.7616000175476074, 3.7616000175476074], [0.0, 0.0], [2.9639999866485596, 3.9639999866485596]]]
np.array(a([q, v], mask=[None, np.array([[False, True, True]])], use_causal_mask=True)).round(4).tolist() #= [[[3.0, 4.0], [3.0, 4.0], [4.964000225067139, 5.964000225067139]]]
np.array(a.compute_mask([q, v], [np.array([[True, False, True]]), None])).tolist() #= [[True, False, True]]
t = layers.MultiHeadAttention(2, 2, kernel_initializer="ones")
np.array(t(q, v, attention_mask=np.array([[[1, 1, 0], [1, 0, 0], [0, 0, 1]]]))).round(4).tolist() #= [[[27.944299697875977, 27.944299697875977], [12.0, 12.0], [44.0, 44.0]]]
np.array(t(q, v, attention_mask=np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1]]))).round(4).tolist() #= [[[27.944299697875977, 27.944299697875977], [12.0, 12.0], [44.0, 44.0]]]
np.array(t(q, v, value_mask=np.array([[True, True, False]]))).round(4).tolist() #= [[[27.944299697875977, 27.944299697875977], [27.944299697875977, 27.944299697875977], [27.999799728393555, 27.999799728393555]]]
out, scores = t(q, v, attention_mask=np.array([[[1, 1, 0], [1, 0, 0], [0, 0, 0]]]), return_attention_scores=True)
np.array(scores).round(4).tolist() #= [[[[0.0035000001080334187, 0.9965000152587891, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]], [[0.0035000001080334187, 0.9965000152587891, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]]]
np.array(t(q, v, attention_mask=np.array([[[1, 1, 0], [1, 0, 0], [0, 0, 0]]]))).round(4).tolist() #= [[[27.944299697875977, 27.944299697875977], [12.0, 12.0], [28.0, 28.0]]]
np.array(t(layers.Masking()(q), layers.Masking()(v))).round(4).tolist() #= [[[43.94390106201172, 43.94390106201172], [43.94390106201172, 43.94390106201172], [43.99980163574219, 43.99980163574219]]]
g = layers.GroupQueryAttention(2, 2, 1, kernel_initializer="ones")
np.array(g(q, v, attention_mask=np.array([[[1, 1, 0], [1, 0, 0], [0, 0, 1]]]))).round(4).tolist() #= [[[27.944299697875977, 27.944299697875977], [12.0, 12.0], [44.0, 44.0]]]
# In a model
i = keras.Input((3, 2))
k = keras.Input((3, 3))
model = keras.Model([i, k], t(i, i, attention_mask=k))
np.array(model([v, np.array([[[1.0, 1, 0], [1, 0, 0], [0, 0, 1]]])])).round(4).tolist() #= [[[28.0, 28.0], [12.0, 12.0], [44.0, 44.0]]]
copy = keras.Model.from_config(model.get_config())
copy.set_weights(model.get_weights())
np.array(copy([v, np.array([[[1.0, 1, 0], [1, 0, 0], [0, 0, 1]]])])).round(4).tolist() #= [[[28.0, 28.0], [12.0, 12.0], [44.0, 44.0]]]
---
import numpy as np
import keras
from keras import layers, ops
# Losses and metrics leave masked steps out
x = np.array([[[1.0, 2], [0, 0], [3, 0]], [[0, 0], [0, 0], [4, 5]]], "float32")
y = np.array([[[1.0], [5], [2]], [[7], [1], [3]]], "float32")
model = keras.Sequential([layers.Masking(), layers.Dense(1, kernel_initializer="ones")])
model.compile(keras.optimizers.SGD(0.01), "mse", metrics=["mae"])
[round(float(f), 4) for f in model.evaluate(x, y, verbose=0)] #= [13.6667, 3.0]
h = model.fit(x, y, epochs=2, verbose=0, shuffle=False)
[round(float(f), 4) for f in h.history["loss"] + h.history["mae"]] #= [13.6667, 6.0234, 3.0, 1.8956]
np.array(model.get_weights()[0]).round(4).tolist() #= [[0.6833000183105469], [0.6215999722480774]]
p = layers.Masking()(x)
round(float(keras.losses.MeanSquaredError()(np.ones_like(x), p)), 4), round(float(keras.losses.MeanSquaredError(reduction="sum")(np.ones_like(x), p)), 4) #= (5.1667, 15.5)
round(float(keras.losses.MeanSquaredError()(np.ones_like(x), p, sample_weight=np.array([[1.0], [3.0]]))), 4) #= 13.5
round(float(keras.metrics.MeanSquaredError()(np.ones_like(x), p)), 4) #= 5.1667
# The mask goes through models, functional and sequential
i = keras.Input((3,))
e = layers.Embedding(5, 2, mask_zero=True, embeddings_initializer=keras.initializers.Constant(0.5))(i)
net = keras.Model(i, layers.Dense(1, kernel_initializer="ones")(layers.GlobalAveragePooling1D()(layers.Dense(2, kernel_initializer="ones")(e))))
np.array(net(np.array([[1, 0, 2], [3, 0, 0]]))).tolist() #= [[2.0], [2.0]]
net.compile("sgd", "mse")
round(float(net.evaluate(np.array([[1, 0, 2], [3, 0, 0]]), np.zeros((2, 1)), verbose=0)), 4) #= 4.0
net.predict(np.array([[1, 0, 2], [3, 0, 0]]), verbose=0).tolist() #= [[2.0], [2.0]]
---
import numpy as np
import keras
from keras import layers, ops
# Masks in classes of one's own
class Gate(layers.Layer):
    def call(self, x, mask=None):
        if mask is None:
            return x
        return x * ops.expand_dims(ops.cast(mask, "float32"), -1) * 2.0
    def compute_mask(self, x, mask=None):
        return mask
class Marks(layers.Layer):
    def call(self, x):
        return x + 1.0
    def compute_mask(self, x, mask=None):
        return ops.any(ops.not_equal(x, 0.0), axis=-1)
class Plain(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True
    def call(self, x):
        return x * 3.0
x = np.array([[[1.0, 2], [0, 0], [3, 0]]], "float32")
np.array(Gate()(layers.Masking()(x))).tolist() #= [[[2.0, 4.0], [0.0, 0.0], [6.0, 0.0]]]
np.array(Gate()(x)).tolist(), np.array(Gate()(x, mask=np.array([[False, True, True]]))).tolist() #= ([[[1.0, 2.0], [0.0, 0.0], [3.0, 0.0]]], [[[0.0, 0.0], [0.0, 0.0], [6.0, 0.0]]])
np.array(Marks()(x)._keras_mask).tolist() #= [[True, False, True]]
np.array(Plain()(layers.Masking()(x))._keras_mask).tolist() #= [[True, False, True]]
net = keras.Sequential([layers.Masking(), Plain(), Gate(), layers.GlobalAveragePooling1D()])
net.predict(x, verbose=0).tolist() #= [[12.0, 6.0]]
np.array(keras.Sequential([Marks(), layers.GlobalAveragePooling1D()])(x)).tolist() #= [[3.0, 2.0]]
---
import numpy as np
import keras
from keras import layers
x = np.array([[[1.0, 2], [0, 0], [3, 0]]], "float32")
layers.BatchNormalization()(layers.Masking()(x)).shape #= TensorShape([1, 3, 2])
n = layers.BatchNormalization()
np.array(n(layers.Masking()(x), training=True)).round(3).tolist() #= [[[-1.0, 1.0], [-1.9989999532699585, -1.0], [1.0, -1.0]]]
np.array(n.moving_mean).round(4).tolist(), np.array(n.moving_variance).round(4).tolist() #= ([0.019999999552965164, 0.009999999776482582], [1.0, 1.0])
net = keras.Sequential([layers.Masking(), layers.BatchNormalization(), layers.GlobalAveragePooling1D(), layers.Dense(1, kernel_initializer="ones")])
net.compile(keras.optimizers.SGD(0.1), "mse")
h = net.fit(np.concatenate([x, 2 * x]), np.array([[1.0], [2.0]]), epochs=3, shuffle=False, verbose=0)
[round(float(l), 3) for l in h.history["loss"]] #= [2.363, 0.462, 0.138]
---
import numpy as np
from keras import layers
layers.Softmax()(layers.Masking()(np.array([[[1.0, 2], [0, 0], [3, 0]]], "float32"))) #! The `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match the corresponding input dimension. Received: inputs.shape=(None, 3, 2), mask.shape=(None, 3)
---
import numpy as np
import keras
from keras import layers
# Attention over the axes of images, gates, windows
x = np.linspace(-1, 1, 24).reshape(1, 2, 3, 4).astype("float32")
ones = dict(kernel_initializer=keras.initializers.Constant(0.3))
np.array(layers.MultiHeadAttention(2, 3, **ones)(x, x)).round(4).tolist() #= [[[[-1.2604999542236328, -1.2604999542236328, -1.2604999542236328, -1.2604999542236328], [-0.8851000070571899, -0.8851000070571899, -0.8851000070571899, -0.8851000070571899], [-0.3260999917984009, -0.3260999917984009, -0.3260999917984009, -0.3260999917984009]], [[0.3260999917984009, 0.3260999917984009, 0.3260999917984009, 0.3260999917984009], [0.8851000070571899, 0.8851000070571899, 0.8851000070571899, 0.8851000070571899], [1.2604999542236328, 1.2604999542236328, 1.2604999542236328, 1.2604999542236328]]]]
np.array(layers.MultiHeadAttention(2, 3, attention_axes=(2,), **ones)(x, x)).round(4).tolist() #= [[[[-1.4729000329971313, -1.4729000329971313, -1.4729000329971313, -1.4729000329971313], [-1.3463000059127808, -1.3463000059127808, -1.3463000059127808, -1.3463000059127808], [-1.2022000551223755, -1.2022000551223755, -1.2022000551223755, -1.2022000551223755]], [[1.2022000551223755, 1.2022000551223755, 1.2022000551223755, 1.2022000551223755], [1.3463000059127808, 1.3463000059127808, 1.3463000059127808, 1.3463000059127808], [1.4729000329971313, 1.4729000329971313, 1.4729000329971313, 1.4729000329971313]]]]
np.array(layers.MultiHeadAttention(2, 3, attention_axes=1, **ones)(x, x)).round(4).tolist() #= [[[[-1.6658999919891357, -1.6658999919891357, -1.6658999919891357, -1.6658999919891357], [-0.6657999753952026, -0.6657999753952026, -0.6657999753952026, -0.6657999753952026], [0.5005000233650208, 0.5005000233650208, 0.5005000233650208, 0.5005000233650208]], [[-0.5005000233650208, -0.5005000233650208, -0.5005000233650208, -0.5005000233650208], [0.6657999753952026, 0.6657999753952026, 0.6657999753952026, 0.6657999753952026], [1.6658999919891357, 1.6658999919891357, 1.6658999919891357, 1.6658999919891357]]]]
s = x[0]
np.array(layers.MultiHeadAttention(2, 3, use_gate=True, **ones)(s, s)).round(4).tolist() #= [[[-0.38370001316070557, -0.38370001316070557, -0.38370001316070557, -0.38370001316070557], [-0.4690000116825104, -0.4690000116825104, -0.4690000116825104, -0.4690000116825104], [-0.5386000275611877, -0.5386000275611877, -0.5386000275611877, -0.5386000275611877]], [[0.6636000275611877, 0.6636000275611877, 0.6636000275611877, 0.6636000275611877], [0.8772000074386597, 0.8772000074386597, 0.8772000074386597, 0.8772000074386597], [1.0892000198364258, 1.0892000198364258, 1.0892000198364258, 1.0892000198364258]]]
np.array(layers.MultiHeadAttention(2, 3, sliding_window=2, **ones)(s, s)).round(4).tolist() #= [[[-1.6378999948501587, -1.6378999948501587, -1.6378999948501587, -1.6378999948501587], [-1.3463000059127808, -1.3463000059127808, -1.3463000059127808, -1.3463000059127808], [-0.7796000242233276, -0.7796000242233276, -0.7796000242233276, -0.7796000242233276]], [[0.7796000242233276, 0.7796000242233276, 0.7796000242233276, 0.7796000242233276], [1.3463000059127808, 1.3463000059127808, 1.3463000059127808, 1.3463000059127808], [1.6378999948501587, 1.6378999948501587, 1.6378999948501587, 1.6378999948501587]]]
[tuple(w.shape) for w in layers.MultiHeadAttention(2, 3, use_gate=True).get_weights()] #= []
m = layers.MultiHeadAttention(2, 3, use_gate=True)
m.build(query_shape=(None, 3, 4), value_shape=(None, 3, 4))
[w.path.split("/")[-2] for w in m.weights] #= ['query', 'query', 'key', 'key', 'gate', 'gate', 'value', 'value', 'attention_output', 'attention_output']
# Products and extremes leave out what masks mark
k = layers.Masking()
a, b = k(np.array([[[0.0, 0], [1, 2], [0, 0], [3, 4]]], "float32")), k(np.array([[[0.0, 0], [0, 0], [1, 2], [3, 4]]], "float32"))
np.array(layers.Multiply()([a, b])).tolist(), np.array(layers.Minimum()([a, b])).tolist(), np.array(layers.Maximum()([a, b + 0])).tolist() #= ([[[0.0, 0.0], [1.0, 2.0], [1.0, 2.0], [9.0, 16.0]]], [[[0.0, 0.0], [1.0, 2.0], [1.0, 2.0], [3.0, 4.0]]], [[[0.0, 0.0], [1.0, 2.0], [1.0, 2.0], [3.0, 4.0]]])
np.array(layers.EinsumDense("bc...,cd->bd...", output_shape=(4,), kernel_initializer="ones")(x[:, :1])).shape #= (1, 4, 3, 4)
