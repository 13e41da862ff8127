# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np
import keras
from keras import layers
class ResidualUnit(layers.Layer):
    def __init__(self, filters, strides=1, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = keras.activations.get(activation)
        self.main_layers = [
            layers.Conv2D(filters, 3, strides=strides, padding="same", use_bias=False),
            layers.BatchNormalization(),
            self.activation,
            layers.Conv2D(filters, 3, strides=1, padding="same", use_bias=False),
            layers.BatchNormalization()]
        self.skip_layers = []
        if strides > 1:
            self.skip_layers = [
                layers.Conv2D(filters, 1, strides=strides, padding="same", use_bias=False),
                layers.BatchNormalization()]
    def call(self, inputs):
        Z = inputs
        for layer in self.main_layers:
            Z = layer(Z)
        skip_Z = inputs
        for layer in self.skip_layers:
            skip_Z = layer(skip_Z)
        return self.activation(Z + skip_Z)
model = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(4, 3, padding="same"), ResidualUnit(4), ResidualUnit(8, strides=2), layers.Flatten(), layers.Dense(3)])
[type(l).__name__ for l in model.layers], [l.count_params() for l in model.layers], model.count_params() #= (['Conv2D', 'ResidualUnit', 'ResidualUnit', 'Flatten', 'Dense'], [40, 320, 992, 0, 387], 1739)
model.layers[1].name.startswith("residual_unit"), repr(model.layers[1]).endswith("built=True>"), model.layers[1].output_shape, model.layers[2].output_shape #= (True, True, (None, 8, 8, 4), (None, 4, 4, 8))
[w.shape for w in model.layers[2].get_weights()] #= [(3, 3, 4, 8), (8,), (8,), (8,), (8,), (3, 3, 8, 8), (8,), (8,), (8,), (8,), (1, 1, 4, 8), (8,), (8,), (8,), (8,)]
x = np.linspace(0, 1, 6 * 64).reshape((6, 8, 8, 1))
y = np.array([0, 1, 2, 0, 1, 2])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer="adam")
h = model.fit(x, y, epochs=20, verbose=0, shuffle=False)
h.history["loss"][-1] < h.history["loss"][0] #= True
model.layers[1].trainable = False
[layer.trainable for layer in model.layers[1].main_layers if hasattr(layer, "trainable")] #= [False, False, False, False]
before = model.layers[1].get_weights()
_ = model.fit(x, y, epochs=2, verbose=0)
all([bool((a == b).all()) for a, b in zip(before, model.layers[1].get_weights())]) #= True
unit = ResidualUnit(4, name="mine")
unit(np.ones((2, 4, 4, 4))).shape, unit.name, unit.count_params() #= (TensorShape([2, 4, 4, 4]), 'mine', 320)
---
import numpy as np
import keras
from keras import layers
class Net(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.flatten = layers.Flatten()
        self.hidden = layers.Dense(units, activation="relu")
        self.dropout = layers.Dropout(0.5)
        self.out = layers.Dense(2, activation="softmax")
    def call(self, inputs, training=None):
        x = self.hidden(self.flatten(inputs))
        x = self.dropout(x, training=training)
        return self.out(x)
net = Net(5)
net.built #= False
net.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
x = np.arange(24.0).reshape(4, 2, 3) / 24
h = net.fit(x, np.array([0, 1, 0, 1]), verbose=0)
sorted(h.history), net.built, net.count_params(), [type(l).__name__ for l in net.layers] #= (['accuracy', 'loss'], True, 47, ['Flatten', 'Dense', 'Dropout', 'Dense'])
net(x).shape, net.predict(x, verbose=0).shape, net.output_shape #= (TensorShape([4, 2]), (4, 2), (None, 2))
class Two(layers.Layer):
    def __init__(self):
        super().__init__()
        self.a = layers.Dense(2)
        self.b = layers.Dense(3)
    def call(self, inputs):
        return self.a(inputs), self.b(inputs)
i = keras.Input((4,))
p, q = Two()(i)
m = keras.Model(i, [p, q])
m(np.ones((1, 4)))[1].shape, m.count_params() #= (TensorShape([1, 3]), 25)
outer = keras.Model(i, m(i)[1] * 2)
outer(np.ones((5, 4))).shape #= TensorShape([5, 3])
---
import keras
class Forgot(keras.layers.Layer):
    def __init__(self):
        self.d = 1
    def call(self, inputs): return inputs
Forgot()(keras.Input((3,))) #! Layer is not set up in this Forgot
#? call super().__init__() first in Forgot.__init__
---
import keras
class Loose(keras.layers.Layer):
    def call(self, inputs): return keras.layers.Dense(3)(inputs)
Loose()(keras.Input((3,))) #! Loose calls layers that have variables (kernel), which would not be trained or saved
#? make the layer before, as self.dense = layers.Dense(10) in __init__, or call it outside, as layers.Dense(10)(x)
---
import keras
class Nothing(keras.layers.Layer):
    def call(self, inputs): inputs * 2
Nothing()(keras.Input((3,))) #! Nothing.call must return what layers gave, found NoneType
#? end it with return
---
import keras
class Silent(keras.Model): pass
Silent()(keras.Input((3,))) #! Silent does not say what it does
#? define call(self, inputs) in Silent
---
import keras
class Wide(keras.layers.Dense): pass
Wide(3)(keras.Input((2,))).shape #= (None, 3)
---
import numpy as np
import keras
from keras import layers
model = keras.Sequential([layers.Flatten(), layers.Dense(2)])
model.compile(optimizer="sgd", loss="mse")
x, y = np.arange(6.0).reshape(1, 2, 3), np.array([[1.0, 0.0]])
_ = model.fit(x, y, verbose=0)
model.set_weights([np.ones((6, 2)), np.zeros(2)])
[g.shape for g in gradient(model, x, y)] #= [(6, 2), (2,)]
gradient(model, x, y)[1] #~ array([14., 15.], dtype=float32)
gradient(model, x, output=1, wrt="input").tolist() #~ [[[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]]
gradient(model, x, wrt=model.layers[1])[0][2] #~ array([2., 2.], dtype=float32)
gradient(model, x, output=5) #! gradient: `output` must be from 0 to 1, as the last axis of the output, found 5
---
import keras
from keras import layers
i = keras.Input((4, 4, 1))
model = keras.Sequential([i, layers.Conv2D(2, 3, name="first"), layers.Flatten(), layers.Dense(2)])
maps = keras.Model(model.inputs, model.get_layer("first").output)
maps.output_shape, [l.name for l in maps.layers[1:]] #= ((None, 2, 2, 2), ['first'])
layers.Dense(3, name="new").output #! The layer new has never been called and thus has no defined output.
#? call it: new(x)
---
import numpy as np
import keras
from keras import layers
class Calm(layers.Layer):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization()
    def call(self, inputs): return self.norm(inputs, training=False)
calm = Calm()
model = keras.Sequential([keras.Input((3,)), calm])
model.compile(optimizer="sgd", loss="mse")
_ = model.fit(np.arange(12.0).reshape(4, 3), np.zeros((4, 3)), verbose=0)
[round(float(w[0]), 3) for w in calm.norm.get_weights()[2:]], bool(calm.norm.get_weights()[0][0] != 1) #= ([0.0, 1.0], True)
---
import numpy as np
import keras
class Part(keras.layers.Layer):
    def __init__(self, whole):
        super(Part, self).__init__()
        self.whole, self.myself, self.dense = whole, self, keras.layers.Dense(2)
    def call(self, x): return self.dense(x)
class Whole(keras.Model):
    def __init__(self):
        super().__init__()
        self.part = Part(self)
    def call(self, x): return self.part(x)
net = Whole()
net(np.zeros((1, 3))).shape, len(net.weights), net.count_params() #= (TensorShape([1, 2]), 2, 8)
net.part.trainable = False
net.part.dense.trainable, len(net.part.weights) #= (False, 2)
net.part.trainable = True
net.part.dense.trainable = False
len(net.part.trainable_weights), len(net.part.non_trainable_weights), len(net.trainable_weights) #= (0, 2, 0)
---
import numpy as np
import keras
from keras import layers
i = keras.Input((8, 8, 1), name="image")
model = keras.Model(i, layers.Flatten(name="flat")(layers.Conv2D(2, 3, name="conv")(i)))
[l.name for l in model.layers], model.layers[0].output.shape, model.get_layer(index=1).name #= (['image', 'conv', 'flat'], (None, 8, 8, 1), 'conv')
model.get_layer("image").name, isinstance(model.layers[0], layers.Layer), len(model.layers[0].weights) #= ('image', True, 0)
for layer in model.layers: layer.trainable = False
conv = model.get_layer("conv")
conv.trainable, conv.filters, conv.kernel_size, conv.strides, conv.padding, conv.use_bias #= (False, 2, (3, 3), (1, 1), 'valid', True)
[hasattr(l, "kernel") for l in model.layers], getattr(model.layers[2], "bias", 5), hasattr(conv, "rate"), layers.Dropout(0.25).rate #= ([False, True, False], 5, False, 0.25)
---
import numpy as np
import keras
from keras import layers
layers.Resizing(20, 30)(np.zeros((50, 60, 3))).shape, layers.CenterCrop(4, 5)(np.zeros((50, 60, 3))).shape #= (TensorShape([20, 30, 3]), TensorShape([4, 5, 3]))
prepare = keras.Sequential([layers.Resizing(24, 24, crop_to_aspect_ratio=True), layers.Rescaling(1 / 127.5, offset=-1)])
prepare(np.zeros((50, 60, 3))).shape, prepare(np.zeros((70, 60, 3))).shape, prepare(np.zeros((2, 70, 60, 3))).shape #= (TensorShape([24, 24, 3]), TensorShape([24, 24, 3]), TensorShape([2, 24, 24, 3]))
model = keras.Sequential([layers.Dense(3, input_dim=4), layers.BatchNormalization()])
len(model.trainable_weights), len(model.non_trainable_weights), len(model.layers[1].trainable_weights), model.input_shape #= (4, 2, 2, (None, 4))
model.layers[1].trainable = False
len(model.trainable_weights), len(model.non_trainable_weights), len(model.layers[1].trainable_weights) #= (2, 4, 0)
layers.GlobalAvgPool2D()(np.ones((1, 2, 2, 3))).shape, layers.GlobalMaxPool2D()(np.ones((1, 2, 2, 3))).shape #= (TensorShape([1, 3]), TensorShape([1, 3]))
