# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
from keras import layers
keras.backend.clear_session()
i = keras.Input((3,))
i, i.name #= (<KerasTensor shape=(None, 3), dtype=float32, sparse=False, ragged=False, name=keras_tensor>, 'keras_tensor')
x = layers.Dense(2)(i)
x #= <KerasTensor shape=(None, 2), dtype=float32, sparse=False, ragged=False, name=keras_tensor_1>
x + 1 #= <KerasTensor shape=(None, 2), dtype=float32, sparse=False, ragged=False, name=keras_tensor_2>
keras.Input((2, 2), dtype="int32", name="zz") #= <KerasTensor shape=(None, 2, 2), dtype=int32, sparse=False, ragged=False, name=zz>
keras.Input((2, 2), batch_size=5) #= <KerasTensor shape=(5, 2, 2), dtype=float32, sparse=False, ragged=False, name=keras_tensor_3>
s = keras.Sequential([keras.Input((3,)), layers.Dense(2), layers.Dense(2)])
s.inputs, s.outputs #= ([<KerasTensor shape=(None, 3), dtype=float32, sparse=False, ragged=False, name=keras_tensor_4>], [<KerasTensor shape=(None, 2), dtype=float32, sparse=False, ragged=False, name=keras_tensor_6>])
s.add(layers.Dense(1))
s.outputs #= [<KerasTensor shape=(None, 1), dtype=float32, sparse=False, ragged=False, name=keras_tensor_9>]
s.pop().name, s.outputs[0].name #= ('dense_3', 'keras_tensor_11')
m = keras.Model(i, x)
m.name, m.layers[0].name #= ('functional_3', 'input_layer')
---
# fieldbook only: as above
import keras
import numpy as np
from keras import layers
keras.backend.clear_session()
def following():
    i = keras.Input((1,))
    return keras.Model(i, layers.Identity()(i)).name, i.name
s = keras.Sequential([layers.Dense(2), layers.Dense(2)])
following() #= ('functional', 'keras_tensor')
y = s(np.ones((5, 3)))
s.inputs, s.input_shape, s.output_shape #= ([<KerasTensor shape=(5, 3), dtype=float32, sparse=False, ragged=False, name=keras_tensor_2>], (5, 3), (5, 2))
following() #= ('functional_2', 'keras_tensor_5')
s = keras.Sequential(); s.add(keras.Input((3,))); s.add(layers.Dense(2)); s.add(layers.Dense(2)); s.add(layers.Dense(2))
following() #= ('functional_6', 'keras_tensor_14')
base = keras.Sequential([keras.Input((3,)), layers.Dense(2)])
s = keras.Sequential([base, layers.Dense(2)])
s.built, s.inputs #= (True, [<KerasTensor shape=(None, 3), dtype=float32, sparse=False, ragged=False, name=keras_tensor_18>])
following() #= ('functional_9', 'keras_tensor_21')
s = keras.Sequential([layers.Dense(2), layers.Dense(1)]); s.compile("sgd", "mse")
h = s.fit(np.ones((10, 3)), np.ones((10, 1)), batch_size=4, verbose=0)
s.output_shape #= (None, 1)
s = keras.Sequential([layers.Dense(2), layers.Dense(1)]); s.compile("sgd", "mse")
h = s.fit(np.ones((8, 3)), np.ones((8, 1)), batch_size=4, verbose=0)
s.output_shape #= (4, 1)
s = keras.Sequential([layers.Dense(2)])
p = s.predict(np.ones((10, 3)), batch_size=4, verbose=0)
s.output_shape #= (4, 2)
i = keras.Input((3,), batch_size=5)
m = keras.Model(i, layers.Dense(2)(i))
m.input_shape, m.output_shape, m.get_config()["layers"][0]["config"]["dtype"] #= ((5, 3), (5, 2), 'float32')
keras.models.model_from_json(m.to_json()).output_shape, m.predict(np.ones((10, 3)), batch_size=5, verbose=0).shape #= ((5, 2), (10, 2))
---
# fieldbook only: as above
import keras
import numpy as np
from keras import layers
class Scaled(layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1],), initializer="ones")
    def call(self, x):
        return x * self.w
class Told(Scaled):
    def compute_output_shape(self, shape):
        return shape
class Net(keras.Model):
    def __init__(self):
        super().__init__(name="net")
        self.parts = [Scaled(name="scaled"), Told(name="told"), keras.Sequential([layers.Dense(3)], name="inner"), layers.Dropout(0.5, name="drop"), layers.Flatten(name="flat"), layers.Dense(1, name="out")]
    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x
def rows(m):
    lines = []
    m.summary(print_fn=lambda text, **more: lines.append(text))
    return [[c.strip() for c in line.split("│")[1:4]] for line in lines[0].split("\n") if line.startswith("│")]
n = Net()
rows(n) #= [['scaled (Scaled)', '?', '0 (unbuilt)'], ['told (Told)', '?', '0 (unbuilt)'], ['inner (Sequential)', '?', '0 (unbuilt)'], ['drop (Dropout)', '?', '0'], ['flat (Flatten)', '?', '0 (unbuilt)'], ['out (Dense)', '?', '0 (unbuilt)']]
y = n(np.ones((5, 3)))
rows(n) #= [['scaled (Scaled)', '?', '3'], ['told (Told)', '(5, 3)', '3'], ['inner (Sequential)', '(5, 3)', '12'], ['drop (Dropout)', '?', '0'], ['flat (Flatten)', '(5, 3)', '0'], ['out (Dense)', '(5, 1)', '4']]
n = Net(); y = n(keras.Input((3,)))
rows(n) #= [['scaled (Scaled)', '?', '3'], ['told (Told)', '(None, 3)', '3'], ['inner (Sequential)', '(None, 3)', '12'], ['drop (Dropout)', '?', '0'], ['flat (Flatten)', '(None, 3)', '0'], ['out (Dense)', '(None, 1)', '4']]
n = Net(); n.compile("sgd", "mse"); h = n.fit(np.ones((8, 3)), np.ones((8, 1)), batch_size=4, verbose=0)
rows(n) #= [['scaled (Scaled)', '?', '3'], ['told (Told)', '(4, 3)', '3'], ['inner (Sequential)', '(4, 3)', '12'], ['drop (Dropout)', '?', '0'], ['flat (Flatten)', '(4, 3)', '0'], ['out (Dense)', '(4, 1)', '4']]
class Built(Net):
    def build(self, shape):
        self.parts[-1].build(shape)
        self.built = True
n = Built(); n.build((None, 3))
rows(n)[-1] #= ['out (Dense)', '(None, 1)', '4']
layers.Dropout(0.5).built, layers.Flatten().built, layers.MaxPooling2D().built, layers.Dense(1).built #= (True, False, True, False)
---
# fieldbook only: as above
import keras
import numpy as np
from keras import layers
class Two(keras.Model):
    def __init__(self, **options):
        super().__init__(**options)
        self.a = layers.Dense(1); self.b = layers.Dense(1)
    def call(self, x):
        return self.a(x), self.b(x)
class Named(Two):
    def call(self, x):
        return {"p": self.a(x), "q": self.b(x)}
x, y = np.ones((8, 3)), np.ones((8, 1))
def keys(m, y, **options):
    m.compile("sgd", **options)
    return list(m.fit(x, y, verbose=0).history)
keys(Two(), (y, y), loss=["mse", "mae"], metrics=[["mae"], ["mae"]]) #= ['loss', 'mae', 'mae_1', 'mae_loss', 'mse_loss']
keys(Two(), (y, y), loss=["mse", "mse"], metrics=[["mae"], ["mse", "mae"]]) #= ['loss', 'mae', 'mae_1', 'mse', 'mse_loss']
keys(Two(), (y, y), loss="mse") #= ['loss', 'mse_loss']
keys(Two(), (y, y), loss=[keras.losses.MeanSquaredError(), keras.losses.MeanAbsoluteError(name="zz")]) #= ['loss', 'mean_squared_error_loss', 'zz_loss']
type(Two()(x)).__name__, sorted(Named()(x)), sorted(Named().predict(x, verbose=0)), sorted(Named()(keras.Input((3,)))) #= ('tuple', ['p', 'q'], ['p', 'q'], ['p', 'q'])
keys(Named(), {"p": y, "q": y}, loss={"p": "mse", "q": "mae"}, metrics={"p": ["mae"], "q": ["mae"]}) #= ['loss', 'p_loss', 'p_mae', 'q_loss', 'q_mae']
---
# fieldbook only: as above
import keras
import numpy as np
class Branch(keras.layers.Layer):
    def call(self, x):
        if keras.ops.max(x, axis=-1) > 0:
            return x * 2
        return x * 3
b = Branch()
b(np.ones((1, 2))).numpy().tolist(), b(-np.ones((1, 2))).numpy().tolist() #= ([[2.0, 2.0]], [[-3.0, -3.0]])
i = keras.Input((3,))
i == None, i in [1] #= (False, False)
bool(i) #! A symbolic KerasTensor cannot be used as a boolean.
1 if i > 0 else 2 #! A symbolic KerasTensor cannot be used as a boolean.
---
import keras
from keras import ops
# Operations of a layer's call are not counted
keras.backend.clear_session()
class Mixing(keras.layers.Layer):
    def call(self, x):
        return ops.sigmoid(x * ops.tanh(x) + 1) * 2
i = keras.Input((3,))
x = Mixing()(i)
y = keras.layers.multiply([x, i])
[layer.name for layer in keras.Model(i, y + 1).layers], ops.tanh(i).name.split("_")[0], keras.layers.Add().name #= (['input_layer', 'mixing', 'multiply'], 'keras', 'add_1')
