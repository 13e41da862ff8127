import Evaluator

extension WrittenModules {
  static let colorsys = WrittenModule(
    "colorsys", doc: "Colours in other forms; all numbers are from 0 to 1.",
    #"""
    def rgb_to_yiq(r, g, b):
        """Luminance and two differences."""
        y = 0.30 * r + 0.59 * g + 0.11 * b
        return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)

    def yiq_to_rgb(y, i, q):
        """Red, green and blue."""
        r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
        g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
        b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
        return tuple(min(max(value, 0.0), 1.0) for value in (r, g, b))

    def _hue(r, g, b, low, high):
        spread = high - low
        if r == high:
            hue = (high - b) / spread - (high - g) / spread
        elif g == high:
            hue = 2.0 + (high - r) / spread - (high - b) / spread
        else:
            hue = 4.0 + (high - g) / spread - (high - r) / spread
        return hue / 6.0 % 1.0

    def rgb_to_hls(r, g, b):
        """Hue, lightness and saturation."""
        high, low = max(r, g, b), min(r, g, b)
        light = (low + high) / 2.0
        if low == high:
            return 0.0, light, 0.0
        saturation = (high - low) / (high + low) if light <= 0.5 else (high - low) / (2.0 - high - low)
        return _hue(r, g, b, low, high), light, saturation

    def hls_to_rgb(h, l, s):
        """Red, green and blue."""
        if s == 0.0:
            return l, l, l
        high = l * (1.0 + s) if l <= 0.5 else l + s - l * s
        low = 2.0 * l - high
        def level(hue):
            hue %= 1.0
            if hue < 1.0 / 6.0:
                return low + (high - low) * hue * 6.0
            if hue < 0.5:
                return high
            return low + (high - low) * (2.0 / 3.0 - hue) * 6.0 if hue < 2.0 / 3.0 else low
        return level(h + 1.0 / 3.0), level(h), level(h - 1.0 / 3.0)

    def rgb_to_hsv(r, g, b):
        """Hue, saturation and value."""
        high, low = max(r, g, b), min(r, g, b)
        if low == high:
            return 0.0, 0.0, high
        return _hue(r, g, b, low, high), (high - low) / high, high

    def hsv_to_rgb(h, s, v):
        """Red, green and blue."""
        if s == 0.0:
            return v, v, v
        sector = int(h * 6.0)
        part = h * 6.0 - sector
        p, q, t = v * (1.0 - s), v * (1.0 - s * part), v * (1.0 - s * (1.0 - part))
        return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[sector % 6]
    """#)
}
