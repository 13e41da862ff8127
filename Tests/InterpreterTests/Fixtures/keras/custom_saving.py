# fieldbook only: the same under Keras 3.15, but it takes long to import
import keras
import numpy as np
from keras import layers, ops
@keras.saving.register_keras_serializable(package="Mine")
class Scale(layers.Layer):
    def __init__(self, factor=2.0, **options):
        super().__init__(**options)
        self.factor = factor
    def build(self, shape):
        self.offset = self.add_weight(shape=(shape[-1],), initializer="ones", name="offset")
    def call(self, x):
        return x * self.factor + self.offset
    def get_config(self):
        config = super().get_config()
        config.update({"factor": self.factor})
        return config
s = Scale(3.0, name="s")
sorted(s.get_config()), s.get_config()["factor"], keras.saving.get_registered_name(Scale) #= (['dtype', 'factor', 'name', 'trainable'], 3.0, 'Mine>Scale')
Scale.from_config(s.get_config()).factor, keras.saving.get_registered_object("Mine>Scale") is Scale #= (3.0, True)
m = keras.Sequential([keras.Input((2,)), s, layers.Dense(1)])
copy = keras.models.model_from_json(m.to_json())
copy.layers[0].factor, type(copy.layers[0]).__name__, copy.layers[0].name, copy.count_params() #= (3.0, 'Scale', 's', 5)
class Plain(layers.Layer):
    def __init__(self, size, **options):
        super().__init__(**options)
        self.size = size
    def call(self, x):
        return ops.concatenate([x] * self.size, axis=-1)
    def get_config(self):
        return {**super().get_config(), "size": self.size}
    @classmethod
    def from_config(cls, config):
        return cls(**config)
m = keras.Sequential([keras.Input((2,)), Plain(3)])
keras.models.model_from_json(m.to_json(), custom_objects={"Plain": Plain}).output_shape #= (None, 6)
with keras.saving.custom_object_scope({"Plain": Plain}):
    c = keras.models.clone_model(m)
c.layers[0].size #= 3
