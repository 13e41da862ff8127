/// One way to write a digit: the curves that the pen follows.
///
/// Coordinates are those of a sheet on which the digit is 100 high, x to the right and y downwards. A curve is a
/// smooth spline through its points. A curve that begins where the last one ended continues the stroke with a
/// corner; any other begins a new stroke.
struct DigitForm: Sendable {
  /// The relative frequency of this form among those of its digit.
  let weight: Float
  let curves: [[SIMD2<Float>]]

  init(_ weight: Float, _ curves: [SIMD2<Float>]...) {
    self.weight = weight
    self.curves = curves
  }

  /// The forms of each digit.
  static let all: [[DigitForm]] = [zero, one, two, three, four, five, six, seven, eight, nine]

  private static let zero: [DigitForm] = [
    // Round, from the top, anticlockwise, overlapping a little.
    DigitForm(
      3, [[38, 2], [14, 18], [3, 52], [14, 88], [36, 99], [58, 84], [66, 46], [54, 12], [36, 1]]),
    // Narrow, begun at the upper right.
    DigitForm(
      2,
      [
        [46, 8], [28, 1], [10, 24], [3, 62], [12, 94], [30, 97], [45, 70], [50, 34], [42, 4], [34, 2],
      ]),
    // Wide, closed with a small hook inwards.
    DigitForm(
      1,
      [
        [44, 10], [22, 6], [3, 36], [5, 76], [34, 99], [68, 82], [76, 44], [60, 10], [36, 4], [26, 14],
      ]),
    // Clockwise from the left.
    DigitForm(
      1, [[8, 30], [26, 3], [52, 8], [62, 44], [52, 86], [28, 99], [6, 78], [4, 42], [14, 12]]),
  ]

  private static let one: [DigitForm] = [
    DigitForm(6, [[10, 0], [10, 34], [9, 68], [8, 100]]),
    DigitForm(2, [[4, 2], [11, 32], [12, 66], [6, 99]]),
    DigitForm(1, [[4, 27], [13, 15], [20, 1]], [[20, 1], [20, 36], [19, 70], [18, 100]]),
    DigitForm(
      1, [[4, 24], [14, 14], [22, 1]], [[22, 1], [21, 50], [21, 98]], [[2, 98], [22, 98], [42, 96]]),
  ]

  private static let two: [DigitForm] = [
    // A straight foot, set off with a corner.
    DigitForm(
      3, [[5, 24], [14, 6], [34, 0], [54, 12], [55, 34], [38, 62], [4, 96]], [[4, 96], [34, 94], [66, 95]]),
    // A loop at the foot.
    DigitForm(
      3,
      [
        [6, 20], [20, 3], [42, 2], [56, 20], [48, 48], [28, 78], [10, 94], [2, 86], [14, 76], [34, 86],
        [52, 96], [70, 88],
      ]),
    // A wide loop and a long flat foot.
    DigitForm(
      1,
      [
        [8, 14], [28, 1], [46, 10], [46, 34], [30, 66], [12, 88], [2, 88], [6, 74], [28, 80], [58, 92],
        [84, 90],
      ]),
    // A flat, wavy foot, begun with a hook.
    DigitForm(
      2, [[14, 28], [6, 18], [18, 3], [42, 2], [54, 20], [46, 46], [24, 74], [6, 92]],
      [[6, 92], [22, 88], [44, 98], [64, 94]]),
    // Upright, with a straight back.
    DigitForm(1, [[2, 14], [22, 2], [46, 6], [54, 26], [36, 60], [8, 98]], [[8, 98], [58, 99]]),
  ]

  private static let three: [DigitForm] = [
    DigitForm(
      3, [[6, 12], [26, 0], [48, 8], [50, 30], [22, 46]],
      [[22, 46], [50, 54], [58, 76], [40, 97], [16, 99], [2, 88]]),
    // A small loop at the waist.
    DigitForm(
      1,
      [
        [4, 14], [24, 1], [46, 8], [46, 32], [26, 48], [17, 47], [25, 42], [50, 54], [57, 78], [36, 98],
        [12, 97], [0, 86],
      ]),
    // A flat top.
    DigitForm(
      1, [[4, 3], [54, 3]], [[54, 3], [38, 24], [24, 40]],
      [[24, 40], [48, 46], [57, 70], [42, 95], [16, 99], [0, 90]]),
    // Soft at the waist.
    DigitForm(
      2, [[2, 10], [28, 0], [50, 14], [42, 38], [34, 46], [48, 56], [56, 78], [34, 98], [4, 92]]),
  ]

  private static let four: [DigitForm] = [
    // Open: a bowl, then a stem.
    DigitForm(3, [[10, 4], [6, 32], [12, 50], [34, 54], [60, 48]], [[56, 4], [54, 48], [50, 100]]),
    // Open and angular.
    DigitForm(
      2, [[12, 2], [4, 50]], [[4, 50], [34, 52], [66, 50]], [[50, 6], [48, 54], [46, 100]]),
    // Closed.
    DigitForm(
      2, [[46, 0], [26, 32], [2, 66]], [[2, 66], [36, 64], [70, 64]], [[46, 0], [46, 50], [45, 100]]),
    // In one go: down, across and up again to the stem.
    DigitForm(1, [[10, 6], [4, 36], [14, 52], [34, 46], [54, 6]], [[54, 6], [52, 54], [46, 100]]),
  ]

  private static let five: [DigitForm] = [
    // Two strokes, the roof last.
    DigitForm(
      3, [[16, 4], [12, 42]], [[12, 42], [34, 35], [56, 50], [56, 78], [34, 98], [12, 98], [0, 88]],
      [[16, 4], [38, 4], [62, 1]]),
    // One stroke, begun at the end of the roof.
    DigitForm(
      2, [[62, 3], [40, 3], [20, 6]], [[20, 6], [14, 42]],
      [[14, 42], [38, 38], [57, 56], [52, 82], [30, 99], [2, 94]]),
    // Soft, like an S.
    DigitForm(
      3, [[66, 2], [38, 6], [22, 18], [20, 38], [40, 50], [52, 66], [44, 88], [22, 98], [0, 92]]),
    // A high roof that stands off.
    DigitForm(
      1, [[14, 10], [10, 46]], [[10, 46], [32, 42], [50, 56], [48, 80], [28, 97], [4, 94]],
      [[22, 6], [46, 2], [70, 0]]),
  ]

  private static let six: [DigitForm] = [
    DigitForm(
      3, [[46, 0], [22, 24], [6, 58], [10, 90], [32, 99], [52, 84], [48, 62], [28, 58], [8, 76]]),
    // A straight back.
    DigitForm(
      2, [[32, 0], [14, 38], [3, 72], [12, 97], [36, 97], [50, 78], [38, 62], [18, 68], [6, 84]]),
    // A curled top and a big bowl.
    DigitForm(
      1,
      [
        [54, 8], [40, 1], [18, 18], [4, 54], [12, 90], [38, 98], [58, 76], [46, 52], [22, 54], [6, 70],
      ]),
    // A bowl that does not close.
    DigitForm(1, [[40, 1], [16, 30], [4, 66], [14, 95], [38, 95], [48, 76], [36, 62], [20, 66]]),
  ]

  private static let seven: [DigitForm] = [
    DigitForm(4, [[2, 8], [30, 6], [60, 3]], [[60, 3], [44, 46], [30, 100]]),
    // A serif on the left.
    DigitForm(
      2, [[3, 22], [6, 4]], [[6, 4], [32, 6], [60, 2]], [[60, 2], [46, 38], [36, 68], [30, 100]]),
    // Crossed.
    DigitForm(
      1, [[2, 8], [32, 7], [60, 3]], [[60, 3], [42, 48], [24, 100]], [[18, 54], [40, 52], [60, 48]]),
    // Round at the shoulder.
    DigitForm(2, [[2, 14], [24, 4], [48, 2], [56, 14], [46, 46], [34, 74], [28, 100]]),
  ]

  private static let eight: [DigitForm] = [
    // One stroke from the upper right.
    DigitForm(
      3,
      [
        [54, 12], [34, 0], [12, 10], [14, 30], [36, 48], [54, 68], [48, 92], [26, 99], [6, 86], [12, 64],
        [34, 48], [52, 30], [54, 10],
      ]),
    // One stroke from the middle.
    DigitForm(
      2,
      [
        [34, 46], [14, 32], [12, 10], [32, 0], [52, 10], [50, 32], [28, 52], [8, 74], [18, 97], [42, 97],
        [54, 76], [40, 54], [24, 42],
      ]),
    // Narrow, open at the top.
    DigitForm(
      1,
      [
        [50, 6], [26, 2], [12, 18], [24, 42], [42, 66], [38, 92], [18, 98], [8, 80], [20, 56], [40, 36],
        [54, 14],
      ]),
    // Two rings.
    DigitForm(
      1, [[32, 2], [12, 14], [14, 38], [34, 46], [52, 32], [50, 10], [30, 1]],
      [[32, 46], [8, 62], [8, 88], [34, 99], [58, 84], [54, 58], [30, 46]]),
  ]

  private static let nine: [DigitForm] = [
    // A bowl, then down along a straight stem.
    DigitForm(
      3, [[54, 16], [36, 1], [12, 10], [4, 34], [20, 50], [42, 42], [55, 14]],
      [[55, 14], [54, 56], [48, 100]]),
    // A curved tail.
    DigitForm(
      2,
      [
        [50, 14], [30, 1], [8, 14], [8, 40], [28, 48], [48, 32], [54, 12], [54, 52], [42, 88], [20, 99],
        [4, 92],
      ]),
    // A small, slanted head on a long straight stem.
    DigitForm(
      2, [[46, 8], [24, 3], [6, 22], [12, 40], [34, 34], [50, 6]], [[50, 6], [38, 52], [26, 100]]),
    // A head that is open at the top.
    DigitForm(
      1, [[44, 4], [18, 8], [4, 30], [16, 48], [40, 40], [56, 10]], [[56, 10], [52, 54], [50, 100]]),
  ]
}
