import numpy as np
import keras
from keras import layers, ops
# An optimizer of one's own
class Plain(keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.1, momentum=0.5, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        self.momentum = momentum
    def build(self, variables):
        super().build(variables)
        self.m = [self.add_variable_from_reference(v, name="momentum") for v in variables]
    def update_step(self, gradient, variable, learning_rate):
        m = self.m[self._get_variable_index(variable)]
        self.assign(m, ops.convert_to_tensor(m) * self.momentum + gradient)
        self.assign_sub(variable, learning_rate * ops.convert_to_tensor(m))
    def get_config(self):
        return {**super().get_config(), "momentum": self.momentum}
v = keras.Variable(np.array([1.0, 2.0], "float32"))
o = Plain()
o.apply([ops.convert_to_tensor([0.5, -1.0])], [v])
o.apply([ops.convert_to_tensor([0.5, -1.0])])
np.array(v).round(4).tolist(), int(o.iterations), round(float(o.learning_rate), 4), o.built #= ([0.875, 2.25], 2, 0.1, True)
o.get_config()["momentum"], round(o.get_config()["learning_rate"], 4), [len(w.shape) for w in o.variables] #= (0.5, 0.1, [0, 0, 1])
x = np.array([[1.0, 2], [0, 1], [1, 1], [2, 0]], "float32")
y = x @ np.array([[1.0], [-2]], "float32")
m = keras.Sequential([layers.Dense(1, kernel_initializer="ones")])
m.compile(Plain(0.05), "mse")
h = m.fit(x, y, epochs=5, batch_size=4, verbose=0)
[round(l, 4) for l in h.history["loss"]] #= [13.5, 7.6641, 3.3096, 1.7734, 1.4453]
m.optimizer.momentum, isinstance(m.optimizer, keras.optimizers.Optimizer) #= (0.5, True)
---
import numpy as np
import keras
from keras import layers, ops
x = np.array([[1.0, 2], [0, 1], [1, 1], [2, 0]], "float32")
y = x @ np.array([[1.0, 0], [-2, 1]], "float32")
def losses(optimizer):
    m = keras.Sequential([layers.Dense(3, activation="tanh", kernel_initializer=keras.initializers.Constant(0.3)), layers.Dense(2, kernel_initializer="ones")])
    m.compile(optimizer, "mse")
    return [round(l, 3) for l in m.fit(x, y, epochs=4, batch_size=4, verbose=0).history["loss"]]
losses(keras.optimizers.Adafactor(0.1)) #= [5.593, 4.793, 4.278, 3.92]
losses(keras.optimizers.Muon(0.05)) #= [5.593, 5.058, 4.577, 4.16]
v = keras.Variable([1.0, 2.0])
o = keras.optimizers.ScheduleFreeAdamW(0.05, warmup_steps=2)
for g in ([0.5, -1.0], [0.25, 2.0], [1.0, 1.0]): o.apply([ops.convert_to_tensor(g)], [v])
np.array(v).round(4).tolist() #= [0.9286999702453613, 1.9710999727249146]
losses(keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.05))) #= [5.593, 3.416, 2.729, 2.563]
keras.optimizers.Muon(0.05).get_config()["ns_steps"], keras.optimizers.Adafactor().get_config()["clip_threshold"] #= (5, 1.0)
v = keras.Variable([1.0, 2.0])
o = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.5), initial_scale=4.0, dynamic_growth_steps=2)
o.apply([ops.convert_to_tensor([4.0, 8.0])], [v])
o.apply([ops.convert_to_tensor([np.inf, 8.0])], [v])
np.array(v).tolist(), float(o.dynamic_scale), float(o.scale_loss(3.0)) #= ([0.5, 1.0], 2.0, 6.0)
# A class that descends from Sequential
class Net(keras.Sequential):
    def __init__(self, width):
        super().__init__([layers.Dense(width, kernel_initializer="ones"), layers.Dense(1, kernel_initializer="ones")])
n = Net(3)
np.array(n(np.ones((1, 2), "float32"))).tolist(), len(n.layers), isinstance(n, keras.Sequential), type(n).__name__ #= ([[6.0]], 2, True, 'Net')
n.compile("sgd", "mse")
round(n.evaluate(np.ones((1, 2)), np.ones((1, 1)), verbose=0), 3) #= 25.0
