import Evaluator

/// What of Pillow is written in the language: changes of whole pictures, on arrays.
enum WrittenPillow {
  /// A module of Pillow, or what of it is written here.
  struct Room {
    let name: String
    let doc: String
    let words: String
    var absent = ""
    let text: String

    /// Its names, and the module in which they stand.
    var names: [String: String] { Dictionary(uniqueKeysWithValues: words.names.map { ($0, module) }) }
    fileprivate var module: String { "_PIL_" + name }
  }

  static func add(to table: inout ModuleTable) {
    for room in [operations] + rooms {
      table.add(WrittenModule(room.module, doc: room.doc, room.text), at: room.module)
    }
  }

  /// `PIL.ImageOps`, of which the rest is `ImageOperations`.
  static let operations = Room(
    name: "ImageOps", doc: "Changes of whole pictures.",
    words: "contain cover pad expand crop scale posterize solarize autocontrast equalize",
    absent: "colorize deform exif_transpose", text: operationsText)

  /// Those of which all is here.
  static let rooms = [
    Room(
      name: "ImageEnhance", doc: "More or less of something.", words: "Color Contrast Brightness Sharpness",
      text: enhancing),
    Room(
      name: "ImageFilter", doc: "Pixels made of their neighbours.",
      words: """
        Filter Kernel BLUR CONTOUR DETAIL EDGE_ENHANCE EDGE_ENHANCE_MORE EMBOSS FIND_EDGES SHARPEN SMOOTH SMOOTH_MORE
        BoxBlur GaussianBlur RankFilter MedianFilter MinFilter MaxFilter UnsharpMask
        """,
      absent: "ModeFilter MultibandFilter BuiltinFilter Color3DLUT", text: filters),
    Room(
      name: "ImageChops", doc: "Arithmetic with pictures.",
      words: "difference add subtract multiply screen lighter darker invert",
      absent: """
        add_modulo subtract_modulo blend composite constant duplicate hard_light soft_light overlay logical_and logical_or
        logical_xor offset
        """, text: arithmetic),
  ]

  private static let operationsText = #"""
    import numpy as np
    from PIL import Image

    def _border(border):
        if isinstance(border, tuple):
            if len(border) == 2:
                return border * 2
            if len(border) == 4:
                return border
            raise ValueError('border must be an integer, or a tuple of two or four elements')
        return (border,) * 4

    def _fitted(image, size, is_inside):
        """A size of the picture's shape, within another or around it."""
        own, wanted = image.width / image.height, size[0] / size[1]
        if own == wanted:
            return size
        if (own > wanted) == is_inside:
            return (size[0], round(image.height / image.width * size[0]))
        return (round(image.width / image.height * size[1]), size[1])

    def contain(image, size, method=Image.BICUBIC):
        """Resized to the largest size that lies within another."""
        return image.resize(_fitted(image, size, True), resample=method)

    def cover(image, size, method=Image.BICUBIC):
        """Resized to the smallest size that covers another."""
        return image.resize(_fitted(image, size, False), resample=method)

    def pad(image, size, method=Image.BICUBIC, color=None, centering=(0.5, 0.5)):
        """Resized to lie within a size, the rest filled with a colour."""
        resized = contain(image, size, method)
        if resized.size == tuple(size):
            return resized
        out = Image.new(image.mode, size, 0 if color is None else color)
        across, down = (max(0, min(share, 1)) for share in centering)
        if resized.width != size[0]:
            out.paste(resized, (round((size[0] - resized.width) * across), 0))
        else:
            out.paste(resized, (0, round((size[1] - resized.height) * down)))
        return out

    def expand(image, border=0, fill=0):
        """A border around the picture."""
        left, top, right, bottom = _border(border)
        out = Image.new(image.mode, (left + image.width + right, top + image.height + bottom), fill)
        out.paste(image, (left, top))
        return out

    def crop(image, border=0):
        """The picture without a border."""
        left, top, right, bottom = _border(border)
        return image.crop((left, top, image.width - right, image.height - bottom))

    def scale(image, factor, resample=Image.BICUBIC):
        """Resized by a factor."""
        if factor == 1:
            return image.copy()
        if factor <= 0:
            raise ValueError('the factor must be greater than 0')
        return image.resize((round(factor * image.width), round(factor * image.height)), resample=resample)

    def _by_table(image, table):
        if image.mode not in ('L', 'RGB'):
            raise OSError(f'not supported for mode {image.mode}')
        return image.point(table * 3 if image.mode == 'RGB' and len(table) == 256 else table)

    def posterize(image, bits):
        """So many bits of each channel."""
        return _by_table(image, [i & ~(2 ** (8 - bits) - 1) for i in range(256)])

    def solarize(image, threshold=128):
        """Channels from a threshold on inverted."""
        return _by_table(image, [i if i < threshold else 255 - i for i in range(256)])


    def autocontrast(image, cutoff=0, ignore=None, mask=None, preserve_tone=False):
        """Each channel stretched to all of 0 to 255."""
        histogram = (image.convert('L') if preserve_tone else image).histogram(mask)
        table = []
        for start in range(0, len(histogram), 256):
            counts = histogram[start:start + 256]
            if ignore is not None:
                for value in [ignore] if isinstance(ignore, int) else ignore:
                    counts[value] = 0
            if cutoff:
                low, high = cutoff if isinstance(cutoff, tuple) else (cutoff, cutoff)
                total = sum(counts)
                counts = _cut(_cut(counts, int(total * low // 100)), int(total * high // 100), True)
            places = [i for i, count in enumerate(counts) if count]
            low, high = (places[0], places[-1]) if places else (255, 0)
            if high <= low:
                table += range(256)
            else:
                factor = 255.0 / (high - low)
                table += [max(0, min(255, int(i * factor + -low * factor))) for i in range(256)]
        return _by_table(image, table)

    def _cut(counts, cut, is_last=False):
        """Counts of which so many are left out, from the first, or from the last on."""
        counts = counts[::-1] if is_last else list(counts)
        for i in range(256):
            if cut > counts[i]:
                cut -= counts[i]
                counts[i] = 0
            else:
                counts[i] -= cut
                cut = 0
            if cut <= 0:
                break
        return counts[::-1] if is_last else counts

    def equalize(image, mask=None):
        """Each channel's values spread evenly."""
        histogram, table = image.histogram(mask), []
        for start in range(0, len(histogram), 256):
            counts = histogram[start:start + 256]
            present = [count for count in counts if count]
            step = (sum(present) - present[-1]) // 255 if len(present) > 1 else 0
            if not step:
                table += range(256)
                continue
            n = step // 2
            for count in counts:
                table.append(n // step)
                n += count
        return _by_table(image, table)
    """#

  private static let enhancing = #"""
    import numpy as np
    from PIL import Image

    class _Enhance:
        def _set(self, image, degenerate):
            self.image = image
            if image.mode == 'RGBA':
                degenerate.putalpha(image.getchannel('A'))
            self.degenerate = degenerate

        def enhance(self, factor):
            """The picture with more of it, or with less: 1 leaves it as it is."""
            return Image.blend(self.degenerate, self.image, factor)

    class Color(_Enhance):
        """How colourful a picture is: 0 is grey."""

        def __init__(self, image):
            self._set(image, image.convert('L').convert(image.mode))

    class Contrast(_Enhance):
        """How far a picture is from its mean grey."""

        def __init__(self, image):
            grays = np.asarray(image.convert('L'))
            mean = int(int(grays.sum()) / grays.size + 0.5)
            self._set(image, Image.new('L', image.size, mean).convert(image.mode))

    class Brightness(_Enhance):
        """How bright a picture is: 0 is black."""

        def __init__(self, image):
            self._set(image, Image.new(image.mode, image.size, 0))

    class Sharpness(_Enhance):
        """How sharp a picture is: 0 is blurred, 2 sharpened."""

        def __init__(self, image):
            from PIL import ImageFilter
            self._set(image, image.filter(ImageFilter.SMOOTH))
    """#

  private static let filters = #"""
    import numpy as np

    def _planes(image, change):
        """The picture whose channels are changed one by one."""
        from PIL import Image
        x = np.asarray(image)
        if x.ndim == 2:
            return Image.fromarray(change(x))
        return Image.fromarray(np.stack([change(x[:, :, c]) for c in range(x.shape[2])], axis=-1))

    class Filter:
        pass

    class Kernel(Filter):
        """Weighted sums of 3 × 3 or 5 × 5 pixels: the sum divided by scale, plus offset."""
        name = 'Kernel'

        def __init__(self, size, kernel, scale=None, offset=0):
            if scale is None:
                scale = sum(kernel)
            if tuple(size) not in ((3, 3), (5, 5)):
                raise ValueError('bad kernel size')
            if size[0] * size[1] != len(kernel):
                raise ValueError('not enough coefficients in kernel')
            self.filterargs = size, scale, offset, kernel

        def filter(self, image):
            size, scale, offset, kernel = self.filterargs
            weights = np.asarray(kernel, np.float32) / np.float32(scale)
            n, edge = size[0], size[0] // 2

            def change(x):
                out = x.copy()
                h, w = x.shape
                if h < n or w < n:
                    return out
                total = np.full((h - n + 1, w - n + 1), np.float32(offset) + np.float32(0.5), np.float32)
                for row in range(n):
                    # The kernel's first row is that of the lowest pixels.
                    line = x[n - 1 - row:h - row].astype(np.float32)
                    part = line[:, :w - n + 1] * weights[row * n]
                    for column in range(1, n):
                        part = part + line[:, column:w - n + 1 + column] * weights[row * n + column]
                    total = total + part
                out[edge:h - edge, edge:w - edge] = np.clip(total, 0, 255).astype(np.uint8)
                return out

            return _planes(image, change)

    class _Known(Kernel):
        def __init__(self):
            self.filterargs = self._args

    def _known(class_name, shown, size, scale, offset, kernel):
        return type(class_name, (_Known,), {'name': shown, '_args': (size, scale, offset, kernel)})

    BLUR = _known('BLUR', 'Blur', (5, 5), 16, 0, (1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1))
    CONTOUR = _known('CONTOUR', 'Contour', (3, 3), 1, 255, (-1, -1, -1, -1, 8, -1, -1, -1, -1))
    DETAIL = _known('DETAIL', 'Detail', (3, 3), 6, 0, (0, -1, 0, -1, 10, -1, 0, -1, 0))
    EDGE_ENHANCE = _known('EDGE_ENHANCE', 'Edge-enhance', (3, 3), 2, 0, (-1, -1, -1, -1, 10, -1, -1, -1, -1))
    EDGE_ENHANCE_MORE = _known('EDGE_ENHANCE_MORE', 'Edge-enhance More', (3, 3), 1, 0, (-1, -1, -1, -1, 9, -1, -1, -1, -1))
    EMBOSS = _known('EMBOSS', 'Emboss', (3, 3), 1, 128, (-1, 0, 0, 0, 1, 0, 0, 0, 0))
    FIND_EDGES = _known('FIND_EDGES', 'Find Edges', (3, 3), 1, 0, (-1, -1, -1, -1, 8, -1, -1, -1, -1))
    SHARPEN = _known('SHARPEN', 'Sharpen', (3, 3), 16, 0, (-2, -2, -2, -2, 32, -2, -2, -2, -2))
    SMOOTH = _known('SMOOTH', 'Smooth', (3, 3), 13, 0, (1, 1, 1, 1, 5, 1, 1, 1, 1))
    SMOOTH_MORE = _known('SMOOTH_MORE', 'Smooth More', (5, 5), 100, 0, (1, 1, 1, 1, 1, 1, 5, 5, 5, 1, 1, 5, 44, 5, 1, 1, 5, 5, 5, 1, 1, 1, 1, 1, 1))

    def _blurred(x, radius, passes):
        """Means along the lines, radius pixels to each side, edges repeated, as often as passes say."""
        whole = int(radius)
        weight = int(np.float32(1 << 24) / (np.float32(radius) * 2 + 1))
        rest = ((1 << 24) - (whole * 2 + 1) * weight) // 2
        n, w = whole + 1, x.shape[1]
        for _ in range(passes):
            wide = np.pad(x.astype(np.int64), ((0, 0), (n, n)), mode='edge')
            sums = np.concatenate([np.zeros((len(x), 1), np.int64), np.cumsum(wide, axis=1)], axis=1)
            inner = sums[:, n + whole + 1:n + whole + 1 + w] - sums[:, n - whole:n - whole + w]
            outer = wide[:, :w] + wide[:, 2 * n:2 * n + w]
            x = ((inner * weight + outer * rest + (1 << 23)) >> 24).astype(np.uint8)
        return x

    def _both(radius):
        return tuple(radius) if isinstance(radius, (tuple, list)) else (radius, radius)

    def _blur(image, radii, passes):
        def change(x):
            if radii[0]:
                x = _blurred(x, radii[0], passes)
            if radii[1]:
                x = _blurred(x.T, radii[1], passes).T
            return x
        return _planes(image, change)

    class BoxBlur(Filter):
        """The mean of a square: radius pixels to each side."""
        name = 'BoxBlur'

        def __init__(self, radius):
            if min(_both(radius)) < 0:
                raise ValueError('radius must be >= 0')
            self.radius = radius

        def filter(self, image):
            return _blur(image, _both(self.radius), 1)

    class GaussianBlur(Filter):
        """Blurred by a Gaussian of a standard deviation, as three means come close to it."""
        name = 'GaussianBlur'

        def __init__(self, radius=2):
            self.radius = radius

        def filter(self, image):
            def width(radius):
                variance = np.float32(radius) * np.float32(radius) / np.float32(3)
                side = np.float32(np.sqrt(12.0 * float(variance) + 1.0))
                low = np.float32(np.floor((float(side) - 1.0) / 2.0))
                rest = (2 * low + 1) * (low * (low + 1) - np.float32(3) * variance)
                rest = rest / (np.float32(6) * (variance - (low + 1) * (low + 1)))
                return float(low + rest)
            return _blur(image, tuple(width(radius) if radius else 0 for radius in _both(self.radius)), 3)

    class RankFilter(Filter):
        """The pixel of a rank in a square of pixels."""
        name = 'Rank'

        def __init__(self, size, rank):
            self.size, self.rank = size, rank

        def filter(self, image):
            size, edge = self.size, self.size // 2

            def change(x):
                wide = np.pad(x, edge, mode='edge')
                h, w = x.shape
                parts = [wide[i:i + h, j:j + w] for i in range(size) for j in range(size)]
                return np.sort(np.stack(parts), axis=0)[self.rank]

            return _planes(image, change)

    class MedianFilter(RankFilter):
        """The median of a square of pixels."""
        name = 'Median'

        def __init__(self, size=3):
            super().__init__(size, size * size // 2)

    class MinFilter(RankFilter):
        """The least of a square of pixels."""
        name = 'Min'

        def __init__(self, size=3):
            super().__init__(size, 0)

    class MaxFilter(RankFilter):
        """The greatest of a square of pixels."""
        name = 'Max'

        def __init__(self, size=3):
            super().__init__(size, size * size - 1)

    class UnsharpMask(Filter):
        """Sharpened by the difference to the blurred picture, percent of it, where that is more than threshold."""
        name = 'UnsharpMask'

        def __init__(self, radius=2, percent=150, threshold=3):
            self.radius, self.percent, self.threshold = radius, percent, threshold

        def filter(self, image):
            from PIL import Image
            x = np.asarray(image).astype(np.int64)
            difference = x - np.asarray(GaussianBlur(self.radius).filter(image)).astype(np.int64)
            change = np.where(np.abs(difference) > self.threshold, np.trunc(difference * self.percent / 100).astype(np.int64), 0)
            return Image.fromarray(np.clip(x + change, 0, 255).astype(np.uint8))
    """#

  private static let arithmetic = #"""
    import numpy as np
    from PIL import Image

    def _numbers(image1, image2):
        if image1.mode != image2.mode:
            raise ValueError('images do not match')
        w, h = min(image1.width, image2.width), min(image1.height, image2.height)
        return (np.asarray(image).astype(np.int64)[:h, :w] for image in (image1, image2))

    def _picture(x):
        return Image.fromarray(np.clip(x, 0, 255).astype(np.uint8))

    def difference(image1, image2):
        """How far two pictures are apart."""
        a, b = _numbers(image1, image2)
        return _picture(np.abs(a - b))

    def add(image1, image2, scale=1.0, offset=0):
        """The sum of two pictures, divided by scale, plus offset."""
        a, b = _numbers(image1, image2)
        return _picture(np.trunc(((a + b) / np.float32(scale) + offset)))

    def subtract(image1, image2, scale=1.0, offset=0):
        """The difference of two pictures, divided by scale, plus offset."""
        a, b = _numbers(image1, image2)
        return _picture(np.trunc(((a - b) / np.float32(scale) + offset)))

    def multiply(image1, image2):
        """The product of two pictures of 0 to 1."""
        a, b = _numbers(image1, image2)
        return _picture(a * b // 255)

    def screen(image1, image2):
        """The product of what is missing to white, taken from white."""
        a, b = _numbers(image1, image2)
        return _picture(255 - (255 - a) * (255 - b) // 255)

    def lighter(image1, image2):
        """The greater of two pictures."""
        a, b = _numbers(image1, image2)
        return _picture(np.maximum(a, b))

    def darker(image1, image2):
        """The lesser of two pictures."""
        a, b = _numbers(image1, image2)
        return _picture(np.minimum(a, b))

    def invert(image):
        """White less the picture."""
        return _picture(255 - np.asarray(image).astype(np.int64))
    """#
}

extension String {
  /// Its words.
  var names: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }
}
