import Glibc
package import Gradients
package import Tensors

/// While training, mixes each image of a batch with another of it, and their labels likewise. `MixUp`: Zhang et al. 2018; `CutMix`:
/// Yun et al. 2019.
package struct BatchMixing: LayerDefinition, Declared, RunsOnTensors {
  package let isCut: Bool
  package var alpha: Float = 0.2
  package var factor: ClosedRange<Float> = 0...1
  /// What its draws begin with.
  package var seed = Seed(0)

  package static let declarations = [
    Declaration(
      "MixUp", "Means of each image and another of the batch, while training; labels likewise.",
      BatchMixing(isCut: false),
      [
        .optional(
          "alpha", .float(\.alpha, .positive), "both parameters of the beta distribution of the weights"),
        .dataFormat, .seed(\.seed),
      ]),
    Declaration(
      "CutMix",
      "A rectangle of each image replaced by that of another of the batch, while training; labels mixed likewise.",
      BatchMixing(isCut: true),
      [
        .optional(
          "factor", .range(\.factor, within: 0...1),
          "parameters of the beta distribution of the areas, from 0 to it"),
        .seed(\.seed), .dataFormat,
      ], savedFirst: ["data_format"]),
  ]

  package var declaration: Declaration<BatchMixing> { Self.declarations[isCut ? 1 : 0] }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    inputs[0]
  }

  /// - `inputs`: images (N, H, W, C), and labels (N, classes) where they are mixed too.
  package func call(_ inputs: [EagerTensor], of layer: Layer, in context: TensorCallContext) throws
    -> [EagerTensor]
  {
    guard context.trainingMode ?? true, let images = inputs.first, images.shape.rank == 4 else {
      return inputs
    }
    let (shape, count) = (images.shape, images.shape[0])
    var random = RandomSource(seed: seed.given ?? Randomness.shared.nextSeed())
    var order = Array(0..<count)
    for place in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(place, Int(random.nextInteger(upTo: UInt64(place))))
    }
    var mask = [Float](repeating: 0, count: isCut ? count * shape[1] * shape[2] : count)
    var weights: [Float] = []
    let shared =
      Double(factor.lowerBound) + Double(factor.upperBound - factor.lowerBound) * random.nextUniform() + 1e-6
    for sample in 0..<count {
      let parameter = isCut ? shared : Double(alpha)
      let weight = random.nextBeta(parameter, parameter)
      guard isCut else {
        mask[sample] = Float(weight)
        weights.append(Float(weight))
        continue
      }
      let ratio = (1 - weight).squareRoot()
      let (height, width) = (ratio * Double(shape[1]), ratio * Double(shape[2]))
      let (top, left) = (
        random.nextUniform() * (Double(shape[1]) - height), random.nextUniform() * (Double(shape[2]) - width)
      )
      for row in 0..<shape[1] where Double(row) >= top && Double(row) < top + height {
        for column in 0..<shape[2] where Double(column) >= left && Double(column) < left + width {
          mask[(sample * shape[1] + row) * shape[2] + column] = 1
        }
      }
      weights.append(Float(1 - height * width / Double(shape[1] * shape[2])))
    }
    let places = try Tensor(shape: [count], elements: order.map(Int64.init))
    let x = try Expression(images, context.math)(.cast(to: .float32))
    let other = try x(.gather(places, axis: 0))
    let factors = x.constant(
      try Tensor(shape: isCut ? [count, shape[1], shape[2], 1] : [count, 1, 1, 1], floats: mask))
    let mixed = try isCut ? x + factors * (other - x) : factors * x + (1 - factors) * other
    guard inputs.count > 1 else { return [mixed.tensor] }
    let labels = try Expression(inputs[1], context.math)(.cast(to: .float32))
    let shares = labels.constant(
      try Tensor(
        shape: Shape([count] + Array(repeating: 1, count: max(0, labels.shape.rank - 1))), floats: weights))
    return [mixed.tensor, try (shares * labels + (1 - shares) * labels(.gather(places, axis: 0))).tensor]
  }
}

/// While training, some changes of images at random, one after another, of a fixed set. Cubuk et al. 2020.
package struct RandAugment: LayerDefinition, Declared, RunsOnTensors {
  package var valueRange: ClosedRange<Float> = 0...255
  package var count = 2
  package var factor: ClosedRange<Float> = 0...0.5
  package var interpolation = Interpolation.bilinear
  /// What its draws begin with.
  package var seed = Seed(0)

  package static let declarations = [
    Declaration(
      "RandAugment", "Some changes of images at random, one after another, while training.", RandAugment(),
      [
        .optional("value_range", .range(\.valueRange), "from where to where values go"),
        .optional("num_ops", .int(\.count, atLeast: 0), "how many changes"),
        .optional(
          "factor", .range(\.factor, within: 0...1), "how strong they are: from 0 to it, or two bounds"),
        .optional("interpolation", .choice(\.interpolation), "\"bilinear\" or \"nearest\""), .seed(\.seed),
        .dataFormat,
      ], savedFirst: ["data_format"])
  ]

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try image(inputs)
  }

  package func call(_ inputs: [EagerTensor], of layer: Layer, in context: TensorCallContext) throws
    -> [EagerTensor]
  {
    guard context.trainingMode ?? true else { return inputs }
    var random = RandomSource(seed: seed.given ?? Randomness.shared.nextSeed())
    var value = inputs
    for _ in 0..<count {
      let changes = changes
      let chosen = changes[Int(random.nextInteger(upTo: UInt64(changes.count - 1)))]
      value = try Layer(chosen, name: "change").outputs(
        of: value.map { try $0.value.convert(to: .float32) }, trainingMode: true
      )
      .map(EagerTensor.init)
    }
    return value
  }

  private var changes: [any LayerDefinition] {
    func warp(_ kind: RandomWarp.Kind) -> RandomWarp {
      var layer = RandomWarp(kind)
      layer.interpolation = interpolation
      return layer
    }
    var brightness = RandomBrightness(factor: factor)
    var contrast = RandomContrast(lower: factor.lowerBound, upper: factor.upperBound)
    (brightness.valueRange, contrast.valueRange) = (valueRange, valueRange)
    let colours = ImageAugmentation.declarations.map(\.prototype).compactMap {
      prototype -> ImageAugmentation? in
      var layer = prototype
      (layer.valueRange, layer.seed) = (valueRange, Seed())
      switch layer.kind {
      case .degeneration, .sharpness: layer.factor = factor
      case .solarization: (layer.factor, layer.further) = (factor, factor)
      case .posterization: layer.factor = 1...max(1, Float(Int(8 * factor.upperBound)))
      case .autoContrast, .equalization: break
      default: return nil
      }
      return layer
    }
    return [
      warp(.shear(x: factor, y: factor)), warp(.translation(height: factor, width: factor)),
      warp(.rotation(factor)), brightness, contrast,
    ]
      + colours
  }
}

extension RandomSource {
  /// A draw from a beta distribution, as a share of two gamma draws.
  mutating func nextBeta(_ a: Double, _ b: Double) -> Double {
    let (x, y) = (nextGamma(a), nextGamma(b))
    return x + y > 0 ? x / (x + y) : nextUniform() < 0.5 ? 0 : 1
  }

  /// A draw from a gamma distribution. Marsaglia and Tsang 2000.
  package mutating func nextGamma(_ shape: Double) -> Double {
    if shape < 1 { return nextGamma(shape + 1) * pow(max(nextUniform(), 1e-300), 1 / shape) }
    let d = shape - 1 / 3.0
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = nextNormal()
      let v = pow(1 + c * x, 3)
      if v > 0, log(max(nextUniform(), 1e-300)) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }
}
