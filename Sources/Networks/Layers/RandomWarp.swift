public import Files
import Tensors

/// While training, rotates, shifts or zooms each sample at random: (H, W, C) → (H, W, C). Otherwise the identity.
public struct RandomWarp: LayerDefinition {
  /// What is drawn, uniformly from a range.
  public enum Kind: Sendable, Hashable {
    /// Fractions of a full turn; positive is counterclockwise.
    case rotation(ClosedRange<Float>)
    /// Fractions of height and width; positive is down and to the right.
    case translation(height: ClosedRange<Float>, width: ClosedRange<Float>)
    /// Positive zooms out by this fraction; a `width` of `nil` keeps the aspect ratio.
    case zoom(height: ClosedRange<Float>, width: ClosedRange<Float>?)
  }

  public var kind: Kind
  public var fillMode = FillMode.reflect
  public var interpolation = Interpolation.bilinear
  public var fillValue: Float = 0
  /// `nil`: taken from the session's random sequence.
  public let seed: UInt64?
  private let salt: UInt64

  public init(_ kind: Kind, seed: UInt64? = nil) {
    self.kind = kind
    self.seed = seed
    salt = seed ?? Randomness.shared.nextSeed()
  }

  public var className: String {
    switch kind {
    case .rotation: "RandomRotation"
    case .translation: "RandomTranslation"
    case .zoom: "RandomZoom"
    }
  }

  public func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
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
      // At −1 the whole image would show a single point.
      let least = Float(-1).nextUp
      try check("height_factor", height, least...1)
      if let width { try check("width_factor", width, least...1) }
      draw = .zoom(height: height, width: width)
    }
    let operation = WarpOperation(
      name: className, draw: draw, fill: fillMode, fillValue: fillValue, interpolation: interpolation,
      salt: salt)
    return graph.append(operation, [input], [], input.shape)
  }

  private func check(_ argument: String, _ range: ClosedRange<Float>, _ allowed: ClosedRange<Float>) throws {
    for value in [range.lowerBound, range.upperBound] where !allowed.contains(value) {
      throw NetworkError.outOfRange(
        layer: className, argument: argument,
        expected: allowed.lowerBound == -1 ? "between -1 and 1" : "above -1 and at most 1",
        value: Double(value))
    }
  }

  public var arguments: JSON {
    let drawn: JSON =
      switch kind {
      case .rotation(let range): ["factor": range.json]
      case .translation(let height, let width):
        ["height_factor": height.factor, "width_factor": width.factor]
      case .zoom(let height, let width):
        ["height_factor": height.factor, "width_factor": width?.factor ?? .null]
      }
    return ["data_format": "channels_last"] + drawn + [
      "fill_mode": .string(fillMode.rawValue), "interpolation": .string(interpolation.rawValue),
      "seed": JSON(seed: seed), "fill_value": JSON(fillValue),
    ]
  }
}
