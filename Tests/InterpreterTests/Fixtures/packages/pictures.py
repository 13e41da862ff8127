import numpy as np
from PIL import Image, ImageOps
x = (np.arange(12 * 10 * 3) * 7 % 256).astype('uint8').reshape(10, 12, 3)
im = Image.fromarray(x)
im.size, im.mode, im.width, im.height, im.format, np.array(im).shape, (np.array(im) == x).all() #= ((12, 10), 'RGB', 12, 10, None, (10, 12, 3), np.True_)
[int(np.array(im.resize((5, 4), f)).astype(int).sum()) for f in (Image.NEAREST, Image.BILINEAR, Image.BICUBIC, Image.LANCZOS, Image.BOX, Image.HAMMING)] #= [7164, 7411, 7406, 7392, 7849, 7497]
np.array(im.resize((3, 2))) #= array([[[ 68,  63,  50],⏎        [103, 111, 120],⏎        [189, 196, 203]],⏎⏎       [[108,  88,  81],⏎        [ 82,  90,  97],⏎        [171, 178, 185]]], dtype=uint8)
np.array(im.resize((3, 2), Image.Resampling.LANCZOS))[:, :, 0], np.array(im.resize((20, 15), Image.BILINEAR))[7, :6] #= (array([[ 66,  99, 193],⏎       [108,  74, 176]], dtype=uint8), array([[238, 245, 252],⏎       [144, 151, 158],⏎       [  3,  10,  17],⏎       [ 16,  23,  30],⏎       [ 28,  35,  42],⏎       [ 41,  48,  55]], dtype=uint8))
np.array(im.convert('L')), np.array(im.convert('L').convert('RGB'))[0, 0], np.array(im.convert('RGBA'))[1, 1] #= (array([[  6,  27,  48,  69,  90, 111, 132, 153, 174, 195, 216, 237],⏎       [ 78,  23,  44,  65,  86, 107, 128, 149, 170, 191, 212, 233],⏎       [225,  19,  40,  61,  82, 103, 124, 145, 166, 187, 208, 229],⏎       [221,  15,  36,  57,  78,  99, 120, 141, 162, 183, 204, 225],⏎       [246,  11,  32,  53,  74,  95, 116, 137, 158, 179, 200, 221],⏎       [242,   7,  28,  49,  70,  91, 112, 133, 154, 175, 196, 217],⏎       [238,  79,  24,  45,  66,  87, 108, 129, 150, 171, 192, 213],⏎       [234,  75,  20,  41,  62,  83, 104, 125, 146, 167, 188, 209],⏎       [230, 222,  16,  37,  58,  79, 100, 121, 142, 163, 184, 205],⏎       [226, 247,  12,  33,  54,  75,  96, 117, 138, 159, 180, 201]],⏎      dtype=uint8), array([6, 6, 6], dtype=uint8), array([ 17,  24,  31, 255], dtype=uint8))
tall = Image.fromarray(x.repeat(3, axis=0))
np.array(tall.resize((8, 8), Image.BILINEAR))[:, :, 0], np.array(tall.resize((20, 9)))[4, :6, 1] #= (array([[ 51,  36,  67,  99, 130, 162, 193, 222],⏎       [155,  32,  63,  95, 126, 158, 189, 218],⏎       [157,  26,  57,  89, 120, 152, 183, 212],⏎       [152,  21,  52,  84, 115, 147, 178, 207],⏎       [171,  38,  48,  80, 111, 143, 174, 203],⏎       [234,  94,  43,  75, 106, 138, 169, 198],⏎       [233,  92,  37,  69, 100, 132, 163, 192],⏎       [229,  88,  33,  65,  96, 128, 159, 188]], dtype=uint8), array([255, 162,  10,  10,  35,  48], dtype=uint8))
im.crop((2, 1, 5, 3)).size, np.array(im.crop((-1, 8, 3, 12)))[:, :, 1] #= ((3, 2), array([[  0, 231, 252,  17],⏎       [  0, 227, 248,  13],⏎       [  0,   0,   0,   0],⏎       [  0,   0,   0,   0]], dtype=uint8))
np.array(im.rotate(90, expand=True))[0, :3, 0], np.array(im.rotate(180))[0, 0], im.rotate(270, expand=True).size #= (array([231, 227, 223], dtype=uint8), array([195, 202, 209], dtype=uint8), (10, 12))
np.array(im.transpose(Image.FLIP_LEFT_RIGHT))[0, 0], np.array(im.transpose(Image.Transpose.ROTATE_90))[0, 0] #= (array([231, 238, 245], dtype=uint8), array([231, 238, 245], dtype=uint8))
np.array(ImageOps.grayscale(im)).sum(), np.array(ImageOps.invert(im))[0, 0], np.array(ImageOps.mirror(im))[0, 0], np.array(ImageOps.flip(im))[0, 0] #= (np.uint64(15121), array([255, 248, 241], dtype=uint8), array([231, 238, 245], dtype=uint8), array([220, 227, 234], dtype=uint8))
np.array(ImageOps.fit(im, (4, 4)))[:, :, 2], ImageOps.fit(im, (6, 3)).size #= (array([[ 44, 100, 153, 208],⏎       [ 46,  89, 143, 198],⏎       [ 52,  77, 133, 188],⏎       [ 71,  65, 123, 178]], dtype=uint8), (6, 3))
new = Image.new('RGB', (3, 2), (255, 0, 0))
np.array(new)[0, 0], new.getpixel((1, 1)), Image.new('L', (2, 2), 7).getpixel((0, 0)), Image.new('RGB', (1, 1), 'blue').getpixel((0, 0)) #= (array([255,   0,   0], dtype=uint8), (255, 0, 0), 7, (0, 0, 255))
rgba = np.dstack([x, (x[:, :, 0] // 2 + 60)])
np.array(Image.fromarray(rgba).resize((4, 4), Image.BILINEAR)) #= array([[[104,  60,  30,  93],⏎        [ 84,  89,  96, 100],⏎        [145, 151, 159, 131],⏎        [202, 208, 216, 160]],⏎⏎       [[123, 126,  66,  99],⏎        [ 74,  82,  87,  96],⏎        [134, 142, 150, 127],⏎        [192, 199, 205, 156]],⏎⏎       [[175, 102, 102, 122],⏎        [ 65,  70,  76,  90],⏎        [126, 134, 141, 121],⏎        [183, 192, 198, 150]],⏎⏎       [[195, 167, 122, 137],⏎        [ 56,  62,  68,  86],⏎        [117, 124, 130, 117],⏎        [174, 181, 188, 146]]], dtype=uint8)
red, green, blue = im.split()
red.mode, np.array(green)[0, :3], im.getbands(), im.copy().size #= ('L', array([ 7, 28, 49], dtype=uint8), ('R', 'G', 'B'), (12, 10))
Image.fromarray(x[:, :, 0]).mode, np.asarray(Image.fromarray(x[:, :, 0])).shape #= ('L', (10, 12))
Image.fromarray(x / 255) #! Cannot handle this data type: (1, 1, 3), <f8
#^ x / 255
#? bytes first: (x * 255).astype("uint8") of 0 to 1, x.astype("uint8") of 0 to 255
---
from PIL import Image
Image.new('RGB', (4, 4)).resize((0, 4)) #! height and width must be > 0
---
from PIL import ImageOps
ImageOps.colorize #!~ PIL.ImageOps.colorize is in Pillow, not in Fieldbook
#? here are grayscale, invert, mirror, flip, fit, pad, contain, cover, expand, autocontrast, equalize
---
import numpy as np
from PIL import Image
# What changes a picture
a, b = Image.new('RGB', (4, 3), (10, 20, 30)), Image.fromarray(np.arange(12, dtype='uint8').reshape(2, 2, 3))
a.paste(b, (1, 1))
np.array(a)[:, :, 0].tolist() #= [[10, 10, 10, 10], [10, 0, 3, 10], [10, 6, 9, 10]]
c = a.copy()
a.paste((255, 0, 0), (0, 0, 2, 1))
np.array(a)[0, :, 0].tolist(), np.array(c)[0, :, 0].tolist() #= ([255, 255, 10, 10], [10, 10, 10, 10])
mask = Image.fromarray(np.array([[0, 100], [200, 255]], dtype='uint8'))
c.paste(b, (3, 2), mask)
c.paste(b, (-1, -1), mask)
np.array(c)[:, :, 1].tolist() #= [[10, 20, 20, 20], [20, 1, 4, 20], [20, 7, 10, 20]]
c.putpixel((0, 0), (1, 2, 3))
c.getpixel((0, 0)) #= (1, 2, 3)
g = Image.new('L', (3, 3))
g.paste(b, (1, 1))
np.array(g).tolist() #= [[0, 0, 0], [0, 1, 4], [0, 7, 10]]
g.paste(7, (0, 0, 3, 3))
g.paste('white', (0, 1, 3, 2))
np.array(g).tolist() #= [[7, 7, 7], [255, 255, 255], [7, 7, 7]]
r = Image.new('RGBA', (2, 2), (255, 0, 0, 128))
a.paste(r, (0, 0), r)
np.array(a)[1, :, 0].tolist() #= [133, 128, 3, 10]
a.paste(b, (0, 0), Image.new('L', (1, 1))) #! images do not match
---
from PIL import Image
Image.new('RGB', (4, 3)).paste(Image.new('RGB', (2, 2)), (0, 0, 1, 1)) #! images do not match
---
from PIL import Image
Image.new('RGB', (4, 3)).putpixel((4, 0), 1) #! image index out of range
---
from PIL import Image
Image.new('L', (4, 3)).paste(7, (0, 0)) #! cannot determine region size; use 4-item box
