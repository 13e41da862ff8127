# fieldbook only: the arithmetic of one value
import numpy as np
import keras
from keras import layers
image = np.arange(36.0).reshape(6, 6, 1) / 36
model = keras.Sequential([keras.Input((6, 6, 1), name="image"), layers.Conv2D(2, 3, activation="relu", name="conv"), layers.MaxPooling2D(name="pool"), layers.Flatten(name="flat"), layers.Dropout(0.5, name="drop"), layers.Dense(3, activation="softmax", name="out")], name="network")
model.get_layer("conv").set_weights([np.arange(18.0).reshape(3, 3, 1, 2) / 18 - 0.5, np.array([0.25, -0.25])])
conv = keras.Model(model.inputs, model.get_layer("conv").output)
e = explain(model, image, layer="conv", at=(1, 2, 0), show=False)
repr(e) #= '<ValueExplanation: conv at (1, 2, 0) is 0.3935185>'
e.layer, e.at, float(np.float32(e.value)) == float(conv.predict(image[None], verbose=0)[0, 1, 2, 0]) #= ('conv', (1, 2, 0), True)
np.allclose(e.inputs[:, :, 0], image[1:4, 2:5, 0]), np.allclose(e.weights, model.get_layer("conv").get_weights()[0][..., 0]), np.allclose(e.products, e.inputs * e.weights) #= (True, True, True)
e.bias, bool(np.isclose(e.products.sum() + e.bias, e.sum)), bool(np.isclose(max(e.sum, 0), e.value)) #= (0.25, True, True)
np.allclose(e.input_gradients[0][1:4, 2:5], e.weights), np.allclose(e.weight_gradients[0][..., 0], e.inputs), e.weight_gradients[1].tolist() #= (True, True, [1.0, 0.0])
np.allclose(e.image_gradient, e.input_gradients[0]), int((e.image_gradient != 0).sum()) #= (True, 9)
pool = explain(model, image[None], layer=1, show=False)
pool.at, float(pool.inputs[:, :, 0].max()) == pool.value, pool.weight_gradients #= ((0, 0, 0), True, [])
out = explain(model, image[:, :, 0], show=False)
bool(np.isclose(out.value, model.predict(image[None], verbose=0).max())), out.inputs.shape, bool(np.isclose(out.sum, out.products.sum() + out.bias)) #= (True, (1, 1, 8), True)
explain(model, image, layer=model.layers[2], at=3, show=False).at, explain(model, image, layer="conv", at=(-1, 0, -1), show=False).at #= ((3,), (3, 0, 1))
_ = explain(model, image, layer="pool", at=(0, 0, 0)) #> pool (MaxPooling2D): the value at (0, 0, 0) of (2, 2, 2) is 0.5046296⏎⏎max-pool⏎  reads rows 0 to 1, columns 0 to 1, channel 0 of conv (4, 4, 2)⏎input⏎       0       1⏎0 [0.505]  0.491⏎1  0.421   0.407⏎  the largest of 4 is 0.5046296⏎⏎backwards, from the value⏎   1.0  d value / d conv at (0, 0, 0), the only one that is not 0⏎  -0.5  d value / d image at (0, 0, 0), the largest; 9 are not 0⏎  9 of 36 pixels of image move it: rows 0 to 2, columns 0 to 2⏎                image                         how much each pixel moves it⏎                         ............     %%%%%%******======..................⏎                         ............     %%%%%%******======..................⏎                         ............     %%%%%%******======..................⏎ ............::::::::::::::::::------     ------::::::::::::..................⏎ ............::::::::::::::::::------     ------::::::::::::..................⏎ ............::::::::::::::::::------     ------::::::::::::..................⏎ ------------------==================     ------======******..................⏎ ------------------==================     ------======******..................⏎ ------------------==================     ------======******..................⏎ ++++++++++++++++++******************     ....................................⏎ ++++++++++++++++++******************     ....................................⏎ ++++++++++++++++++******************     ....................................⏎ ******########################%%%%%%     ....................................⏎ ******########################%%%%%%     ....................................⏎ ******########################%%%%%%     ....................................⏎ %%%%%%%%%%%%@@@@@@@@@@@@@@@@@@@@@@@@     ....................................⏎ %%%%%%%%%%%%@@@@@@@@@@@@@@@@@@@@@@@@     ....................................⏎ %%%%%%%%%%%%@@@@@@@@@@@@@@@@@@@@@@@@     ....................................⏎                                               0 ..:::----===++**###% 0.5
---
import numpy as np
import keras
from keras import layers
image = np.zeros((6, 6, 1))
inner = keras.Sequential([keras.Input((6, 6, 1)), layers.Conv2D(2, 3, name="conv"), layers.Flatten(name="flat")], name="inner")
model = keras.Sequential([keras.Input((6, 6, 1)), inner, layers.Dense(3, name="out")], name="network")
explain(model, image, layer="cnv") #! the model has no layer “cnv”
#^ "cnv"
#? it has conv, flat, out
explain(model, image, layer="inner", show=False).at #= (0,)
deep = keras.Sequential([keras.Input((6, 6, 1))] + [layers.Activation("tanh", name=f"t{i}") for i in range(13)], name="deep")
explain(keras.Sequential([keras.Input((6, 6, 1)), deep]), image, layer="deep") #! deep is made of other layers
#? explain one of them: t0, t1, t2, t3, t4, t5, t6, t7
class Doubled(layers.Layer):
    def __init__(self):
        super().__init__(name="doubled")
        self.kernel = layers.Conv2D(1, 3, padding="same", name="own")
    def call(self, x):
        return self.kernel(x) + x * 2
custom = keras.Sequential([keras.Input((6, 6, 1)), Doubled()])
custom.layers[0].kernel.set_weights([np.ones((3, 3, 1, 1)), np.zeros(1)])
e = explain(custom, np.ones((6, 6, 1)), layer="doubled", at=(2, 2, 0), show=False)
e.value, e.sum, e.products.sum(), float(custom.predict(np.ones((1, 6, 6, 1)), verbose=0)[0, 2, 2, 0]) #= (11.0, 9.0, np.float32(9.0), 11.0)
explain(custom, np.ones((6, 6, 1)), layer="own", at=(2, 2, 0), show=False).at #= (2, 2, 0)
explain(model, image, layer=5) #! explain: `layer` must be from 0 to 1, or a layer's name, found 5
explain(model, image, layer="conv", at=(1, 2)) #! explain: `at` must be (row, column, channel): the output of conv has shape (4, 4, 2), found (1, 2)
explain(model, image, layer="conv", at=(1, 4, 0)) #! explain: `at` must be at most (3, 3, 1): the output of conv has shape (4, 4, 2), found (1, 4, 0)
explain(model, image, layer="conv", at="middle") #! explain expects tuple of ints for `at`, found str
explain(model, image, at=3) #! explain: `at` must be at most (2): the output of out has shape (3,), found 3
explain(model, np.zeros((28, 28, 1))) #! network expects an image of shape (6, 6, 1), found shape (28, 28, 1)
#^ np.zeros((28, 28, 1))
explain(model, np.zeros((4, 6, 6, 1))) #! explain expects one image, found a batch of 4
#? take one of them: x[0]
explain(model, "seven") #! explain expects a tensor of shape (6, 6, 1) for `image`, found str
explain(model, layer="conv") #! explain needs an image for the value of a layer
#? explain(model, x_test[0], layer="conv2d", at=(5, 7, 0))
explain(keras.Sequential([layers.Dense(3)], name="open"), image) #! open does not know the shape of its input yet
