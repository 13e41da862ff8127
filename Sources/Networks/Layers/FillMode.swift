/// Values outside the image, as in `scipy.ndimage`.
package enum FillMode: String, Sendable, CaseIterable {
  /// (d c b a | a b c d | d c b a)
  case reflect
  /// (k k k k | a b c d | k k k k)
  case constant
  /// (a a a a | a b c d | d d d d)
  case nearest
  /// (a b c d | a b c d | a b c d)
  case wrap
}
