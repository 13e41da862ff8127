# What get_config gives of layers of one's own that say nothing of it: what they were made with.
import keras

class Scaled(keras.layers.Layer):
    def __init__(self, units, *, rate=0.5, act=None):
        super().__init__()
        self.units = units
    def call(self, x): return x * self.units

def told(layer):
    config = layer.get_config()
    return {key: value for key, value in config.items() if key != "dtype"}
told(Scaled(3)) #= {'units': 3, 'rate': 0.5, 'act': None, 'trainable': True}
told(Scaled((1, 2), act="relu")) #= {'units': (1, 2), 'rate': 0.5, 'act': 'relu', 'trainable': True}
told(Scaled([1, {"a": 2}], rate=1)) #= {'units': [1, {'a': 2}], 'rate': 1, 'act': None, 'trainable': True}

class Named(keras.layers.Layer):
    def __init__(self, units, name="z", **kw):
        super().__init__(name=name, **kw)
    def call(self, x): return x
told(Named(3, trainable=False)) #= {'name': 'z', 'units': 3, 'trainable': False}

class Open(keras.layers.Layer):
    def __init__(self, units, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def call(self, x): return x * self.units
told(Open(3, name="q")) #= {'name': 'q', 'units': 3, 'rate': 0.5, 'trainable': True}
model = keras.Sequential([keras.Input((4,)), Open(3, name="q"), keras.layers.Dense(2)])
model.save("own.keras")
keras.models.load_model("own.keras", custom_objects={"Open": Open}).layers[0].units #= 3
import os; os.remove("own.keras")

class Any(keras.layers.Layer):
    def __init__(self, *args): super().__init__()
told(Any()) #= {'trainable': True}

class Said(keras.layers.Layer):
    def __init__(self, u):
        super().__init__()
        self.u = u
    def get_config(self): return {**super().get_config(), "u": self.u}
told(Said(2)) #= {'name': 'said', 'trainable': True, 'u': 2}
---
import keras
class Scaled(keras.layers.Layer):
    def __init__(self, inner): super().__init__()
Scaled(keras.layers.Dense(2)).get_config() #! Object Scaled was created by passing non-serializable argument values in `__init__()`, and therefore the object must override `get_config()`
 #? define get_config in Scaled: return {**super().get_config(), 'units': self.units}
---
import keras
class Any(keras.layers.Layer):
    def __init__(self, *args): super().__init__()
Any(3).get_config() #! Object Any was created by passing positional only or variadic positional arguments to `__init__()`, and therefore the object must override `get_config()`
 #? define get_config in Any: return {**super().get_config(), 'units': self.units}
