# fieldbook only: the same under Keras 3.15 where it has the network, but it takes long to import
import keras
from keras.applications import ResNet50
from keras.applications.mobilenet_v2 import MobileNetV2
MobileNetV2(weights=None).count_params(), MobileNetV2(weights=None, include_top=False).output_shape #= (3538984, (None, None, None, 1280))
small = MobileNetV2(input_shape=(32, 32, 1), alpha=0.35, weights=None, classes=10)
small.name, small.input_shape, small.output_shape, small.layers[1].name, small.layers[-1].name #= ('mobilenetv2_0.35_32', (None, 32, 32, 1), (None, 10), 'Conv1', 'predictions')
net = ResNet50(weights=None)
net.count_params(), net.name, [layer.name for layer in net.layers[1:5]] #= (25636712, 'resnet50', ['conv1_pad', 'conv1_conv', 'conv1_bn', 'conv1_relu'])
keras.applications.VGG16(weights=None, include_top=False, pooling="avg").output_shape #= (None, 512)
keras.applications.Xception(weights=None).count_params(), keras.applications.resnet.ResNet101(weights=None).count_params() #= (22910480, 44707176)
keras.applications.xception.Xception(weights=None, input_tensor=keras.Input((96, 96, 3)), pooling="max", include_top=False).output_shape #= (None, 2048)
---
import keras
x = keras.Input((40, 40, 3))
y = keras.layers.Rescaling(1 / 127.5, offset=-1)(x)
base = keras.applications.MobileNetV2(input_tensor=y, include_top=False, weights=None)
base.input_shape, base.output_shape, len(base.layers) #= ((None, 40, 40, 3), (None, 2, 2, 1280), 155)
---
import keras
import numpy as np
def r(x): return [round(float(v), 3) for v in np.array(x).reshape(-1)]
photo = np.array([[[[0, 127.5, 255]]]], dtype="float32")
r(keras.applications.mobilenet.preprocess_input(photo)), r(keras.applications.mobilenet_v2.preprocess_input(photo)) #= ([-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0])
r(keras.applications.resnet.preprocess_input(photo)), r(keras.applications.vgg16.preprocess_input(photo)) #= ([151.061, 10.721, -123.68], [151.061, 10.721, -123.68])
r(keras.applications.imagenet_utils.preprocess_input(photo, mode="torch")), r(photo) #= ([-2.118, 0.196, 2.64], [0.0, 127.5, 255.0])
keras.applications.mobilenet.preprocess_input(np.array([[0, 255]], dtype="uint8")).dtype == "float32" #= True
image = keras.Input((1, 1, 3))
[r(keras.Model(image, m.preprocess_input(image))(photo)) for m in [keras.applications.xception, keras.applications.resnet50]] #= [[-1.0, 0.0, 1.0], [151.061, 10.721, -123.68]]
r(keras.Model(image, keras.applications.imagenet_utils.preprocess_input(image, mode="torch"))(photo)) #= [-2.118, 0.196, 2.64]
keras.applications.resnet.preprocess_input(np.zeros((2, 4, 4, 1))) #! preprocess_input expects images of 3 channels, found 1
#? np.repeat(x, 3, axis=-1)
scores = np.zeros((2, 1000), "float32")
scores[0, 285], scores[0, 281], scores[0, 282] = 0.5, 0.25, 0.125
scores[1, 999], scores[1, 0] = 0.75, 0.25
keras.applications.mobilenet_v2.decode_predictions(scores, top=2) #= [[('n02124075', 'Egyptian_cat', np.float32(0.5)), ('n02123045', 'tabby', np.float32(0.25))], [('n15075141', 'toilet_tissue', np.float32(0.75)), ('n01440764', 'tench', np.float32(0.25))]]
[name for _, name, _ in keras.applications.resnet.decode_predictions(scores.tolist(), top=3)[0]] #= ['Egyptian_cat', 'tabby', 'tiger_cat']
len(keras.applications.imagenet_utils.decode_predictions(scores)[1]), len(keras.applications.vgg16.decode_predictions(scores, top=0)[0]) #= (5, 1000)
[len(keras.applications.vgg16.decode_predictions(scores, top=k)[0]) for k in (-990, -2**63, 2**63 - 1)] #= [10, 0, 1000]
keras.applications.resnet.decode_predictions(np.zeros((1, 10))) #! `decode_predictions` expects a batch of predictions (i.e. a 2D array of shape (samples, 1000)). Received array with shape: (1, 10)
---
import keras
from keras.applications import MobileNetV2, ResNet50
MobileNetV2(alpha=0, weights=None) #! MobileNetV2: `alpha` must be above 0, and 16 at most, found 0
#^ 0
MobileNetV2(alpha=-1.0, weights=None) #! MobileNetV2: `alpha` must be above 0, and 16 at most, found -1.0
MobileNetV2(alpha=0.4) #! MobileNetV2: `alpha` must be 0.35, 0.5, 0.75, 1.0, 1.3 or 1.4 with weights="imagenet", found 0.4
#? weights=None takes any; others were never trained
MobileNetV2(weights="imagenet", classes=10) #! MobileNetV2: `classes` must be 1000 with weights="imagenet" and a top, found 10
#? include_top=False leaves the classifying layers to you, weights=None draws all weights
MobileNetV2(weights="imagnet") #! MobileNetV2 does not know weights='imagnet'; did you mean 'imagenet'?
MobileNetV2(input_shape=(96, 96, 1)) #! MobileNetV2: `input_shape` must have 3 channels with weights="imagenet", found (96, 96, 1)
#? weights=None takes any number
ResNet50(input_shape=(64, 64, 3)) #! ResNet50: `input_shape` must be (224, 224, 3) with weights="imagenet" and a top, found (64, 64, 3)
#? include_top=False takes other sizes
ResNet50(classifier_activation="relu") #! ResNet50: `classifier_activation` must be "softmax" or None with weights="imagenet", found 'relu'
ResNet50(input_shape=(28, 28, 1), weights=None) #! ResNet50: `input_shape` must be at least 32 × 32, as in Keras, found (28, 28, 1)
#? fieldbook.applications.ResNet50 takes smaller images
ResNet50(input_shape=(28, 28), weights=None) #! ResNet50: `input_shape` must be (height, width, channels), found (28, 28)
ResNet50(classes=0, weights=None) #! ResNet50: `classes` must be 1 or more, found 0
ResNet50(pooling="mean", weights=None) #! ResNet50: `pooling` must be "avg", "max" or None, found 'mean'
keras.applications.InceptionResNetV2(weights=None) #! keras.applications.InceptionResNetV2 is in Keras, not in Fieldbook
---
import keras
import fieldbook
from fieldbook.applications import LeNet5, AlexNet, GoogLeNet, ResNet18, UNet
from fieldbook import applications
LeNet5().count_params(), LeNet5(scheme="1998").count_params(), AlexNet().count_params() #= (61706, 60840, 60965224)
[GoogLeNet(input_shape=(32, 32, 1), classes=10, width=0.125, auxiliary=True).outputs[k].shape for k in range(3)] #= [(None, 10), (None, 10), (None, 10)]
[applications.SENet154(input_shape=(28, 28, 1), classes=10, width=0.0625, include_top=False, pooling="avg").output_shape, ResNet18(width=0.25, classes=5).output_shape] #= [(None, 128), (None, 5)]
[n(input_shape=(40, 56, 3), classes=4, width=0.0625).output_shape for n in [applications.FCN32s, applications.FCN16s, applications.FCN8s, UNet, applications.DeepLabV3]] #= [(None, 40, 56, 4), (None, 40, 56, 4), (None, 40, 56, 4), (None, 40, 56, 4), (None, 40, 56, 4)]
AlexNet(input_shape=(24, 24, 3)) #! AlexNet needs images of 25 × 25 or more, found 24 × 24: pool5 has a window of 3 × 3, and 2 × 2 are left when it comes to it
#^ (24, 24, 3)
AlexNet(input_shape=(66, 66, 3), stride=4) #! AlexNet needs images of 67 × 67 or more, found 66 × 66: pool5 has a window of 3 × 3, and 2 × 2 are left when it comes to it
#? layers.Resizing(67, 67) makes images larger; or input_shape=(67, 67, 3)
LeNet5(scheme="1998", width=2) #! LeNet5 as it was in 1998 has 16 maps in C3: its connections are a table, its outputs are drawn digits; width cannot be another
#? scheme="modern" takes any
LeNet5(scheme="1989") #! LeNet5 does not know scheme='1989'; did you mean '1998'?
ResNet18(width=0) #! ResNet18: `width` must be above 0, and 16 at most, found 0
UNet(input_shape=(100, 100, 1), padding="valid") #! UNet needs images of 188 × 188 or more, found 100 × 100: bottom_conv1 has a window of 3 × 3, and 2 × 2 are left when it comes to it
applications.DeepLabV3(output_stride=4) #! DeepLabV3: `output_stride` must be 8, 16 or 32, found 4
---
import keras
import numpy as np
from fieldbook.applications import blocks
x = keras.Input((16, 16, 8))
blocks.residual(x, filters=16, stride=2).shape, blocks.bottleneck(x, filters=4).shape #= ((None, 8, 8, 16), (None, 16, 16, 16))
blocks.inception(x, 8, (4, 8), (2, 4), 4).shape, blocks.squeeze_and_excite(x, reduction=4).shape #= ((None, 16, 16, 24), (None, 16, 16, 8))
blocks.separable(x, 12).shape, blocks.inverted_residual(x, filters=8).shape, blocks.atrous_pyramid(x, filters=6, rates=[2, 4]).shape #= ((None, 16, 16, 12), (None, 16, 16, 8), (None, 16, 16, 6))
m = keras.Model(x, blocks.residual(x, filters=8, name="block"))
[layer.name for layer in m.layers[1:]] #= ['block_1_conv', 'block_1_bn', 'block_1_relu', 'block_2_conv', 'block_2_bn', 'block_add', 'block_out']
gates = np.array(blocks.channel_gates(np.ones((2, 4, 4, 32), dtype="float32")))
gates.shape, bool((gates > 0).all() and (gates < 1).all()) #= ((2, 1, 1, 32), True)
blocks.residual(np.ones((4, 4, 8)), filters=8) #! residual expects images (N, H, W, C), found shape (4, 4, 8)
#? add a batch axis: image[np.newaxis]
blocks.residual(keras.Input((8,)), filters=8) #! residual expects images (N, H, W, C), found shape (None, 8)
blocks.residual(x, filters=0) #! residual: `filters` must be 1 or more, found 0
---
import keras
import numpy as np
from keras import layers
model = keras.Sequential([keras.Input((28, 28, 1)), layers.Conv2D(4, 5, activation="relu", name="conv"), layers.MaxPooling2D(), layers.Flatten(), layers.Dropout(0.5), layers.Dense(8, activation="relu"), layers.Dense(3, activation="softmax")], name="digits")
wide = convolutionalize(model, input_shape=(56, 56, 1))
wide.output_shape, wide.name, [type(layer).__name__ for layer in wide.layers[-3:]] #= ((None, 15, 15, 3), 'digits_convolutional', ['Dropout', 'Conv2D', 'Conv2D'])
x = np.random.rand(2, 56, 56, 1).astype("float32")
grid = np.array(wide.predict(x, verbose=0))
bool(np.abs(grid[:, 3, 5] - np.array(model.predict(x[:, 6:34, 10:38], verbose=0))).max() < 1e-5) #= True
receptive_field(model, "conv") == (5, 5), receptive_field(model, model.layers[1]), receptive_field(model, model.layers[-1]) #= (True, (6, 6), None)
receptive_field(model, "convolution") #! the model has no layer “convolution”
convolutionalize(keras.Sequential([keras.Input((784,)), layers.Dense(10)], name="dense")) #! dense has no convolutional form: its input of shape (784,) is no image
#? a convolution needs rows, columns and channels: keras.Input((28, 28, 1))
convolutionalize(model, input_shape=(20, 20, 1)) #! digits has no convolutional form: its window of (28, 28, 1) does not fit into images of (20, 20, 1)
#? input_shape=(56, 56, 1)
