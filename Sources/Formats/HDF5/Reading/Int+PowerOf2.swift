extension Int {
  /// Whether it is 1, 2, 4, 8 …
  var isPowerOf2: Bool { self > 0 && self & (self - 1) == 0 }
}
