# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
import keras
from keras import layers
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
x = np.array([[-2.0, -0.5, 0.0, 1.0, 7.0]], dtype="float32")
r(layers.ReLU(max_value=6)(x)), r(layers.ReLU(negative_slope=0.1)(x)), r(layers.LeakyReLU()(x)), r(layers.ELU()(x)) #= ([0.0, 0.0, 0.0, 1.0, 6.0], [-0.2, -0.05, 0.0, 1.0, 7.0], [-0.6, -0.15, 0.0, 1.0, 7.0], [-0.8647, -0.3935, 0.0, 1.0, 7.0])
r(keras.activations.relu(x, max_value=1.5)), r(keras.activations.elu(x, alpha=0.5)), r(keras.activations.gelu(x)), r(keras.activations.gelu(x, approximate=True)) #= ([0.0, 0.0, 0.0, 1.0, 1.5], [-0.4323, -0.1967, 0.0, 1.0, 7.0], [-0.0455, -0.1543, 0.0, 0.8413, 7.0], [-0.0454, -0.1543, 0.0, 0.8412, 7.0])
r(layers.Softmax()(x)), r(layers.Activation("swish")(x)), r(layers.PReLU()(x)) #= ([0.0001, 0.0006, 0.0009, 0.0025, 0.9959], [-0.2384, -0.1888, 0.0, 0.7311, 6.9936], [0.0, 0.0, 0.0, 1.0, 7.0])
r(layers.Dense(1, activation=layers.LeakyReLU(0.5), kernel_initializer="ones")(x)), r(layers.Dense(1, activation=keras.activations.tanh, kernel_initializer="zeros")(x)) #= ([5.5], [0.0])
layers.PReLU(shared_axes=[1, 2])(np.zeros((1, 4, 4, 3))).shape #= TensorShape([1, 4, 4, 3])
layers.Activation("reluu") #! Activation does not know activation='reluu'; did you mean 'relu'?
---
from keras import layers
layers.ReLU(max_value=-1) #! ReLU: `max_value` must be 0 or more, and finite, found -1
#^ -1
---
import numpy as np
import keras
from keras import layers
a = np.array([[1.0, 2.0]], dtype="float32")
b = np.array([[10.0, 0.5]], dtype="float32")
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
r(layers.Add()([a, b])), r(layers.Subtract()([a, b])), r(layers.Multiply()([a, b])), r(layers.Average()([a, b])) #= ([11.0, 2.5], [-9.0, 1.5], [10.0, 1.0], [5.5, 1.25])
r(layers.Maximum()([a, b])), r(layers.Minimum()([a, b])), r(layers.Concatenate()([a, b, a])), r(layers.add([a, b])), r(layers.concatenate([a, b])) #= ([10.0, 2.0], [1.0, 0.5], [1.0, 2.0, 10.0, 0.5, 1.0, 2.0], [11.0, 2.5], [1.0, 2.0, 10.0, 0.5])
x = keras.Input((2,), name="x")
y = keras.Input((2,), name="y")
model = keras.Model([x, y], (x + y) * 2 - x / y + (1 - x) ** 2)
r(model([a, b])) #= [21.9, 2.0]
(-x).shape, (x + 1).shape, type(-x).__name__ #= ((None, 2), (None, 2), 'KerasTensor')
gate = keras.Input((1, 1, 3))
(gate * keras.Input((5, 4, 3))).shape #= (None, 5, 4, 3)
x @ y #! matmul: shapes (1, 2) and (1, 2) do not fit: the left has 2 columns, the right 1 rows
---
import keras
from keras import layers
layers.Add()([keras.Input((3,)), keras.Input((4,))]) #! Add cannot combine shapes (None, 3) and (None, 4)
#? all axes must agree or be 1; Concatenate takes one axis that differs
---
import keras
from keras import layers
layers.Concatenate(axis=0)([keras.Input((3,)), keras.Input((3,))]) #! Concatenate has no axis 0 in a tensor of rank 2
---
import numpy as np
from keras import layers
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
x = np.arange(12, dtype="float32").reshape(1, 2, 3, 2)
r(layers.Rescaling(1.0 / 255)(np.array([[0, 255]]))), r(layers.Rescaling([1.0, 2.0], offset=-1)(x))[:6] #= ([0.0, 1.0], [-1.0, 1.0, 1.0, 5.0, 3.0, 9.0])
layers.Resizing(4, 6)(x).shape, r(layers.Resizing(1, 1, interpolation="nearest")(x)), r(layers.CenterCrop(2, 1)(x)) #= (TensorShape([1, 4, 6, 2]), [8.0, 9.0], [2.0, 3.0, 8.0, 9.0])
np.array(layers.RandomFlip()(x, training=False)).tolist() == x.tolist(), layers.RandomRotation(0.1)(x).shape == (1, 2, 3, 2) #= (True, True)
keras_dropout = layers.Dropout(0.9)
np.array(keras_dropout(x)).tolist() == x.tolist(), np.array(keras_dropout(x, training=True)).tolist() == x.tolist() #= (True, False)
n = layers.Normalization()
n.adapt(np.array([[1.0, 2.0], [3.0, 6.0]]))
r(n(np.array([[1.0, 6.0]]))), r(layers.Normalization(mean=1.0, variance=4.0)(np.array([[3.0]]))) #= ([-1.0, 1.0], [1.0])
r(layers.Lambda(lambda t: t ** 2 + 1)(np.array([[1.0, 3.0]]))), r(layers.Identity()(np.array([[1.0]]))) #= ([2.0, 10.0], [1.0])
r(layers.Lambda(lambda t, k: t * k, arguments={"k": 3})(np.array([[1.0, 3.0]]))) #= [3.0, 9.0]
layers.Lambda(lambda t: 5)(x) #! a Lambda's function must return what it made of its input, found int
---
import numpy as np
from keras import layers
layers.Lambda(lambda t: layers.Dense(2)(t))(np.zeros((1, 3))) #! Lambda calls layers that have variables (kernel), which would not be trained or saved
#? make the layer before, as self.dense = layers.Dense(10) in __init__, or call it outside, as layers.Dense(10)(x)
---
from keras import layers
layers.RandomRotation(2) #! RandomRotation: `factor` must be one or two numbers from -1 to 1, found 2
---
from keras import layers
layers.RandomZoom((-1, 0.5)) #! RandomZoom: `height_factor` must be one or two numbers from -1 to 1, found (-1, 0.5)
---
from keras import layers
layers.RandomFlip("sideways") #! RandomFlip does not know mode='sideways'
---
from keras import layers
layers.Resizing(3, 3, interpolation="cubic") #! Resizing does not know interpolation='cubic'
#? one of 'bilinear', 'nearest', 'bicubic', 'lanczos3', 'lanczos5', 'area'
---
from keras import layers
layers.Resizing(3, 3, pad_to_aspect_ratio=True, crop_to_aspect_ratio=True) #! Resizing: `pad_to_aspect_ratio` must be False where crop_to_aspect_ratio is True, found True
---
from keras import layers
layers.Normalization(mean=1.0) #! Normalization: `mean` must be given together with variance, found 1.0
---
import numpy as np
from keras import layers
layers.Dense(2, name="plain").adapt(np.zeros((1, 3))) #! plain adapts to data only where it was given no mean and no variance
