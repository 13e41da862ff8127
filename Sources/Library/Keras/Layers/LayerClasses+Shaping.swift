import Evaluator
import Networks

extension LayerClasses {
  /// Reshaping, padding and cropping layers.
  static let shaping: [ClassObject] = [
    row(
      "ZeroPadding2D", "A frame of zeros around each map.",
      [
        .optional(
          "padding", .any, default: [1, 1], "width; (height, width); or ((top, bottom), (left, right))"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { ZeroPadding2D(padding: try $0.frame("padding")) },
    row(
      "Cropping2D", "Each map without its margins.",
      [
        .optional(
          "cropping", .any, default: [0, 0], "width; (height, width); or ((top, bottom), (left, right))"),
        .optional("data_format", .any, "only \"channels_last\""),
      ]
    ) { Cropping2D(cropping: try $0.frame("cropping")) },
    row(
      "UpSampling2D", "Maps made larger by whole factors.",
      [
        .optional("size", .intOrPair, default: [2, 2], "factors for height and width"),
        .optional("data_format", .any, "only \"channels_last\""),
        .optional(
          "interpolation", .choice("nearest", "bilinear"), default: "nearest",
          "how values between pixels are found"),
      ]
    ) { call in
      var layer = UpSampling2D()
      layer.size = try call.extent("size")
      layer.interpolation = try call.string("interpolation") == "bilinear" ? .bilinear : .nearest
      return layer
    },
    row(
      "Permute", "The axes of each sample in another order.",
      [.required("dims", .shape(allowsNone: false), "the old place of each axis, counted from 1")]
    ) { Permute(try $0.ints("dims")) },
  ]
}

extension Call {
  /// Widths on the four sides: one number, two, or two pairs.
  fileprivate func frame(_ name: String) throws -> Margins {
    func sides(_ value: Value) -> (Int, Int)? {
      if let width = value.asInt { return (width, width) }
      guard let pair = value.asInts, pair.count == 2 else { return nil }
      return (pair[0], pair[1])
    }
    let parts = self[name].asInt.map { _ in [self[name], self[name]] } ?? self[name].elementsOfSequence ?? []
    guard parts.count == 2, let (top, bottom) = sides(parts[0]), let (left, right) = sides(parts[1]) else {
      throw invalid(
        name, must: "be an int, a pair of ints or a pair of pairs: ((top, bottom), (left, right))")
    }
    guard min(top, bottom, left, right) >= 0 else { throw invalid(name, must: "be 0 or more on every side") }
    return Margins(top: top, bottom: bottom, left: left, right: right)
  }
}
