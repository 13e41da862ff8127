# fieldbook only: plain functions that draw
import numpy as np
import keras
from keras import layers
bar = np.zeros((4, 60)); bar[1:3, 10:50] = 1
show(bar, labels="one") #>                             one⏎          ++++++++++++++++++++++++++++++++++++++++⏎          ++++++++++++++++++++++++++++++++++++++++
show(np.stack([np.eye(16)] * 3), columns=3, title="all") #>                                       all⏎    ++                         ++                         ++⏎      ++                         ++                         ++⏎        ++                         ++                         ++⏎          ++                         ++                         ++⏎            ++                         ++                         ++⏎              ++                         ++                         ++⏎                ++                         ++                         ++⏎                  ++                         ++                         ++
show(np.ones((1, 2, 18, 5)) * np.arange(5), labels=["a", "b", "c", "d", "e"], columns=2) #>                   a                                        b⏎ ....................................     ::::::::::::::::::::::::::::::::::::⏎ ....................................     ::::::::::::::::::::::::::::::::::::⏎⏎                  c                                        d⏎ ++++++++++++++++++++++++++++++++++++     ####################################⏎ ++++++++++++++++++++++++++++++++++++     ####################################⏎⏎                  e⏎ @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@⏎ @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@⏎⏎                            0   ..::--==++**##%%@@ 4
show(np.full((2, 40, 3), 255, dtype="uint8")), show(np.zeros((2, 40))) #> ................................................................................⏎................................................................................⏎................................................................................⏎................................................................................
show([]) #! show expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape (0,)
show(np.zeros(784)) #! show expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape (784,)
#? make it a picture first: x.reshape(28, 28)
show("x") #! show expects a picture, a batch, a layer, a model or a figure, found str
show(np.zeros((3, 8, 8)), labels=["a"]) #! there are 3 pictures and 1 labels
show(np.zeros((2, 8, 8, 16))) #! show expects a picture (H, W), (H, W, 1), (H, W, 3) or (H, W, 4), found shape (2, 8, 8, 16)
plot({"loss": [0.9, 0.5, 0.3], "val_loss": [0.8, 0.6, 0.5]}) #>                                 loss⏎    │⠉⠒⠤⣀⏎ 0.8┤⣀  ·⠉⠒⠤⣀   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·⏎    │ ⠉ ⠐⠒⠄ ⣀⣉⠒⠤⣀⏎    │          ⠈⠒⠋⠒⠤⣀⏎    │                ⠉⠚⠭⣂ ⠤⠤ ⢀⏎ 0.6┤   ·   ·   ·   ·   ·⠉⠒⠤⣀ ⠉⠁·⠒⠤ ⠠⣀⡀ ⣀   ·   ·   ·   ·   ·⏎    │                        ⠉⠒⠤⣀        ⠉ ⠈⠉⠂ ⠒⠒ ⠠⠤⠄ ⣀⣀⏎    │                            ⠉⠒⠒⠤⠤⣀⣀                 ⠈⠉⠁ ⠑⠒⏎    │                                   ⠉⠉⠒⠒⠤⠤⣀⣀⏎ 0.4┤   ·   ·   ·   ·   ·   ·   ·   ·   ·   ·   ⠉⠉⠑⠒⠢⠤⢄⣀⡀   ·⏎    │                                                   ⠈⠉⠑⠒⠢⠤⢄⣀⏎    └┬────────────────────────────┬────────────────────────────┬⏎     1                            2                            3⏎                                epoch⏎     ⠤⠤⠤ training   ⠤ ⠤ validation
bars = np.zeros((2, 40)); bars[:, :8] = 1
show(bars, heat=np.array([[0.0, 2.0]])) #> @@@@@@@#                                 ....................%%%%%%%%%%%%%%%%%%%⏎⏎                            0 ..:::----===++**###% 2⏎                                      heat
show(bars, mask=np.array([[0, 1, 0, 2]]), names=["none", "cat", "dog"]) #> @@@@@@@#                                 ··········##########··········ooooooooo⏎⏎·  none   #  cat   o  dog
show(bars, heat=np.zeros(3)) #! show expects `heat` of shape (H, W) or (N, H, W), found shape (3,)
show(bars, heat=np.zeros((2, 4, 4))) #! show needs as many of `heat` as pictures, found 2 and 1
show(bars, mask=np.full((2, 2), 0.5)) #! show expects class numbers from 0 to 99 in `mask`, found 0.5
#? the class of each pixel is np.argmax(probabilities, axis=-1)
show(bars, mask=np.ones((2, 2)), names=["none"]) #! there are 2 classes, and 1 names
show(bars, mask=np.ones((2, 2)), heat=np.ones((2, 2))) #! show draws heat or a mask over a picture, not both
show(bars, mask=np.ones((2, 2)), alpha=2) #! show: `alpha` must be from 0 to 1, found 2
plot(3) #! plot expects what fit gave, found int
#? history = model.fit(…), then plot(history); for numbers use plt.plot(x, y)
confusion([0, 1, 1, 2], [0, 1, 2, 2], names=["cat", "dog", "fish"]) #>         predicted⏎true  cat   dog  fish     found⏎cat     1     ·     ·   100.0 %⏎dog     ·     1     1    50.0 %⏎fish    ·     ·     1   100.0 %
confusion([0, 1], np.array([[0.9, 0.1], [0.8, 0.2]])) #>        predicted⏎true 0  1     found⏎0    1  ·   100.0 %⏎1    1  ·     0.0 %
confusion([0, 1], [0]) #! confusion needs as many labels as predictions, found 2 and 1
confusion([0, 200], [0, 1]) #! confusion expects class numbers from 0 to 99, found 200
confusion([0, -1], [0, 1]) #! confusion expects class numbers from 0 to 99, found -1
confusion([0, 1], [0, 1], names=["a"]) #! there are 2 classes, and 1 names
---
import keras
from keras import layers
inputs = keras.Input((8, 8, 3), name="photo")
a = layers.Conv2D(4, 3, padding="same", activation="relu", name="conv")(inputs)
b = layers.DepthwiseConv2D(3, strides=2, padding="same", name="deep")(a)
c = layers.MaxPooling2D(name="pool")(a)
d = layers.Add(name="sum")([b, c])
e = layers.Dropout(0.5, name="drop")(layers.BatchNormalization(name="norm")(d))
model = keras.Model(inputs, layers.Dense(2, activation="softmax", name="out")(layers.Flatten(name="flat")(e)), name="small")
show(model) #> small   298 parameters⏎○    photo  Input                   8×8×3⏎●    conv   Conv2D 3×3, relu        8×8×4  112⏎├─●  deep   DepthwiseConv2D 3×3 /2  4×4×4   40⏎● │  pool   MaxPooling2D 2×2        4×4×4⏎●─╯  sum    Add                     4×4×4⏎●    norm   BatchNormalization      4×4×4   16⏎●    drop   Dropout 0.5             4×4×4⏎●    flat   Flatten                 64⏎●    out    Dense, softmax          2      130
import numpy as np
a_kernel = layers.Conv2D(2, (1, 2), name="edges"); a_kernel.build((None, 4, 4, 1))
a_kernel.set_weights([np.array([[[[-1, 1]], [[1, 0]]]], dtype="float32"), np.zeros(2)])
show(a_kernel) #>                                 Kernels of edges⏎                  0                                        1⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎                   @@@@@@@@@@@@@@@@@@@   @@@@@@@@@@@@@@@@@@@+++++++++++++++++++⏎⏎                           -1   ..::--==++**##%%@@ 1⏎                                     weight
show(layers.Dense(2, name="heads")) #! show draws the kernels of a convolution, and heads has none
#? call it, or a model that has it, on an input first
keras.utils.plot_model(model, to_file=None, show_shapes=True) #> small⏎○    Input                   8×8×3⏎●    Conv2D 3×3, relu        8×8×4⏎├─●  DepthwiseConv2D 3×3 /2  4×4×4⏎● │  MaxPooling2D 2×2        4×4×4⏎●─╯  Add                     4×4×4⏎●    BatchNormalization      4×4×4⏎●    Dropout 0.5             4×4×4⏎●    Flatten                 64⏎●    Dense, softmax          2
keras.utils.plot_model(model, "/tmp/nowhere/model.png") #! cannot write /tmp/nowhere/model.png: No such file or directory
keras.utils.plot_model(model, "model.svg", rankdir="LR") #! plot_model does not know rankdir='LR'
keras.utils.plot_model(3) #! plot_model expects a model for `model`, found int
show(keras.Sequential([layers.Dense(3)], name="line")) #! line does not know the shape of its input yet
shared = layers.Dense(3, name="shared")
x = keras.Input((3,), name="x")
show(keras.Model(x, shared(shared(x)), name="twice")) #> twice   12 parameters⏎○  x       Input  3⏎●  shared  Dense  3  12⏎●  shared  Dense  3
outer = keras.Sequential([keras.Input((8, 8, 3), name="in"), model, layers.Dense(1, name="last")], name="outer")
show(outer) #> outer   301 parameters⏎○  in     Input       8×8×3⏎●  small  Functional  2      298⏎●  last   Dense       1        3
