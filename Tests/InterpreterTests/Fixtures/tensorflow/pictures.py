# fieldbook only: the same under TensorFlow 2.21, but it takes long to import
import tensorflow as tf
import numpy as np
def l(x): return np.array(x).tolist()
def r(x): return [round(float(v), 4) for v in np.array(x).reshape(-1)]
x = np.arange(24, dtype="uint8").reshape(2, 4, 3) * 10
tuple(tf.image.resize(x, (3, 5)).shape), tf.image.resize(x, [3, 5]).dtype == tf.float32 #= ((3, 5, 3), True)
l(tf.image.resize(x, (1, 3))[0, :, 0]), l(tf.image.resize(x, (4, 2), method="nearest")[:, 0, 0]) #= ([65.0, 105.0, 145.0], [30, 30, 150, 150])
tf.image.resize(x, (4, 2), method="nearest").dtype == tf.uint8, tuple(tf.image.resize(x[np.newaxis], (7, 7)).shape) #= (True, (1, 7, 7, 3))
tuple(tf.image.resize(x, (100, 100), preserve_aspect_ratio=True).shape) #= (50, 100, 3)
l(tf.image.flip_left_right(x)[0, :, 0]), l(tf.image.flip_up_down(x)[:, 0, 0]) #= ([90, 60, 30, 0], [120, 0])
l(tf.image.flip_left_right(x[np.newaxis])[0, 0, :, 0]) #= [90, 60, 30, 0]
y = np.arange(36.0, dtype="float32").reshape(6, 6, 1)
l(tf.image.central_crop(y, 0.5)[:, :, 0]), tuple(tf.image.central_crop(x, 1.0).shape) #= ([[7.0, 8.0, 9.0, 10.0], [13.0, 14.0, 15.0, 16.0], [19.0, 20.0, 21.0, 22.0], [25.0, 26.0, 27.0, 28.0]], (2, 4, 3))
r(tf.image.convert_image_dtype(x, tf.float32)[0, 1]), l(tf.image.convert_image_dtype([[[0.0, 0.5, 1.0]]], tf.uint8)) #= ([0.1176, 0.1569, 0.1961], [[[0, 127, 255]]])
l(tf.image.rgb_to_grayscale(x)[0, :, 0]), r(tf.image.rgb_to_grayscale([[[1.0, 0.5, 0.25]]])) #= ([8, 38, 68, 98], [0.6209])
tuple(tf.image.grayscale_to_rgb(tf.constant(y)).shape), l(tf.image.adjust_brightness(x, 0.2)[1, 3]), l(tf.image.adjust_brightness([[[0.5]]], -0.75)) #= ((6, 6, 3), [255, 255, 255], [[[-0.25]]])
l(tf.image.adjust_contrast(x, 2.0)[0, 0]), l(tf.image.adjust_contrast([[[0.0]], [[1.0]]], 0.5)) #= ([0, 0, 0], [[[0.25]], [[0.75]]])
tf.random.set_seed(1)
flips = [int(tf.image.random_flip_left_right(x)[0, 0, 0]) for _ in range(60)]
sorted(set(flips)) #= [0, 90]
batch = tf.image.random_flip_left_right(np.stack([x] * 40))
sorted(set(int(v) for v in batch[:, 0, 0, 0])) #= [0, 90]
b = tf.image.random_brightness(tf.zeros((2, 2, 1)), 0.3)
bool(abs(float(tf.reduce_max(b))) <= 0.3), bool(tf.reduce_max(b) == tf.reduce_min(b)) #= (True, True)
---
import numpy as np
import tensorflow as tf
A = (np.arange(2 * 6 * 5 * 3) * 37 % 101 / 101).astype("float32").reshape(2, 6, 5, 3)
U, C = (A * 255).astype("uint8"), (np.arange(13 * 14 * 3) * 29 % 97 / 97).astype("float32").reshape(13, 14, 3)
def s(x): return str(np.asarray(x).dtype), np.asarray(x).shape, round(float(np.sum(np.asarray(x), dtype="float64")), 1)
s(tf.image.rgb_to_hsv(A)), s(tf.image.hsv_to_rgb(A)), s(tf.image.rgb_to_yuv(A)) #= (('float32', (2, 6, 5, 3), 133.4), ('float32', (2, 6, 5, 3), 70.3), ('float32', (2, 6, 5, 3), 30.0))
s(tf.image.adjust_hue(U, 0.3)), s(tf.image.adjust_saturation(A, 1.7)), s(tf.image.adjust_gamma(A, 0.5)) #= (('uint8', (2, 6, 5, 3), 24520.0), ('float32', (2, 6, 5, 3), 74.0), ('float32', (2, 6, 5, 3), 118.7))
s(tf.image.adjust_contrast(U, 2.0)), s(tf.image.per_image_standardization(U)), s(tf.image.convert_image_dtype(U, tf.uint16)) #= (('uint8', (2, 6, 5, 3), 22708.0), ('float32', (2, 6, 5, 3), -0.0), ('uint16', (2, 6, 5, 3), 5766400.0))
s(tf.image.rot90(A, 3)), s(tf.image.transpose(A[0])), s(tf.image.resize_with_crop_or_pad(A, 4, 9)), s(tf.image.resize_with_pad(A, 9, 12)) #= (('float32', (2, 5, 6, 3), 88.7), ('float32', (5, 6, 3), 44.2), ('float32', (2, 4, 9, 3), 60.5), ('float32', (2, 9, 12, 3), 186.1))
[s(tf.image.resize(C, [5, 9], m, antialias=a)) for m in ("bilinear", "bicubic", "area", "lanczos3", "gaussian") for a in (False, True)] #= [('float32', (5, 9, 3), 65.8), ('float32', (5, 9, 3), 66.9), ('float32', (5, 9, 3), 65.7), ('float32', (5, 9, 3), 66.9), ('float32', (5, 9, 3), 67.0), ('float32', (5, 9, 3), 67.0), ('float32', (5, 9, 3), 65.6), ('float32', (5, 9, 3), 66.9), ('float32', (5, 9, 3), 66.2), ('float32', (5, 9, 3), 66.9)]
s(tf.image.crop_and_resize(A, [[0.0, 0.0, 0.5, 0.7], [0.2, 0.1, 1.2, 0.9]], [0, 1], [4, 3])), s(tf.image.extract_patches(A, [1, 3, 2, 1], [1, 2, 1, 1], [1, 1, 2, 1], "SAME")) #= (('float32', (2, 4, 3, 3), 30.5), ('float32', (2, 3, 5, 18), 187.0))
tf.image.non_max_suppression([[0.0, 0, 1, 1], [0, 0, 1, 0.9], [0, 2, 1, 3], [0, 0, 0.4, 1]], [0.5, 0.9, 0.3, 0.7], 3).numpy().tolist() #= [1, 3, 2]
s(tf.image.psnr(A, A[:, ::-1], 1.0)), s(tf.image.ssim(C, C[::-1], 1.0)), s(tf.image.total_variation(tf.constant(A))), s(tf.image.sobel_edges(tf.constant(A))) #= (('float32', (2,), 12.1), ('float32', (), 0.4), ('float32', (2,), 102.9), ('float32', (2, 6, 5, 3, 2), -19.2))
s(tf.image.draw_bounding_boxes(A, [[[0.1, 0.1, 0.8, 0.7]]] * 2, [[1.0, 0, 0]])) #= ('float32', (2, 6, 5, 3), 76.0)
tuple(tf.image.random_crop(A[0], [2, 3, 3]).shape), bool(tf.reduce_all(tf.image.stateless_random_brightness(A, 0.2, (1, 2)) == tf.image.stateless_random_brightness(A, 0.2, (1, 2)))) #= ((2, 3, 3), True)
v = tf.Variable(A)
with tf.GradientTape() as tape: y = tf.reduce_sum(tf.image.resize(v, [3, 3]) * 2.0)
s(tape.gradient(y, v)) #= ('float32', (2, 6, 5, 3), 108.0)
with tf.GradientTape() as tape: y = tf.image.adjust_contrast(v, 2.0)
try: tape.gradient(y, v)
except LookupError as e: print(e) #> gradient registry has no entry for: AdjustContrastv2
---
import tensorflow as tf
tf.image.resize(tf.zeros((4, 4)), (2, 2)) #! resize expects a picture (H, W, C) or pictures (N, H, W, C), found shape (4, 4)
#^ tf.zeros((4, 4))
#? add a channel axis: image[..., np.newaxis]
---
import tensorflow as tf
tf.image.resize(tf.zeros((4, 4, 3)), 8) #! resize: `size` must be (height, width), found 8
---
import tensorflow as tf
tf.image.resize(tf.zeros((4, 4, 3)), (0, 8)) #! resize: `size` must be (height, width), found (0, 8)
---
import tensorflow as tf
tf.image.resize(tf.zeros((4, 4, 3)), (8, 8), method="cubic") #! resize: `method` must be one of "bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic", found 'cubic'
---
import tensorflow as tf
tf.image.central_crop(tf.zeros((4, 4, 3)), 0) #! ValueError: central_fraction must be within (0, 1]
---
import tensorflow as tf
tf.image.rgb_to_grayscale(tf.zeros((4, 4, 1))) #! InvalidArgumentError: rgb_to_grayscale expects three channels, found shape (4, 4, 1)
---
import tensorflow as tf
tf.image.decode_gif #! tensorflow.image.decode_gif is in TensorFlow, not in Fieldbook
---
import keras
keras.utils.load_img("no/such/photo.jpg") #! no/such/photo.jpg cannot be read: no such file or directory
#? check the path; it is taken from the folder that fieldbook was started in
---
import keras
keras.utils.image_dataset_from_directory("no/such/folder") #! there is no folder of pictures at no/such/folder: no such file or directory
---
import keras
import numpy as np
keras.utils.img_to_array(np.zeros((2, 3), dtype="uint8")).shape, str(keras.utils.img_to_array(np.zeros((2, 3, 3), dtype="uint8")).dtype) #= ((2, 3, 1), 'float32')
