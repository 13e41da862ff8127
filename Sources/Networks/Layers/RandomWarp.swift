import Tensors

/// While training, rotates, shifts or zooms each sample at random: (H, W, C) → (H, W, C). Otherwise the identity.
package struct RandomWarp: LayerDefinition, Declared {
  /// What is drawn, uniformly from a range.
  package enum Kind: Sendable, Hashable {
    /// Fractions of a full turn; positive is counterclockwise.
    case rotation(ClosedRange<Float>)
    /// Fractions of height and width; positive is down and to the right.
    case translation(height: ClosedRange<Float>, width: ClosedRange<Float>)
    /// Positive zooms out by this fraction; a `width` of `nil` keeps the aspect ratio.
    case zoom(height: ClosedRange<Float>, width: ClosedRange<Float>?)
    /// Shares of a row and of a column by which columns and rows are moved.
    case shear(x: ClosedRange<Float>, y: ClosedRange<Float>)
  }

  package var kind: Kind
  package var fillMode = FillMode.reflect
  package var interpolation = Interpolation.bilinear
  package var fillValue: Float = 0
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    declaration(
      "RandomRotation", "Turns images, while training.", .rotation(0...0),
      [
        .required(
          "factor", .range(\.rotation, within: -1...1), "share of a full turn: f for −f to f, or two bounds")
      ]),
    declaration(
      "RandomTranslation", "Moves images, while training.", .translation(height: 0...0, width: 0...0),
      [
        .required(
          "height_factor", .range(\.height, within: -1...1),
          "share of the height: f for −f to f, or two bounds"
        ).saved { $0.height.factor },
        .required(
          "width_factor", .range(\.width, within: -1...1), "share of the width: f for −f to f, or two bounds"
        ).saved { $0.width.factor },
      ]),
    Declaration(
      "RandomShear", "Slants images, while training.", RandomWarp(.shear(x: 0...0, y: 0...0), seed: 0),
      [
        .optional(
          "x_factor", .range(\.shearX, within: -1...1), "share of a row by which columns move: f for −f to f"),
        .optional("y_factor", .range(\.shearY, within: -1...1), "share of a column by which rows move"),
        .optional("interpolation", .choice(\.interpolation), "\"bilinear\" or \"nearest\""),
        .optional("fill_mode", .choice(\.fillMode), "\"reflect\", \"constant\", \"nearest\" or \"wrap\""),
        .optional("fill_value", .float(\.fillValue), "what \"constant\" fills with"), .dataFormat,
        .seed(\.seed),
      ], savedFirst: ["data_format"]),
    declaration(
      "RandomZoom", "Zooms images out or in, while training.", .zoom(height: 0...0, width: nil),
      [
        .required(
          "height_factor", .range(\.height, within: zooms),
          "out by up to so much where positive: f for −f to f, or two bounds"
        ).saved { $0.height.factor },
        .optional(
          "width_factor", .optionalRange(\.ownWidth, within: zooms),
          "None: as the height, so that proportions stay"
        ).saved { $0.ownWidth?.factor ?? .null },
      ]),
  ]

  private static func declaration(
    _ name: String, _ doc: String, _ kind: Kind, _ options: [Option<RandomWarp>]
  ) -> Declaration<RandomWarp> {
    Declaration(
      name, doc, RandomWarp(kind, seed: 0),
      options + [
        .optional(
          "fill_mode", .choice(\.fillMode), "\"reflect\", \"constant\", \"nearest\" or \"wrap\""),
        .optional("interpolation", .choice(\.interpolation), "\"bilinear\" or \"nearest\""),
        .seed(\.seed), .optional("fill_value", .float(\.fillValue), "what \"constant\" fills with"),
        .dataFormat,
      ], savedFirst: ["data_format"])
  }

  package var declaration: Declaration<RandomWarp> {
    switch kind {
    case .rotation: Self.declarations[0]
    case .translation: Self.declarations[1]
    case .shear: Self.declarations[2]
    case .zoom: Self.declarations[3]
    }
  }

  /// At −1 the whole image would show one point.
  private static let zooms = Float(-1).nextUp...1

  package init(_ kind: Kind, seed: UInt64? = nil) {
    self.kind = kind
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let draw: WarpOperation.Draw
    switch kind {
    case .rotation(let range):
      try check("factor", range, -1...1)
      draw = .rotation(range)
    case .translation(let height, let width):
      try check("height_factor", height, -1...1)
      try check("width_factor", width, -1...1)
      draw = .translation(height: height, width: width)
    case .zoom(let height, let width):
      try check("height_factor", height, Self.zooms)
      if let width { try check("width_factor", width, Self.zooms) }
      draw = .zoom(height: height, width: width)
    case .shear(let x, let y):
      try check("x_factor", x, -1...1)
      try check("y_factor", y, -1...1)
      draw = .shear(x: x, y: y)
    }
    let operation = WarpOperation(
      name: className, draw: draw, fill: fillMode, fillValue: fillValue, interpolation: interpolation,
      salt: seed.salt)
    return graph.append(operation, [input], [], input.shape)
  }

  // The ranges of a kind by Keras's names.

  private var rotation: ClosedRange<Float> {
    get { if case .rotation(let range) = kind { range } else { 0...0 } }
    set { kind = .rotation(newValue) }
  }

  private var shearX: ClosedRange<Float> {
    get { if case .shear(let x, _) = kind { x } else { 0...0 } }
    set { kind = .shear(x: newValue, y: shearY) }
  }

  private var shearY: ClosedRange<Float> {
    get { if case .shear(_, let y) = kind { y } else { 0...0 } }
    set { kind = .shear(x: shearX, y: newValue) }
  }

  private var height: ClosedRange<Float> {
    get {
      switch kind {
      case .rotation, .shear: 0...0
      case .translation(let height, _), .zoom(let height, _): height
      }
    }
    set {
      switch kind {
      case .rotation, .shear: break
      case .translation(_, let width): kind = .translation(height: newValue, width: width)
      case .zoom(_, let width): kind = .zoom(height: newValue, width: width)
      }
    }
  }

  private var width: ClosedRange<Float> {
    get { ownWidth ?? height }
    set { ownWidth = newValue }
  }

  /// `nil` where it follows the height.
  private var ownWidth: ClosedRange<Float>? {
    get {
      switch kind {
      case .rotation, .shear: nil
      case .translation(_, let width): width
      case .zoom(_, let width): width
      }
    }
    set {
      switch kind {
      case .rotation, .shear: break
      case .translation(let height, _): kind = .translation(height: height, width: newValue ?? height)
      case .zoom(let height, _): kind = .zoom(height: height, width: newValue)
      }
    }
  }

  private func check(_ argument: String, _ range: ClosedRange<Float>, _ allowed: ClosedRange<Float>) throws {
    for value in [range.lowerBound, range.upperBound] where !allowed.contains(value) {
      throw NetworkError.outOfRange(
        layer: className, argument: argument,
        expected: allowed.lowerBound == -1 ? "between -1 and 1" : "above -1 and at most 1",
        value: Double(value))
    }
  }
}
