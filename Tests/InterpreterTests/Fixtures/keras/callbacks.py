# fieldbook only: the same under Keras 3.15, but it takes long to import
import numpy as np, keras
c = keras.callbacks
def fit(rate, epochs, *callbacks):
    m = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, kernel_initializer="zeros")])
    m.compile(keras.optimizers.SGD(rate), "mse")
    m.fit(np.ones((2, 1)), np.array([[1.0], [3.0]]), epochs=epochs, batch_size=2, verbose=0, callbacks=list(callbacks))
save = dict(monitor="loss", save_best_only=True, save_weights_only=True, verbose=1)
fit(0.1, 2, c.ModelCheckpoint("a.weights.h5", **save)) #> ⏎Epoch 1: loss improved from None to 5.00000, saving model to a.weights.h5⏎⏎Epoch 1: finished saving model to a.weights.h5⏎⏎Epoch 2: loss improved from 5.00000 to 2.44000, saving model to a.weights.h5⏎⏎Epoch 2: finished saving model to a.weights.h5
fit(0.25, 3, c.ModelCheckpoint("a.weights.h5", **save, initial_value_threshold=1.5)) #> ⏎Epoch 1: loss did not improve from 1.50000⏎⏎Epoch 2: loss improved from 1.50000 to 1.00000, saving model to a.weights.h5⏎⏎Epoch 2: finished saving model to a.weights.h5⏎⏎Epoch 3: loss did not improve from 1.00000
fit(0.1, 1, c.ModelCheckpoint("a.weights.h5", save_weights_only=True, verbose=1)) #> ⏎Epoch 1: saving model to a.weights.h5⏎⏎Epoch 1: finished saving model to a.weights.h5
import os; os.remove("a.weights.h5")
fit(0.25, 3, c.ReduceLROnPlateau("loss", patience=1, verbose=1)) #> ⏎Epoch 3: ReduceLROnPlateau reducing learning rate to 0.025.
fit(0.25, 5, c.EarlyStopping("loss", patience=1, verbose=1, restore_best_weights=True)) #> Epoch 3: early stopping⏎Restoring model weights from the end of the best epoch: 2.
fit(0.25, 2, c.LearningRateScheduler(lambda e, r: r * 0.5, verbose=1)) #> ⏎Epoch 1: LearningRateScheduler setting learning rate to 0.125.⏎⏎Epoch 2: LearningRateScheduler setting learning rate to 0.0625.
