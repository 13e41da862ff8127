import numpy as np
from PIL import Image, ImageOps, ImageEnhance, ImageFilter, ImageChops
x = (np.arange(23 * 31 * 3) * 7919 % 251).astype('uint8').reshape(23, 31, 3)
im, turned = Image.fromarray(x), Image.fromarray(x[::-1].copy())
g = im.convert('L')
rgba = Image.fromarray(np.dstack([x, (np.arange(23 * 31) * 37 % 256).astype('uint8').reshape(23, 31)]))
# Size, sum, and a sum that says where the values are
s = lambda i: (*i.size, int(np.array(i).astype(int).sum()), int((np.array(i).astype(int).ravel() * (np.arange(np.array(i).size) % 97)).sum()))
t = lambda i, *a, **k: (i := i.copy(), i.thumbnail(*a, **k), s(i))[2]
[t(i, z) for i in (im, g, rgba) for z in ((10, 10), (5, 5), (3, 20), (40, 40), (40, 7), (7.9, 9.2), (1, 1))] #= [(10, 7, 26263, 1181784), (5, 4, 7505, 221471), (3, 2, 2250, 19115), (31, 23, 267705, 12781790), (9, 7, 23638, 1105868), (7, 5, 13165, 587205), (1, 1, 377, 378), (10, 7, 8777, 302657), (5, 4, 2506, 23818), (3, 2, 751, 1874), (31, 23, 89442, 4164771), (9, 7, 7905, 244882), (7, 5, 4391, 74669), (1, 1, 126, 0), (10, 7, 35066, 1622275), (5, 4, 10021, 394904), (3, 2, 2996, 34466), (31, 23, 358349, 17162332), (9, 7, 31549, 1373688), (7, 5, 17565, 694824), (1, 1, 505, 761)]
t(im, (4, 4), Image.LANCZOS), t(im, (4, 4), Image.NEAREST), t(im, (4, 4), reducing_gap=None), t(im, (4, 4), Image.BOX, 1.0) #= ((4, 3, 4502, 78761), (4, 3, 4903, 85041), (4, 3, 4502, 78782), (4, 3, 4497, 78673))
[s(i.reduce(f)) for i in (im, g, rgba) for f in (1, 2, 3, 4, 5, 7, (2, 3), (40, 1))], s(im.reduce(3, (2, 1, 20, 22))) #= ([(31, 23, 267705, 12781790), (16, 12, 72338, 3454695), (11, 8, 33002, 1464879), (8, 6, 18028, 714103), (7, 5, 13111, 585829), (5, 4, 7522, 222001), (16, 8, 48064, 2281120), (1, 23, 8632, 293645), (31, 23, 89442, 4164771), (16, 12, 24111, 1151678), (11, 8, 11026, 481490), (8, 6, 6019, 141254), (7, 5, 4386, 74863), (5, 4, 2514, 23931), (16, 8, 16046, 639304), (1, 23, 2885, 31749), (31, 23, 358349, 17162332), (16, 12, 96227, 4538101), (11, 8, 44149, 1984148), (8, 6, 24067, 1139847), (7, 5, 17559, 689731), (5, 4, 10044, 396935), (16, 8, 64219, 2956191), (1, 23, 11534, 523394)], (6, 7, 15710, 627890))
s(im.resize((5, 4), reducing_gap=1.0)), s(im.resize((5, 4), Image.BILINEAR, (1, 2, 29.5, 20), 1.5)) #= ((5, 4, 7507, 221447), (5, 4, 7497, 220932))
[s(i.rotate(a, r, e)) for i in (im, rgba) for a in (30, -100.5, 270) for r in (Image.NEAREST, Image.BILINEAR, Image.BICUBIC) for e in (False, True)] #= [(31, 23, 221397, 10674846), (39, 37, 267356, 12728991), (31, 23, 221407, 10742741), (39, 37, 267372, 12747775), (31, 23, 221457, 10750656), (39, 37, 267441, 12754384), (31, 23, 201651, 9682512), (29, 35, 268207, 12163903), (31, 23, 200779, 9654447), (29, 35, 266410, 12127463), (31, 23, 200846, 9661564), (29, 35, 266403, 12131454), (31, 23, 198717, 9496311), (23, 31, 267705, 12808219), (31, 23, 198717, 9496311), (23, 31, 267705, 12808219), (31, 23, 198717, 9496311), (23, 31, 267705, 12808219), (31, 23, 295743, 14270563), (39, 37, 356782, 17296281), (31, 23, 294850, 14230592), (39, 37, 355559, 17243674), (31, 23, 294773, 14234238), (39, 37, 354152, 17240544), (31, 23, 270087, 12999337), (29, 35, 358851, 17207737), (31, 23, 267835, 12858687), (29, 35, 354413, 17001408), (31, 23, 265256, 12723319), (29, 35, 351323, 16792177), (31, 23, 265969, 12877574), (23, 31, 358349, 17067415), (31, 23, 264722, 12799223), (23, 31, 358349, 17067415), (31, 23, 264722, 12799223), (23, 31, 358349, 17067415)]
s(im.rotate(45, fillcolor='red')), s(g.rotate(10, Image.BICUBIC, True, (3, 4), (5, -2), 77)), s(im.rotate(90)), s(im.rotate(0, translate=(3, 4))) #= ((31, 23, 250052, 12053806), (35, 29, 106302, 4969759), (31, 23, 198717, 9494420), (31, 23, 199294, 9624913))
[s(f(im, (20, 9))) for f in (ImageOps.contain, ImageOps.cover, ImageOps.pad)], s(ImageOps.pad(im, (9, 20), color='red', centering=(0.5, 1))) #= ([(12, 9, 40529, 1814406), (20, 15, 112623, 5287888), (20, 9, 40529, 1831878)], (9, 20, 53473, 2461336))
s(ImageOps.expand(im, 3, 'blue')), s(ImageOps.expand(g, (1, 2, 3, 4), 7)), s(ImageOps.expand(im, (1, 2))), s(ImageOps.crop(im, 2)), s(ImageOps.crop(im, (1, 2, 3, 4))) #= ((37, 29, 359505, 17224460), (35, 29, 91556, 4529238), (33, 27, 267705, 13118724), (27, 19, 192598, 9137339), (27, 17, 171597, 8125014))
s(ImageOps.scale(im, 1.7)), s(ImageOps.scale(im, 1)), s(ImageOps.posterize(im, 3)), s(ImageOps.solarize(im)), s(ImageOps.solarize(g, 60)) #= ((53, 39, 776163, 37327449), (31, 23, 267705, 12781790), (31, 23, 235104, 11220416), (31, 23, 138448, 6630289), (31, 23, 88293, 4093145))
s(ImageOps.autocontrast(im)), s(ImageOps.autocontrast(g, 5)), s(ImageOps.autocontrast(im, (2, 10))), s(ImageOps.autocontrast(im, ignore=0)), s(ImageOps.autocontrast(im, 3, preserve_tone=True)) #= ((31, 23, 272010, 12987197), (31, 23, 94203, 4393550), (31, 23, 293876, 14034128), (31, 23, 270926, 12935466), (31, 23, 276855, 13224449))
s(ImageOps.equalize(im)), s(ImageOps.equalize(g)), s(ImageOps.equalize(Image.new('L', (3, 3), 4))) #= ((31, 23, 349648, 16708337), (31, 23, 116159, 5381535), (3, 3, 36, 144))
[s(c(i).enhance(f)) for c in (ImageEnhance.Color, ImageEnhance.Contrast, ImageEnhance.Brightness, ImageEnhance.Sharpness) for i in (im, g, rgba) for f in (0, 0.3, 1, 1.7, -0.5)] #= [(31, 23, 268326, 12809655), (31, 23, 267156, 12754314), (31, 23, 267705, 12781790), (31, 23, 269721, 12887720), (31, 23, 268280, 12806142), (31, 23, 89442, 4164771), (31, 23, 89442, 4164771), (31, 23, 89442, 4164771), (31, 23, 89442, 4164771), (31, 23, 89442, 4164771), (31, 23, 358970, 17134419), (31, 23, 357800, 17095903), (31, 23, 358349, 17162332), (31, 23, 360365, 17305382), (31, 23, 358924, 17103464), (31, 23, 267375, 12805250), (31, 23, 266513, 12752385), (31, 23, 267705, 12781790), (31, 23, 269289, 12859074), (31, 23, 266673, 12791005), (31, 23, 89125, 4144125), (31, 23, 88895, 4135066), (31, 23, 89442, 4164771), (31, 23, 89361, 4165399), (31, 23, 88786, 4125393), (31, 23, 358019, 17111435), (31, 23, 357157, 17081069), (31, 23, 358349, 17162332), (31, 23, 359933, 17267114), (31, 23, 357317, 17060925), (31, 23, 0, 0), (31, 23, 79355, 3789041), (31, 23, 267705, 12781790), (31, 23, 381134, 18212339), (31, 23, 0, 0), (31, 23, 0, 0), (31, 23, 26516, 1234748), (31, 23, 89442, 4164771), (31, 23, 145986, 6779244), (31, 23, 0, 0), (31, 23, 90644, 4386810), (31, 23, 169999, 8173724), (31, 23, 358349, 17162332), (31, 23, 471778, 22590576), (31, 23, 90644, 4386810), (31, 23, 267934, 12819190), (31, 23, 266984, 12765631), (31, 23, 267705, 12781790), (31, 23, 268469, 12817014), (31, 23, 267326, 12803163), (31, 23, 89434, 4162033), (31, 23, 89141, 4148195), (31, 23, 89442, 4164771), (31, 23, 89176, 4153316), (31, 23, 89256, 4152067), (31, 23, 358578, 17157609), (31, 23, 357628, 17116432), (31, 23, 358349, 17162332), (31, 23, 359113, 17214748), (31, 23, 357970, 17120454)]
[s(Image.blend(im, turned, a)) for a in (0, 0.25, 0.5, 1, 1.5, -1)] #= [(31, 23, 267705, 12781790), (31, 23, 266904, 12756458), (31, 23, 267168, 12782312), (31, 23, 267705, 12834084), (31, 23, 269225, 12929249), (31, 23, 270562, 12911506)]
s(Image.merge('RGB', im.split()[::-1])), s(Image.merge('RGBA', (*im.split(), g))), s(Image.composite(im, turned, g)), s(Image.alpha_composite(rgba, rgba.transpose(1))), s(Image.eval(im, lambda v: v * 2 - 100)) #= ((31, 23, 267705, 12818157), (31, 23, 357147, 17046760), (31, 23, 274045, 13123263), (31, 23, 402719, 19200683), (31, 23, 297499, 14209982))
s(im.point(lambda v: v / 3)), s(g.point([255 - v for v in range(256)])), s(im.point([v // 2 for v in range(768)])), s(Image.frombytes('RGB', (31, 23), im.tobytes())) #= ((31, 23, 89232, 4260389), (31, 23, 92373, 4289244), (31, 23, 361958, 17319450), (31, 23, 267705, 12781790))
[s(im.filter(getattr(ImageFilter, n))) for n in 'BLUR CONTOUR DETAIL EDGE_ENHANCE EDGE_ENHANCE_MORE EMBOSS FIND_EDGES SHARPEN SMOOTH SMOOTH_MORE'.split()] #= [(31, 23, 267525, 12813335), (31, 23, 281340, 13375053), (31, 23, 269203, 12861648), (31, 23, 271797, 12952949), (31, 23, 271797, 12952949), (31, 23, 270181, 12909105), (31, 23, 262582, 12546569), (31, 23, 269875, 12888666), (31, 23, 267934, 12819190), (31, 23, 267516, 12796124)]
[s(im.filter(ImageFilter.BoxBlur(r))) for r in (0, 1, 2.5, (0, 3))], [s(im.filter(ImageFilter.GaussianBlur(r))) for r in (0, 0.7, 1, 2, (1, 4), 40)] #= ([(31, 23, 267705, 12781790), (31, 23, 267705, 12819968), (31, 23, 267967, 12818225), (31, 23, 268066, 12824723)], [(31, 23, 267705, 12781790), (31, 23, 267713, 12804655), (31, 23, 267145, 12787422), (31, 23, 267777, 12817366), (31, 23, 268165, 12825680), (31, 23, 266776, 12778821)])
s(g.filter(ImageFilter.MedianFilter(3))), s(im.filter(ImageFilter.MinFilter)), s(im.filter(ImageFilter.MaxFilter(5))), s(im.filter(ImageFilter.RankFilter(3, 2))), s(im.filter(ImageFilter.UnsharpMask())), s(g.filter(ImageFilter.UnsharpMask(3, 80, 1))) #= ((31, 23, 92212, 4289411), (31, 23, 34795, 1661927), (31, 23, 522271, 25020468), (31, 23, 147591, 7067926), (31, 23, 270615, 12928149), (31, 23, 89559, 4177485))
s(rgba.filter(ImageFilter.Kernel((3, 3), (1, 2, 3, 4, 5, 6, 7, 8, 9)))), s(im.filter(ImageFilter.Kernel((3, 3), (1, 0, -1, 2, 0, -2, 1, 0, -1), scale=1, offset=7))) #= ((31, 23, 357887, 17047287), (31, 23, 179388, 8539977))
[s(f(im, turned)) for f in (ImageChops.difference, ImageChops.add, ImageChops.subtract, ImageChops.multiply, ImageChops.screen, ImageChops.lighter, ImageChops.darker)], s(ImageChops.add(im, turned, 2.0, 5)), s(ImageChops.subtract(im, turned, 1.5, 20)), s(ImageChops.invert(g)) #= ([(31, 23, 178830, 8541954), (31, 23, 451618, 21614461), (31, 23, 89415, 4244830), (31, 23, 130235, 6231401), (31, 23, 405175, 19384473), (31, 23, 357120, 17078914), (31, 23, 178290, 8536960)], (31, 23, 277863, 13294522), (31, 23, 82869, 3938239), (31, 23, 92373, 4289244))
sum(i * c for i, c in enumerate(im.histogram())), len(g.histogram()), sum(i * c for i, c in enumerate(g.histogram(Image.fromarray((x[:, :, 0] > 99).astype('uint8'))))), im.getextrema(), g.getextrema(), rgba.getextrema() #= (815289, 256, 51488, ((0, 250), (0, 250), (0, 250)), (50, 196), ((0, 250), (0, 250), (0, 250), (0, 255)))
k = Image.new('RGB', (9, 8))
k.getbbox(), rgba.getbbox(), s(rgba.getchannel('A')), s(im.getchannel(1)) #= (None, (0, 0, 31, 23), (31, 23, 90644, 4325992), (31, 23, 89235, 4203067))
k.paste((0, 9, 0), (2, 3, 5, 7))
k.getbbox(), k.mode #= ((2, 3, 5, 7), 'RGB')
k.putalpha(100)
k.mode, s(k), k.getbbox() #= ('RGBA', (9, 8, 7308, 350532), (0, 0, 9, 8))
k.putalpha(k.getchannel('G'))
s(k), k.getbbox(), k.getbbox(alpha_only=False) #= ((9, 8, 216, 9207), (2, 3, 5, 7), (2, 3, 5, 7))
list(im.getdata())[:3], list(g.getdata())[:4], list(im.getdata(1))[:4], im.tobytes()[:6] #= ([(0, 138, 25), (163, 50, 188), (75, 213, 100)], [84, 100, 159, 146], [138, 50, 213, 125], b'\x00\x8a\x19\xa32\xbc')
import io
b = io.BytesIO()
im.save(b, format='PNG')
Image.open(io.BytesIO(b.getvalue())).format, s(Image.open(b)), b.getvalue()[:4] #= ('PNG', (31, 23, 267705, 12781790), b'\x89PNG')
b = io.BytesIO()
g.save(b, 'jpeg', quality=90)
Image.open(b).format, Image.open(b).mode, Image.open(b).size #= ('JPEG', 'L', (31, 23))
---
from PIL import Image
Image.new('RGB', (4, 4)).thumbnail((0, 4)) #! thumbnail: `size` must be (width, height), each 1 or more, found (0, 4)
---
from PIL import Image
Image.new('RGB', (4, 4)).rotate(30, Image.LANCZOS) #! a picture is turned by Image.NEAREST, Image.BILINEAR or Image.BICUBIC
---
from PIL import Image
Image.blend(Image.new('RGB', (4, 4)), Image.new('RGB', (4, 5)), 0.5) #! images do not match
---
from PIL import Image
# A share that is no number
Image.blend(Image.new('L', (1, 1), 9), Image.new('L', (1, 1), 3), float('nan')).getpixel((0, 0)) #= 0
Image.composite(Image.new('RGB', (2, 2), 'red'), Image.new('L', (2, 2), 9), Image.new('L', (2, 2), 255)).mode #= 'L'
---
from PIL import Image
Image.new('RGB', (4, 4)).rotate(30, translate=(1,)) #! rotate: `translate` must be (x, y), found (1,)
---
from PIL import Image
Image.merge('RGB', [Image.new('L', (4, 4))] * 2) #! wrong number of bands
---
from PIL import Image
Image.new('RGB', (4, 4)).reduce(0) #! reduce: `factor` must be 1 or more, found 0
---
from PIL import Image
Image.new('RGB', (4, 4)).filter(3) #! filter argument should be ImageFilter.Filter instance or class
#? ImageFilter.SHARPEN, ImageFilter.GaussianBlur(2)
---
import io
from PIL import Image
Image.open(io.BytesIO(b'no picture')) #! the picture is not a JPEG or PNG picture: it begins 6e 6f 20 70 69 63 74 75
---
import io
from PIL import Image
Image.new('RGB', (4, 4)).save(io.BytesIO()) #! unknown file extension: 
#? format="PNG" or format="JPEG"
---
import io
import matplotlib.pyplot as plt
from PIL import Image
_ = plt.plot([1, 2, 3])
buffer = io.BytesIO()
plt.savefig(buffer, format='png')
plt.close()
buffer.seek(0) #= 0
Image.open(buffer).mode, Image.open(buffer).format, buffer.getvalue()[:4] #= ('RGBA', 'PNG', b'\x89PNG')
text = io.BytesIO()
plt.figure().savefig(text, format='svg')
text.getvalue()[:4] #~ b'<svg'
