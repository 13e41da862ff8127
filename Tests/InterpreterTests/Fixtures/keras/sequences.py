# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 3) for v in np.array(x).reshape(-1)]
x = (np.arange(36) * 7 % 11 / 11).reshape(2, 6, 3).astype("float32")
def formula(m): m.set_weights([(np.arange(w.size) * 5 % 13 / 13 - 0.4).reshape(w.shape) for w in m.get_weights()])
def of(layer):
    m = keras.Sequential([keras.Input((6, 3)), layer])
    formula(m)
    return [tuple(w.shape) for w in m.weights], tuple(m.output_shape), r(np.array(m(x))[0, ..., 0])
of(layers.Conv1D(4, 3)), of(layers.Conv1D(2, 2, strides=2, padding="same", activation="relu")) #= (([(3, 3, 4), (4,)], (None, 4, 4), [-0.264, -0.645, -0.717, -0.406]), ([(2, 3, 2), (2,)], (None, 3, 2), [0.0, 0.0, 0.0]))
of(layers.Conv1D(2, 3, padding="causal")), of(layers.Conv1D(2, 2, dilation_rate=2, use_bias=False)), of(layers.Conv1D(6, 3, groups=3)) #= (([(3, 3, 2), (2,)], (None, 6, 2), [-0.477, -0.341, -0.159, -0.568, -0.822, -0.385]), ([(2, 3, 2)], (None, 4, 2), [0.091, -0.322, 0.112, 0.099]), ([(3, 1, 6), (6,)], (None, 4, 6), [-0.308, -0.683, -0.657, -0.632]))
of(layers.DepthwiseConv1D(3, depth_multiplier=2)), of(layers.SeparableConv1D(4, 3, padding="same")) #= (([(3, 3, 2), (6,)], (None, 4, 6), [-0.308, -0.683, -0.657, -0.632]), ([(3, 3, 1), (1, 3, 4), (4,)], (None, 6, 4), [-0.359, -0.307, -0.162, -0.073, -0.257, -0.488]))
of(layers.Conv1DTranspose(2, 3, strides=2)), of(layers.Conv1DTranspose(2, 3, padding="same")) #= (([(3, 2, 3), (2,)], (None, 13, 2), [-0.309, -0.302, -0.964, -0.383, -0.726, -0.372, -0.703, -0.361, -0.312, -0.673, -0.305, -0.662, -0.368]), ([(3, 2, 3), (2,)], (None, 6, 2), [-0.607, -0.943, -0.694, -0.291, -0.58, -0.648]))
of(layers.MaxPooling1D()), of(layers.AveragePooling1D(3, strides=2, padding="same")), of(layers.MaxPooling1D(3, strides=1, padding="same")) #= (([], (None, 3, 3), [0.909, 0.818, 0.636]), ([], (None, 3, 3), [0.576, 0.727, 0.591]), ([], (None, 6, 3), [0.909, 0.909, 0.909, 0.818, 0.727, 0.636]))
of(layers.GlobalAveragePooling1D()), of(layers.GlobalMaxPooling1D(keepdims=True)) #= (([], (None, 3), [0.606]), ([], (None, 1, 3), [0.909]))
of(layers.ZeroPadding1D((1, 2))), of(layers.Cropping1D(1)), of(layers.UpSampling1D(2)), of(layers.SpatialDropout1D(0.5)) #= (([], (None, 9, 3), [0.0, 0.0, 0.909, 0.818, 0.727, 0.636, 0.545, 0.0, 0.0]), ([], (None, 4, 3), [0.909, 0.818, 0.727, 0.636]), ([], (None, 12, 3), [0.0, 0.0, 0.909, 0.909, 0.818, 0.818, 0.727, 0.727, 0.636, 0.636, 0.545, 0.545]), ([], (None, 6, 3), [0.0, 0.909, 0.818, 0.727, 0.636, 0.545]))
r(layers.RepeatVector(3)(np.array([[1., 2.]]))), layers.RepeatVector(2).get_config()["n"] #= ([1.0, 2.0, 1.0, 2.0, 1.0, 2.0], 2)
tuple(layers.Conv1D(2, 3)(x).shape) == (2, 4, 2), layers.MaxPool1D is layers.MaxPooling1D, layers.Convolution1D is layers.Conv1D #= (True, True, True)
---
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 3) for v in np.array(x).reshape(-1)]
def formula(m): m.set_weights([(np.arange(w.size) * 5 % 13 / 13 - 0.4).reshape(w.shape) for w in m.get_weights()])
x, y = (np.arange(72) * 7 % 11 / 11).reshape(4, 6, 3).astype("float32"), np.arange(4.0)
m = keras.Sequential([keras.Input((6, 3)), layers.Conv1D(4, 3, padding="causal", activation="tanh"), layers.DepthwiseConv1D(2), layers.SeparableConv1D(3, 2, padding="same"), layers.Conv1DTranspose(2, 3), layers.AveragePooling1D(2), layers.GlobalMaxPooling1D(), layers.Dense(1)])
formula(m)
m.compile(keras.optimizers.SGD(0.05), "mse")
r(m.fit(x, y, epochs=3, batch_size=2, shuffle=False, verbose=0).history["loss"]) #= [4.371, 2.976, 2.161]
[r(w)[:2] for w in m.get_weights()] #= [[-0.399, -0.022], [-0.404, -0.029], [-0.402, -0.01], [-0.384, -0.044], [-0.377, -0.009], [-0.39, -0.016], [-0.268, -0.05], [-0.255, -0.008], [-0.778, 0.028], [-0.663, 0.165], [0.415]]
r(keras.models.model_from_json(m.to_json()).count_params()) == r(m.count_params()), m.layers[0].get_config()["padding"] #= (True, 'causal')
---
import numpy as np, keras
from keras import layers
def r(x): return [round(float(v), 3) for v in np.array(x).reshape(-1)]
x = (np.arange(48) * 7 % 11 / 11).reshape(2, 2, 2, 6).astype("float32")
r(layers.GroupNormalization(3)(x))[:12], r(layers.GroupNormalization(-1)(x))[:6], r(layers.GroupNormalization(groups=2, epsilon=0.1, center=False, scale=False)(x))[:6] #= ([-1.577, 0.81, -1.038, 1.197, 0.718, -0.559, 1.491, 0.128, -1.676, 0.559, 0.08, -1.197], [-1.561, 1.326, -0.684, 1.326, 1.326, -0.684], [-1.04, 0.441, -0.405, 1.087, 0.246, -0.596])
r(layers.UnitNormalization()(x))[:6], r(layers.UnitNormalization(axis=1)(x))[:6], r(layers.UnitNormalization(axis=[1, 2, 3])(x))[:6], r(layers.UnitNormalization()(np.zeros((1, 2)))) #= ([0.0, 0.497, 0.213, 0.711, 0.426, 0.142], [0.0, 0.919, 0.287, 0.857, 0.949, 0.217], [0.0, 0.245, 0.105, 0.349, 0.21, 0.07], [0.0, 0.0])
m = keras.Sequential([keras.Input((2, 2, 6)), layers.GroupNormalization(2), layers.UnitNormalization(), layers.UnitNormalization(axis=(1, 3)), layers.Flatten(), layers.Dense(1)])
m.set_weights([(np.arange(w.size) * 5 % 13 / 13 - 0.4).reshape(w.shape) for w in m.get_weights()])
[tuple(w.shape) for w in m.layers[0].weights], m.count_params() #= ([(6,), (6,)], 37)
m.compile(keras.optimizers.SGD(0.1), "mse")
r(m.fit(x, np.array([1., 2.]), epochs=3, shuffle=False, verbose=0).history["loss"]), [r(w)[:4] for w in m.get_weights()] #= ([2.613, 0.682, 0.296], [[-0.216, 0.087, 0.361, -0.194], [-0.436, -0.001, 0.249, -0.291], [-0.45, -0.003, 0.529, -0.316], [0.094]])
r(layers.GaussianDropout(0.5)(np.ones((1, 3)))), r(layers.AlphaDropout(0.5)(np.ones((1, 3)))), layers.AlphaDropout(0.25).get_config()["rate"] #= ([1.0, 1.0, 1.0], [1.0, 1.0, 1.0], 0.25)
d = np.array(layers.AlphaDropout(0.5, seed=1)(np.random.default_rng(0).normal(size=(400, 500)).astype("float32"), training=True))
abs(round(float(d.mean()), 1)), round(float(d.std()), 1) #= (0.0, 1.0)
d = np.array(layers.GaussianDropout(0.2, seed=1)(np.ones((400, 500), "float32"), training=True))
round(float(d.mean()), 2), round(float(d.std()), 2) #= (1.0, 0.5)
d = np.array(layers.Dropout(0.5, noise_shape=(None, 1, 1, 1), seed=3)(np.ones((50, 2, 3, 4), "float32"), training=True))
sorted(set(d.reshape(50, -1).min(1).tolist() + d.reshape(50, -1).max(1).tolist())), bool((d.reshape(50, -1).min(1) == d.reshape(50, -1).max(1)).all()) #= ([0.0, 2.0], True)
