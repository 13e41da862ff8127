import numpy as np
import keras
from keras import layers
# Channels in another axis than the last
x = np.arange(36).reshape(1, 2, 3, 6).astype("float32")
np.array(layers.MaxPooling2D((1, 2), data_format="channels_first")(x)).tolist() #= [[[[1.0, 3.0, 5.0], [7.0, 9.0, 11.0], [13.0, 15.0, 17.0]], [[19.0, 21.0, 23.0], [25.0, 27.0, 29.0], [31.0, 33.0, 35.0]]]]
layers.AveragePooling1D(2, data_format="channels_first")(x[0]).shape #= TensorShape([2, 3, 3])
np.array(layers.GlobalAveragePooling2D(data_format="channels_first")(x)).tolist() #= [[8.5, 26.5]]
layers.GlobalMaxPooling2D(data_format="channels_first", keepdims=True)(x).shape #= TensorShape([1, 2, 1, 1])
layers.ZeroPadding2D(1, data_format="channels_first")(x).shape, layers.UpSampling2D(2, data_format="channels_first")(x).shape #= (TensorShape([1, 2, 5, 8]), TensorShape([1, 2, 6, 12]))
np.array(layers.Flatten(data_format="channels_first")(x[:, :, :2, :2])).tolist() #= [[0.0, 18.0, 1.0, 19.0, 6.0, 24.0, 7.0, 25.0]]
layers.CenterCrop(2, 2, data_format="channels_first")(x).shape #= TensorShape([1, 2, 2, 2])
layers.MaxPooling2D(2, data_format="channels_first").get_config()["data_format"] #= 'channels_first'
n = layers.BatchNormalization(axis=1, momentum=0.5)
np.array(n(x, training=True))[0, :, 0, :2].round(4).tolist() #= [[-1.6382999420166016, -1.4456000328063965], [-1.6382999420166016, -1.4456000328063965]]
np.array(n.moving_mean).round(3).tolist(), np.array(n.moving_variance).round(3).tolist(), n.get_config()["axis"] #= ([4.25, 13.25], [13.958000183105469, 13.958000183105469], 1)
m = keras.Sequential([keras.Input((2, 3, 6)), layers.BatchNormalization(axis=1), layers.Flatten(data_format="channels_first")])
m.output_shape, m.layers[0].gamma.shape #= ((None, 36), TensorShape([2]))
g = layers.GroupNormalization(groups=2, axis=1)
y = np.arange(16).reshape(1, 4, 2, 2).astype("float32")
np.array(g(y))[0, :2].round(3).ravel().tolist(), g.gamma.shape, g.get_config()["axis"] #= ([-1.5269999504089355, -1.090999960899353, -0.6549999713897705, -0.21799999475479126, 0.21799999475479126, 0.6549999713897705, 1.090999960899353, 1.5269999504089355], TensorShape([4]), 1)
np.array(layers.GroupNormalization(groups=2, axis=2)(y))[0, 0].round(3).ravel().tolist() #= [-1.444000005722046, -1.222000002861023, -1.444000005722046, -1.222000002861023]
---
import numpy as np
import keras
from keras import layers
# Batch renormalization, and what regularizes the output
x = np.array([[1.0, 2], [3, 5], [4, 9]], "float32")
n = layers.BatchNormalization(renorm=True, renorm_clipping={"rmax": 3.0, "rmin": 0.3, "dmax": 5.0}, renorm_momentum=0.9)
np.array(n(x, training=True)).round(4).tolist() #= [[1.0, 1.666700005531311], [3.0, 4.6666998863220215], [4.0, 8.66670036315918]]
[(v.name, np.array(v).round(4).tolist()) for v in n.variables] #= [('gamma', [1.0, 1.0]), ('beta', [0.0, 0.0]), ('moving_mean', [0.02669999934732914, 0.053300000727176666]), ('moving_variance', [1.003999948501587, 1.0367000102996826]), ('moving_stddev', [1.002500057220459, 1.0187000036239624]), ('renorm_mean', [0.26669999957084656, 0.53329998254776]), ('renorm_stddev', [1.0247999429702759, 1.1868000030517578])]
np.array(n(x)).round(4).tolist() #= [[0.9708999991416931, 1.9110000133514404], [2.9660000801086426, 4.855999946594238], [3.9635000228881836, 8.782600402832031]]
d = layers.Dense(2, activity_regularizer="l2", kernel_initializer="ones")
h = d(np.ones((4, 3), "float32"))
[round(float(l), 4) for l in d.losses], d.get_config()["activity_regularizer"] #= ([0.18], {'module': 'keras.regularizers', 'class_name': 'L2', 'config': {'l2': 0.01}, 'registered_name': None})
m = keras.Sequential([layers.Dense(2, activity_regularizer=keras.regularizers.L1(0.1), kernel_initializer="ones")])
m.compile("sgd", "mse")
round(m.evaluate(np.ones((4, 3), "float32"), np.ones((4, 2)), verbose=0), 4) #= 4.6
h = m.fit(np.ones((4, 3), "float32"), np.ones((4, 2)), verbose=0)
np.array(m.get_weights()[0]).round(4).tolist() #= [[0.9789999723434448, 0.9789999723434448], [0.9789999723434448, 0.9789999723434448], [0.9789999723434448, 0.9789999723434448]]
class Own(layers.Layer):
    def call(self, x):
        return 2 * x
o = Own(activity_regularizer=keras.regularizers.L2(0.5))
r = o(np.ones((2, 2), "float32"))
[float(l) for l in o.losses] #= [4.0]
i = keras.utils.array_to_img(np.arange(12.0).reshape(2, 2, 3))
i, i.size, np.array(i).tolist() #~ (<PIL.Image.Image image mode=RGB size=2x2>, (2, 2), [[[0, 23, 46], [69, 92, 115]], [[139, 162, 185], [208, 231, 255]]])
