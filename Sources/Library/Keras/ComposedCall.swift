import Gradients
import Networks
import Tensors

/// A call of layers made of functions of tensors, whose gradients have gradients themselves: a plan knows the first derivative of
/// a call alone.
///
/// Gulrajani et al. 2017, "Improved training of Wasserstein GANs", trains by the gradient of a gradient's length.
struct ComposedCall {
  let math: TensorMath
  let trainingMode: Bool
  /// Whether random layers may draw. In a call that is made again they may not: they would draw something else.
  let draws: Bool
  /// A variable's value, as tapes follow it.
  let value: (Variable) throws -> EagerTensor

  /// The outputs of a layer; `nil` if it is not made of functions of tensors.
  func outputs(of layer: Layer, _ inputs: [EagerTensor]) throws -> [EagerTensor]? {
    if let model = layer.model { return try outputs(of: model, inputs) }
    let x = inputs.map { Expression($0, math) }
    guard let first = x.first, let function = composed(layer.definition) else { return nil }
    guard let weights = try? layer.variables.map({ Expression(try value($0), math) }) else { return nil }
    guard first.shape.rank > 1, let result = try function(x, weights) else { return nil }
    return [result.tensor]
  }

  /// The outputs of a model; `nil` if one of its layers is not made of functions of tensors.
  func outputs(of model: Model, _ inputs: [EagerTensor]) throws -> [EagerTensor]? {
    guard model.isBuilt, model.inputs.count == inputs.count, model.kind != .subclassed else { return nil }
    var known = Dictionary(
      zip(model.inputs.map { ObjectIdentifier($0) }, inputs), uniquingKeysWith: { first, _ in first })
    var byCall: [ObjectIdentifier: [EagerTensor]] = [:]
    func tensor(_ symbol: SymbolicTensor) -> EagerTensor? {
      if let tensor = known[ObjectIdentifier(symbol)] { return tensor }
      guard let call = symbol.source, let found = byCall[ObjectIdentifier(call)],
        found.indices.contains(symbol.index)
      else { return nil }
      known[ObjectIdentifier(symbol)] = found[symbol.index]
      return found[symbol.index]
    }
    for call in model.calls {
      let values = call.inputs.compactMap(tensor)
      guard values.count == call.inputs.count, call.trainingMode ?? trainingMode == trainingMode,
        let outputs = try outputs(of: call.layer, values)
      else { return nil }
      byCall[ObjectIdentifier(call)] = outputs
    }
    let outputs = model.outputs.compactMap(tensor)
    return outputs.count == model.outputs.count ? outputs : nil
  }

  private typealias Function = (_ x: [Expression], _ weights: [Expression]) throws -> Expression?

  private func composed(_ definition: any LayerDefinition) -> Function? {
    switch definition {
    case let layer as Dense: return { try dense(layer, $0[0], $1) }
    case let layer as Conv2D: return { try convolution(layer, $0[0], $1) }
    case is Flatten: return { x, _ in try reshaped(x[0], []) }
    case let layer as Reshape: return { x, _ in try reshaped(x[0], layer.targetShape) }
    case is Identity: return { x, _ in x[0] }
    case let layer as any ActivationDefinition: return { x, _ in try activated(x[0], layer.activation) }
    case let layer as Dropout: return { x, _ in try dropped(layer, x[0]) }
    case let layer as Pooling2D: return { x, _ in try pooled(layer, x[0]) }
    case let layer as GlobalPooling2D:
      return { x, _ in
        guard x[0].shape.rank == 4 else { return nil }
        let function: TensorFunction =
          layer.kind == .average
          ? .mean(axes: [1, 2], keepsAxes: layer.keepsAxes)
          : .maximum(axes: [1, 2], keepsAxes: layer.keepsAxes)
        return try x[0](function)
      }
    case let layer as ZeroPadding2D:
      let widths = [
        (0, 0), (layer.padding.top, layer.padding.bottom), (layer.padding.left, layer.padding.right), (0, 0),
      ]
      return { x, _ in try x[0](.pad(widths.map { (before: $0.0, after: $0.1) })) }
    case let layer as BatchNormalization: return { try normalized(layer, $0[0], $1) }
    case let layer as LayerNormalization: return { try normalized(layer, $0[0], $1) }
    case let layer as Merge: return { x, _ in try merged(layer, x) }
    case let layer as Concatenate:
      return { x, _ in
        let axis = layer.axis < 0 ? x[0].shape.rank + layer.axis : layer.axis
        return Expression(try math.apply(.concatenate(axis: axis), x.map(\.tensor)), math)
      }
    default: return nil
    }
  }

  // MARK: - Layers

  private func dense(_ layer: Dense, _ x: Expression, _ weights: [Expression]) throws -> Expression? {
    let width = x.shape[x.shape.rank - 1]
    guard weights.count == (layer.usesBias ? 2 : 1), weights[0].shape.first == width else { return nil }
    let rows = try x(.reshape(to: [(x.shape.elementCount ?? 0) / max(1, width), width]))
    var product = try rows(.matrixProduct(), weights[0])
    if layer.usesBias { product = try product + weights[1] }
    return try activated(
      product(.reshape(to: Shape(x.shape.dropLast() + [layer.units]))), layer.activation)
  }

  private func convolution(_ layer: Conv2D, _ x: Expression, _ weights: [Expression]) throws -> Expression? {
    guard layer.groups == 1, weights.count == (layer.usesBias ? 2 : 1),
      let parts = try windows(x, layer.kernelSize, layer.strides, layer.padding, layer.dilationRate)
    else { return nil }
    let shape = parts[0].shape
    let patches = Expression(try math.apply(.concatenate(axis: 3), parts.map(\.tensor)), math)
    let depth = patches.shape[3]
    let rows = try patches(.reshape(to: [shape[0] * shape[1] * shape[2], depth]))
    var product = try rows(.matrixProduct(), weights[0](.reshape(to: [depth, layer.filters])))
    if layer.usesBias { product = try product + weights[1] }
    return try activated(
      product(.reshape(to: [shape[0], shape[1], shape[2], layer.filters])), layer.activation)
  }

  private func pooled(_ layer: Pooling2D, _ x: Expression) throws -> Expression? {
    guard layer.padding == .valid,
      let parts = try windows(
        x, layer.poolSize, layer.strides ?? layer.poolSize, .valid, Extent(1, 1))
    else { return nil }
    let stacked = Expression(try math.apply(.stack(axis: 4), parts.map(\.tensor)), math)
    return try stacked(layer.kind == .average ? .mean(axes: [4]) : .maximum(axes: [4]))
  }

  /// What each place of a window meets, as maps of the output's size.
  private func windows(
    _ x: Expression, _ size: Extent, _ strides: Extent, _ padding: Padding, _ dilation: Extent
  ) throws -> [Expression]? {
    guard x.shape.rank == 4,
      let rows = padding.windows(
        size: x.shape[1], window: size.height, stride: strides.height, dilation: dilation.height),
      let columns = padding.windows(
        size: x.shape[2], window: size.width, stride: strides.width, dilation: dilation.width)
    else { return nil }
    func slice(_ place: Int, _ count: Int, _ stride: Int, _ dilation: Int) -> Index {
      .slice(start: place * dilation, stop: place * dilation + (count - 1) * stride + 1, step: stride)
    }
    let widths = [(0, 0), (rows.before, rows.after), (columns.before, columns.after), (0, 0)]
    let padded =
      widths.allSatisfy { $0 == (0, 0) } ? x : try x(.pad(widths.map { (before: $0.0, after: $0.1) }))
    return try (0..<size.height).flatMap { row in
      try (0..<size.width).map { column in
        try padded(
          .part([
            .all, slice(row, rows.count, strides.height, dilation.height),
            slice(column, columns.count, strides.width, dilation.width), .all,
          ]))
      }
    }
  }

  /// Each sample in another shape; empty for one axis.
  private func reshaped(_ x: Expression, _ target: [Int]) throws -> Expression? {
    let count = (x.shape.elementCount ?? 0) / max(1, x.shape[0])
    let known = target.filter { $0 != -1 }.reduce(1, *)
    let lengths = target.isEmpty ? [count] : target.map { $0 == -1 ? count / max(1, known) : $0 }
    return try x(.reshape(to: Shape([x.shape[0]] + lengths)))
  }

  private func dropped(_ layer: Dropout, _ x: Expression) throws -> Expression? {
    guard trainingMode, layer.rate > 0 else { return x }
    guard draws, layer.noiseShape == nil, layer.rate < 1 else { return nil }
    var random = RandomSource(seed: Randomness.shared.nextSeed())
    let kept = try Tensor.compute(
      .greaterEqual, .tensor(random.uniform(shape: x.shape)), .scalar(.float(Double(layer.rate))))
    return try x
      * x.constant(kept.convert(to: x.dtype).multiply(.scalar(.float(1 / (1 - Double(layer.rate))))))
  }

  /// With the moving mean and variance only: those of a batch would change them.
  private func normalized(_ layer: BatchNormalization, _ x: Expression, _ weights: [Expression]) throws
    -> Expression?
  {
    let own = (layer.scales ? 1 : 0) + (layer.centers ? 1 : 0)
    guard !trainingMode, weights.count == own + 2 else { return nil }
    let variance = try weights[own + 1] + Double(layer.epsilon)
    var result = try (x - weights[own]) / variance(.squareRoot)
    if layer.scales { result = try result * weights[0] }
    if layer.centers { result = try result + weights[own - 1] }
    return result
  }

  private func normalized(_ layer: LayerNormalization, _ x: Expression, _ weights: [Expression]) throws
    -> Expression?
  {
    guard layer.axes == [-1] || layer.axes == [x.shape.rank - 1] else { return nil }
    let axes = [x.shape.rank - 1]
    let mean = try x(.mean(axes: axes, keepsAxes: true))
    // The variance does not follow the mean, as in TensorFlow: its first derivative is the same.
    let distance = try x - mean(.stopGradient)
    let variance = try (distance * distance)(.mean(axes: axes, keepsAxes: true)) + Double(layer.epsilon)
    var result = try (x - mean) / variance(.squareRoot)
    if layer.scales { result = try result * weights[0] }
    if layer.centers { result = try result + weights[weights.count - 1] }
    return result
  }

  private func merged(_ layer: Merge, _ x: [Expression]) throws -> Expression? {
    switch layer.kind {
    case .add: return try x.dropFirst().reduce(x[0]) { try $0 + $1 }
    case .average: return try x.dropFirst().reduce(x[0]) { try $0 + $1 } / Double(x.count)
    case .subtract: return x.count == 2 ? try x[0] - x[1] : nil
    case .multiply: return try x.dropFirst().reduce(x[0]) { try $0 * $1 }
    default: return nil
    }
  }

  private func activated(_ x: Expression, _ activation: Activation) throws -> Expression? {
    switch activation {
    case .linear: return x
    case .relu: return try x(.relu)
    case .softmax: return try x(.softmax())
    case .rows(.softmax, let axis): return try x(.softmax(axis: axis < 0 ? axis : axis + 1))
    case .rows(.logSoftmax, let axis): return try x(.logSoftmax(axis: axis < 0 ? axis : axis + 1))
    case .function(.relu(let slope, let maximum, threshold: 0)):
      return try x(.relu(slope: Double(slope), maximum: maximum.map(Double.init)))
    case .function(.elu(let alpha)): return try x(.exponentialUnit(alpha: Double(alpha)))
    case .function(.sigmoid): return try x(.sigmoid)
    case .function(.tanh): return try x(.hyperbolicTangent)
    case .function(.exponential): return try x(.exponential)
    case .function(.softplus): return try x(.softplus)
    case .function(.silu): return try x * x(.sigmoid)
    case .function(.affine(let scale, let offset)): return try x * Double(scale) + Double(offset)
    default: return nil
    }
  }
}
