# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
from keras import layers
i = keras.Input((4,), name="numbers")
a = layers.Dense(3, name="first")(i)
m = keras.Model(i, layers.Concatenate(name="both")([i, a]), name="skip")
m.summary() #> Model: "skip"⏎┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓⏎┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃⏎┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩⏎│ numbers             │ (None, 4)         │          0 │ -                 │⏎│ (InputLayer)        │                   │            │                   │⏎├─────────────────────┼───────────────────┼────────────┼───────────────────┤⏎│ first (Dense)       │ (None, 3)         │         15 │ numbers[0][0]     │⏎├─────────────────────┼───────────────────┼────────────┼───────────────────┤⏎│ both (Concatenate)  │ (None, 7)         │          0 │ numbers[0][0],    │⏎│                     │                   │            │ first[0][0]       │⏎└─────────────────────┴───────────────────┴────────────┴───────────────────┘⏎ Total params: 15 (60.00 B)⏎ Trainable params: 15 (60.00 B)⏎ Non-trainable params: 0 (0.00 B)
m.compile("adam", "mse")
import numpy as np
h = m.fit(np.ones((2, 4)), np.ones((2, 7)), verbose=0)
m.summary() #> Model: "skip"⏎┏━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┓⏎┃ Layer (type)        ┃ Output Shape      ┃    Param # ┃ Connected to      ┃⏎┡━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━┩⏎│ numbers             │ (None, 4)         │          0 │ -                 │⏎│ (InputLayer)        │                   │            │                   │⏎├─────────────────────┼───────────────────┼────────────┼───────────────────┤⏎│ first (Dense)       │ (None, 3)         │         15 │ numbers[0][0]     │⏎├─────────────────────┼───────────────────┼────────────┼───────────────────┤⏎│ both (Concatenate)  │ (None, 7)         │          0 │ numbers[0][0],    │⏎│                     │                   │            │ first[0][0]       │⏎└─────────────────────┴───────────────────┴────────────┴───────────────────┘⏎ Total params: 47 (192.00 B)⏎ Trainable params: 15 (60.00 B)⏎ Non-trainable params: 0 (0.00 B)⏎ Optimizer params: 32 (132.00 B)
h.params, h.epoch, list(h.history) #= ({'verbose': 0, 'epochs': 1, 'steps': 1}, [0], ['loss'])
---
import keras
from keras import layers
body = keras.Sequential([keras.Input((6, 6, 3)), layers.Conv2D(4, 3, name="conv"), layers.BatchNormalization(name="norm")], name="body")
body.layers[0].trainable = False
m = keras.Sequential([keras.Input((6, 6, 3)), body, layers.Flatten(name="flat"), layers.Dense(2, name="a_layer_whose_name_is_wider_than_its_column")], name="whole")
m.summary(expand_nested=True, show_trainable=True) #> Model: "whole"⏎┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━┳━━━━━━━┓⏎┃ Layer (type)                ┃ Output Shape          ┃    Param # ┃ Trai… ┃⏎┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━╇━━━━━━━┩⏎│ body (Sequential)           │ (None, 4, 4, 4)       │        128 │   Y   │⏎├─────────────────────────────┼───────────────────────┼────────────┼───────┤⏎│    └ conv (Conv2D)          │ (None, 4, 4, 4)       │        112 │   N   │⏎├─────────────────────────────┼───────────────────────┼────────────┼───────┤⏎│    └ norm                   │ (None, 4, 4, 4)       │         16 │   Y   │⏎│ (BatchNormalization)        │                       │            │       │⏎├─────────────────────────────┼───────────────────────┼────────────┼───────┤⏎│ flat (Flatten)              │ (None, 64)            │          0 │   -   │⏎├─────────────────────────────┼───────────────────────┼────────────┼───────┤⏎│ a_layer_whose_name_is_wide… │ (None, 2)             │        130 │   Y   │⏎│ (Dense)                     │                       │            │       │⏎└─────────────────────────────┴───────────────────────┴────────────┴───────┘⏎ Total params: 258 (1.01 KB)⏎ Trainable params: 138 (552.00 B)⏎ Non-trainable params: 120 (480.00 B)
m.summary(line_length=60) #> Model: "whole"⏎┏━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━┓⏎┃ Layer (type)             ┃ Output Shape      ┃   Param # ┃⏎┡━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━┩⏎│ body (Sequential)        │ (None, 4, 4, 4)   │       128 │⏎├──────────────────────────┼───────────────────┼───────────┤⏎│ flat (Flatten)           │ (None, 64)        │         0 │⏎├──────────────────────────┼───────────────────┼───────────┤⏎│ a_layer_whose_name_is_w… │ (None, 2)         │       130 │⏎│ (Dense)                  │                   │           │⏎└──────────────────────────┴───────────────────┴───────────┘⏎ Total params: 258 (1.01 KB)⏎ Trainable params: 138 (552.00 B)⏎ Non-trainable params: 120 (480.00 B)
f = keras.Model(m.inputs, [m.layers[1].output, m.layers[-1].output], name="two")
f.summary(layer_range=["body", "flat"]) #> Model: "two"⏎┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓⏎┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃⏎┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩⏎│ body (Sequential)               │ (None, 4, 4, 4)        │           128 │⏎├─────────────────────────────────┼────────────────────────┼───────────────┤⏎│ flat (Flatten)                  │ (None, 64)             │             0 │⏎└─────────────────────────────────┴────────────────────────┴───────────────┘⏎ Total params: 258 (1.01 KB)⏎ Trainable params: 138 (552.00 B)⏎ Non-trainable params: 120 (480.00 B)
seen = []
m.summary(print_fn=lambda text: seen.append(text))
len(seen), seen[0][:14] #= (1, 'Model: "whole"')
m.summary(line_length=10) #! summary expects line_length to be wide enough for 3 columns, found 10
---
import keras
from keras import layers
m = keras.Sequential([layers.Dense(2, name="d")], name="s")
m.weights, m.layers[0].weights, m.get_weights() #= ([], [], [])
m.output #! The layer s has never been called and thus has no defined output.
---
import keras
keras.Sequential([keras.layers.Dense(2, name="d")], name="s").input_shape #! Sequential model 's' has no defined input shape yet.
---
import keras
keras.Sequential([keras.layers.Dense(2, name="d")], name="s").outputs #! Sequential model 's' has no defined outputs yet.
---
import keras
keras.layers.Dense(2, name="d").input #! The layer d has never been called and thus has no defined input.
---
import keras
keras.layers.Dense(2, name="d").count_params() #! You tried to call `count_params` on layer 'd', but the layer isn't built.
#? build it: layer.build(input_shape), or call it on a tensor
---
import keras
keras.Sequential([keras.layers.Dense(2)], name="s").count_params() #! You tried to call `count_params` on layer 's', but the layer isn't built.
---
import keras
keras.Input(28, 28, 1) #! Cannot convert '28' to a shape.
#? the shape of a sample is one tuple: keras.Input((28, 28, 1))
---
import keras, numpy as np
from keras import layers
i = keras.Input((None, None, 3), name="image")
x = layers.MaxPooling2D()(layers.Conv2D(4, 3, strides=2, padding="same")(i))
i.shape, x.shape, layers.GlobalAveragePooling2D()(x).shape, layers.Resizing(8, 9)(x).shape, layers.UpSampling2D()(x).shape #= ((None, None, None, 3), (None, None, None, 4), (None, 4), (None, 8, 9, 4), (None, None, None, 4))
m = keras.Model(i, layers.Conv2D(2, 1, activation="softmax")(x))
m.input_shape, m.output_shape #= ((None, None, None, 3), (None, None, None, 2))
m.compile("sgd", "sparse_categorical_crossentropy")
list(m.fit(np.ones((2, 16, 16, 3)), np.zeros((2, 4, 4)), verbose=0).history) #= ['loss']
m.predict(np.ones((3, 24, 32, 3)), verbose=0).shape, tuple(m(np.ones((1, 8, 8, 3))).shape) #= ((3, 6, 8, 2), (1, 2, 2, 2))
keras.models.model_from_json(m.to_json()).input_shape #= (None, None, None, 3)
layers.Dense(2, name="last")(layers.Flatten()(x)) #! last has variables whose shape depends on a length that is None, found (None, None)
---
import keras, numpy as np
from keras import layers
m = keras.Sequential([layers.Conv2D(2, 3), layers.GlobalMaxPooling2D()], name="s")
tuple(m(np.ones((1, 16, 16, 3))).shape), tuple(m(np.ones((2, 9, 12, 3))).shape), m.predict(np.ones((2, 5, 5, 3)), verbose=0).shape #= ((1, 2), (2, 2), (2, 2))
keras.applications.MobileNetV2(include_top=False, weights=None, alpha=0.35).output_shape #= (None, None, None, 1280)
m(np.ones((1, 9, 9, 4))) #! s expects samples of shape (None, 16, 16, 3), found (1, 9, 9, 4)
---
import keras, numpy as np
from keras import layers
i = keras.Input((2,))
m = keras.Model(i, {"far": layers.Dense(1, name="one")(i), "near": layers.Dense(2, name="two")(i)})
y = {"near": np.ones((4, 2)), "far": np.ones((4, 1))}
out = m(np.ones((4, 2)))
type(out).__name__, list(out), {k: v.shape for k, v in m.predict(np.ones((4, 2)), verbose=0).items()}, m.output_names, m.output_shape #= ('dict', ['far', 'near'], {'far': (4, 1), 'near': (4, 2)}, ['one', 'two'], [(None, 1), (None, 2)])
m.compile("sgd", {"far": "mse", "near": "mae"}, metrics={"near": ["mse"]}, loss_weights={"far": 2.0, "near": 0.5})
list(m.evaluate(np.ones((4, 2)), y, verbose=0, return_dict=True)), list(m.fit(np.ones((4, 2)), y, verbose=0).history) #= (['far_loss', 'loss', 'near_loss', 'near_mse'], ['far_loss', 'loss', 'near_loss', 'near_mse'])
list(keras.models.clone_model(m)(np.ones((1, 2)))) #= ['far', 'near']
t = keras.Model(i, (layers.Dense(1)(i), layers.Dense(1)(i)))
type(t(np.ones((1, 2)))).__name__, type(t.predict(np.ones((1, 2)), verbose=0)).__name__, type(keras.Model(i, [layers.Dense(1)(i)]).output).__name__ #= ('tuple', 'tuple', 'list')
n = keras.Model([i], [layers.Dense(3)(i), [layers.Dense(4)(i)]])
[type(part).__name__ for part in n(np.ones((1, 2)))][1], n.output_shape #= ('list', [(None, 3), (None, 4)])
---
import keras, numpy as np
from keras import layers
p, q = keras.Input((2,), name="p"), keras.Input((3,), name="q")
m = keras.Model({"p": p, "q": q}, layers.Dense(1)(layers.Concatenate()([p, q])))
tuple(m({"q": np.ones((2, 3)), "p": np.ones((2, 2))}).shape), m.predict({"q": np.ones((2, 3)), "p": np.ones((2, 2))}, verbose=0).shape #= ((2, 1), (2, 1))
class Sum(keras.Model):
    def __init__(self):
        super().__init__()
        self.layer = layers.Dense(2)
    def call(self, inputs):
        return self.layer(inputs["a"]) + self.layer(inputs["b"])
tuple(Sum()({"a": np.ones((3, 4)), "b": np.ones((3, 4))}).shape) #= (3, 2)
m({"q": np.ones((2, 3))}) #! missing data for input “p”: the dict has the keys ['q']
---
import keras
from keras import layers
i = keras.Input((4,), name="in")
u = layers.Dense(4, name="u")(i)
m = keras.Model(i, layers.Dense(2, name="v")(keras.activations.relu(u) * 2 + 1 - i))
[layer.name for layer in m.layers], m.get_layer(index=1).name #= (['in', 'u', 'v'], 'u')
a, b = keras.Input((6, 6, 3), name="image"), keras.Input((9,), name="numbers")
o = layers.Concatenate(name="cat")([layers.Flatten(name="flat")(layers.Conv2D(5, 3, name="conv")(a)), b])
[layer.name for layer in keras.Model([b, a], o).layers] #= ['image', 'conv', 'flat', 'numbers', 'cat']
d = layers.Dense(3, name="twice")
s = keras.Sequential([keras.Input((3,)), d, d])
s.count_params(), [layer.name for layer in s.layers] #= (12, ['twice', 'twice'])
s.pop() is d, len(s.layers), s.output_shape #= (True, 1, (None, 3))
keras.Sequential([layers.Dense(3, name="s"), layers.Dense(3, name="s")]) #! the model has a layer named “s” already
---
import keras, numpy as np
m = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="softmax", kernel_initializer="ones")])
m.predict(np.ones((1, 2)), verbose=0).round(3).tolist() #= [[0.3330000042915344, 0.3330000042915344, 0.3330000042915344]]
m.layers[0].activation.__name__ #= 'softmax'
m.layers[0].activation = None
np.array(m(np.ones((1, 2)))).tolist() #= [[2.0, 2.0, 2.0]]
m.layers[0].activation = keras.activations.relu
np.array(m(-np.ones((1, 2)))).tolist() #= [[0.0, 0.0, 0.0]]
