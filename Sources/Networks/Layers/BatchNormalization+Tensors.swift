package import Gradients
import Tensors

// Batches of which a mask leaves some steps out, and batch renormalization: on tensors, batch by batch.
extension BatchNormalization: RunsOnTensors {
  package func needsTensors(_ layer: Layer) -> Bool { renormalizes || layer.hasMaskedInput }

  package func call(_ inputs: [EagerTensor], of layer: Layer, in context: TensorCallContext) throws
    -> [EagerTensor]
  {
    let given = try single(inputs.map(\.shape))
    let axis = try given.normalized(axis: layer.channelAxis ?? -1)
    let x = Expression(inputs[0], context.math)
    let channels = Shape(given.indices.map { $0 == axis ? given[axis] : 1 })
    func variable(_ name: String) throws -> (Variable, Expression)? {
      guard let found = layer.ownVariables.first(where: { $0.name == name }) else { return nil }
      return (found, Expression(try context.read(found), context.math))
    }
    func stretched(_ values: Expression) throws -> Expression { try values(.reshape(to: channels)) }
    guard let (meanVariable, movingMean) = try variable("moving_mean"),
      let (varianceVariable, movingVariance) = try variable("moving_variance")
    else { return inputs }
    var (mean, variance) = (movingMean, movingVariance)
    var (gamma, beta) = (try variable("gamma")?.1, try variable("beta")?.1)
    if context.trainingMode ?? false, layer.isTrainable {
      let others = given.indices.filter { $0 != axis }
      (mean, variance) = try moments(of: x, mask: context.masks.first ?? nil, over: others)
      if renormalizes {
        (gamma, beta) = try renormalized(mean, variance, gamma, beta, layer, context)
      } else {
        try meanVariable.assign(moved(movingMean, mean, momentum))
        try varianceVariable.assign(moved(movingVariance, variance, momentum))
      }
    }
    let deviation = try (stretched(variance) + Double(epsilon))(.reciprocalSquareRoot)
    var y = try (x - stretched(mean)) * deviation
    if let gamma { y = try y * stretched(gamma) }
    if let beta { y = try y + stretched(beta) }
    y.tensor.mask = context.masks.first ?? nil
    return [y.tensor]
  }

  private func moved(_ old: Expression, _ new: Expression, _ momentum: Float) throws -> Tensor {
    try (old * Double(momentum) + new * Double(1 - momentum)).value.copy()
  }

  /// Mean and variance of each channel, of what a mask leaves.
  private func moments(of x: Expression, mask: EagerTensor?, over axes: [Int]) throws -> (
    Expression, Expression
  ) {
    guard let mask else { return (try x(.mean(axes: axes)), try x(.variance(axes: axes))) }
    guard mask.shape.rank == x.shape.rank - 1 else {
      throw NetworkError.maskShape(
        layer: className, mask: Shape(mask.shape.dropFirst()), input: Shape(x.shape.dropFirst()))
    }
    let weights = x.constant(
      try mask.value.convert(to: .float32).reshaped(to: Shape(Array(mask.shape) + [1])).broadcast(to: x.shape)
        .contiguous())
    let count = try weights(.sum(axes: axes, keepsAxes: true)) + 1e-7
    let mean = try (x * weights)(.sum(axes: axes, keepsAxes: true)) / count
    let distances = try (x - mean) * weights
    let variance = try (distances * distances)(.sum(axes: axes, keepsAxes: true)) / count
    let flat = Shape(x.shape.indices.filter { !axes.contains($0) }.map { x.shape[$0] })
    return (try mean(.reshape(to: flat)), try variance(.reshape(to: flat)))
  }

  /// Gamma and beta with the corrections of a batch, which moves the statistics.
  private func renormalized(
    _ mean: Expression, _ variance: Expression, _ gamma: Expression?, _ beta: Expression?, _ layer: Layer,
    _ context: TensorCallContext
  ) throws -> (Expression?, Expression?) {
    func own(_ name: String) throws -> (Variable, Expression)? {
      guard let found = layer.ownVariables.first(where: { $0.name == name }) else { return nil }
      return (found, mean.constant(try found.value()))
    }
    guard let (deviationVariable, movingDeviation) = try own("moving_stddev"),
      let (renormMeanVariable, renormMean) = try own("renorm_mean"),
      let (renormDeviationVariable, renormDeviation) = try own("renorm_stddev"),
      let (meanVariable, movingMean) = try own("moving_mean"),
      let (varianceVariable, _) = try own("moving_variance")
    else { return (gamma, beta) }
    let deviation = try (variance + Double(epsilon))(.squareRoot)
    let least = Operand.scalar(.float(Double(epsilon).squareRoot()))
    let known = try renormDeviation(.clip(from: least, to: nil))
    func bound(_ name: String) -> Operand? { renormClipping[name].map { .scalar(.float(Double($0))) } }
    var r = mean.constant(try (deviation / known).value)
    var d = mean.constant(try ((mean - renormMean) / known).value)
    if bound("rmin") != nil || bound("rmax") != nil {
      r = try r(.clip(from: bound("rmin"), to: bound("rmax")))
    }
    if let most = renormClipping["dmax"] {
      d = try d(.clip(from: .scalar(.float(-Double(most))), to: .scalar(.float(Double(most)))))
    }
    try renormMeanVariable.assign(moved(renormMean, mean, renormMomentum))
    try renormDeviationVariable.assign(moved(renormDeviation, deviation, renormMomentum))
    try meanVariable.assign(moved(movingMean, mean, momentum))
    let newDeviation = try moved(movingDeviation, deviation, momentum)
    try deviationVariable.assign(newDeviation)
    let square = try newDeviation.multiply(.tensor(newDeviation)).subtract(.scalar(.float(Double(epsilon))))
    try varianceVariable.assign(square.clipped(from: .scalar(.float(0)), to: nil).convert(to: .float32))
    let scale = try gamma.map { try r * $0 } ?? r
    let shift = try gamma.map { try d * $0 } ?? d
    return (scale, try beta.map { try shift + $0 } ?? shift)
  }
}
