package import Gradients
import Tensors

// A network as formulas of tensors: what tapes differentiate more than once. It is slower than a plan, and takes more memory.
extension CallGraph {
  /// The outputs for a batch; `nil` where an operation has no formula.
  ///
  /// - `read`: a variable's value, which tapes follow to the variable.
  package func formulaOutputs(
    _ inputs: [EagerTensor], trainingMode: Bool?, _ math: TensorMath,
    read: (Variable) throws -> EagerTensor
  ) throws -> [EagerTensor]? {
    var needed: Set<Int> = []
    var open = graph.outputs.map(\.node)
    while let id = open.popLast() {
      if needed.insert(id).inserted { open += graph.nodes[id].inputs.map(\.node) }
    }
    let nodes = graph.nodes.filter { needed.contains($0.id) && !($0.operation is Input) }
    func isTraining(_ node: Node) -> Bool {
      node.called.fixed ?? trainingMode ?? node.called.otherwise ?? false
    }
    var formulas: [(Node, TensorFunction)] = []
    for node in nodes {
      guard let formula = try node.formula(isTraining: isTraining(node)) else { return nil }
      formulas.append((node, formula))
    }
    var values: [Int: EagerTensor] = [:]
    for (symbol, input) in zip(graph.inputs, inputs) { values[symbol.node] = input }
    var variables: [ObjectIdentifier: EagerTensor] = [:]
    for (node, formula) in formulas {
      let operands = try node.variables.map { variable in
        let found = try variables[ObjectIdentifier(variable)] ?? read(variable)
        variables[ObjectIdentifier(variable)] = found
        return found
      }
      values[node.id] = try math.apply(formula, node.inputs.compactMap { values[$0.node] } + operands)
    }
    return graph.outputs.compactMap { values[$0.node] }
  }
}

extension Node {
  /// The operation as a function of its inputs, then of its variables; `nil` where there is none.
  fileprivate func formula(isTraining: Bool) throws -> TensorFunction? {
    let (shape, inputShape) = (shape, inputs.first?.shape ?? .scalar)
    func batched(_ shape: Shape, _ x: Expression) -> Shape { Shape([x.shape[0]] + shape) }
    switch operation {
    case is Reshaping:
      return .composed("Reshape") { try $0[0](.reshape(to: batched(shape, $0[0]))) }
    case is DenseOperation:
      return .composed("MatMul") { x in
        let product = try x[0](.matrixProduct(), x[1])
        return x.count > 2 ? try product + x[2] : product
      }
    case let convolution as ConvolutionOperation:
      return Self.convolution(convolution, shape)
    case let elementwise as ElementwiseOperation:
      return elementwise.function.formula.map { formula in .composed("Elementwise") { try formula($0[0]) } }
    case let relu as ReLUOperation:
      return .relu(slope: 0, maximum: relu.bound == .infinity ? nil : Double(relu.bound))
    case is SoftmaxOperation: return .softmax()
    case let merge as MergeOperation: return Self.merge(merge.kind, inputs, shape)
    case let concatenation as ConcatenateOperation: return .concatenate(axis: concatenation.axis + 1)
    case let permutation as PermuteOperation: return .transpose([0] + permutation.order.map { $0 + 1 })
    case let pooling as GlobalPoolingOperation:
      return pooling.kind == .average ? .mean(axes: [1, 2]) : .maximum(axes: [1, 2])
    case let pooling as PoolingOperation: return Self.pooling(pooling, inputShape, shape)
    case let padding as PadOrCropOperation:
      guard padding.kind == .pad else {
        return .part([
          .all, .slice(start: padding.top, stop: padding.top + shape[0], step: 1),
          .slice(start: padding.left, stop: padding.left + shape[1], step: 1),
        ])
      }
      return .pad([
        (0, 0), (padding.top, shape[0] - inputShape[0] - padding.top),
        (padding.left, shape[1] - inputShape[1] - padding.left), (0, 0),
      ])
    case let function as FunctionOperation:
      let count = inputs.count
      return TensorFunction(
        function.name, forward: { try function.function.forward(function.arguments($0, count)) },
        backward: function.function.backward.map { backward in
          { p in
            let constants = function.arguments(p.inputs.map(\.value), count).enumerated().map {
              place, value in
              function.place(of: place, count).map { p.inputs[$0] } ?? p.gradient.constant(value)
            }
            let parts = try backward(
              TensorFunction.Pullback(gradient: p.gradient, inputs: constants, output: p.output))
            var result = [Expression?](repeating: nil, count: p.inputs.count)
            for (place, part) in parts.enumerated() {
              guard let target = function.place(of: place, count), let part else { continue }
              result[target] = try result[target].map { try $0 + part } ?? part
            }
            return result
          }
        })
    case let norm as BatchNormOperation:
      // Statistics of a batch would change the moving ones.
      guard !isTraining || !isTrainable else { return nil }
      return .composed("BatchNorm") { x in
        let (mean, variance) = (x[x.count - 2], x[x.count - 1])
        var y = try (x[0] - mean) * (variance + Double(norm.epsilon))(.reciprocalSquareRoot)
        if norm.hasScale { y = try y * x[1] }
        return norm.hasCenter ? try y + x[norm.hasScale ? 2 : 1] : y
      }
    case let dropout as DropoutOperation:
      guard isTraining, dropout.rate > 0 else { return .identity }
      return dropout.rate < 1 ? Self.dropout(dropout.rate) : nil
    case let norm as LayerNormalizationOperation: return Self.normalization(norm)
    default: return nil
    }
  }

  /// Drops the same elements each time it is computed.
  private static func dropout(_ rate: Float) -> TensorFunction {
    final class Draw { var factors: Tensor? }
    let draw = Draw()
    return .composed("Dropout") { x in
      if draw.factors?.shape != x[0].shape {
        var random = RandomSource(seed: Randomness.shared.nextSeed())
        let kept = try Tensor.compute(
          .greaterEqual, .tensor(random.uniform(shape: x[0].shape)), .scalar(.float(Double(rate))))
        draw.factors = try kept.convert(to: .float32).multiply(.scalar(.float(1 / (1 - Double(rate)))))
      }
      return try draw.factors.map { try x[0] * x[0].constant($0.convert(to: x[0].dtype)) } ?? x[0]
    }
  }

  private static func normalization(_ norm: LayerNormalizationOperation) -> TensorFunction {
    .composed("LayerNorm") { x in
      let shape = x[0].shape
      let rows = try x[0](
        .reshape(to: [(shape.elementCount ?? 0) / max(1, norm.columns), norm.columns]))
      let mean = try rows(.mean(axes: [1], keepsAxes: true))
      // The variance does not follow the mean, as in TensorFlow: its first derivative is the same.
      let distance = try rows - mean(.stopGradient)
      let variance = try (distance * distance)(.mean(axes: [1], keepsAxes: true)) + Double(norm.epsilon)
      var y = try (rows - mean) * variance(.reciprocalSquareRoot)
      if norm.hasGamma { y = try y * x[1](.reshape(to: [norm.columns])) }
      if x.count > (norm.hasGamma ? 2 : 1) { y = try y + x[x.count - 1](.reshape(to: [norm.columns])) }
      return try y(.reshape(to: shape))
    }
  }

  private static func merge(_ kind: MergeOperation.Kind, _ inputs: [Symbol], _ shape: Shape)
    -> TensorFunction
  {
    let function: TensorFunction =
      switch kind {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .maximum: .maximum
      case .minimum: .minimum
      }
    // Axes are added behind that of the samples.
    func stretched(_ x: Expression, _ own: Shape) throws -> Expression {
      let ones = Array(repeating: 1, count: shape.rank - own.rank)
      return ones.isEmpty ? x : try x(.reshape(to: Shape([x.shape[0]] + ones + Array(own))))
    }
    return .composed("Merge") { x in
      try stretched(x[0], inputs[0].shape)(function, stretched(x[1], inputs[1].shape))
    }
  }

  /// The windows of a padded image: (N, windows · pixels of one, C).
  private static func patches(
    _ x: Expression, rows: (count: Int, stride: Int, kernel: Int, dilation: Int),
    columns: (count: Int, stride: Int, kernel: Int, dilation: Int), top: Int, left: Int, fill: Double
  ) throws -> Expression {
    let (height, width, channels) = (x.shape[1], x.shape[2], x.shape[3])
    func needed(_ axis: (count: Int, stride: Int, kernel: Int, dilation: Int)) -> Int {
      (axis.count - 1) * axis.stride + (axis.kernel - 1) * axis.dilation + 1
    }
    let bottom = max(0, needed(rows) - height - top)
    let right = max(0, needed(columns) - width - left)
    let padded =
      top + bottom + left + right == 0
      ? x : try x(.pad([(0, 0), (top, bottom), (left, right), (0, 0)], with: .float(fill)))
    let whole = width + left + right
    var places: [Int64] = []
    places.reserveCapacity(rows.count * columns.count * rows.kernel * columns.kernel)
    for row in 0..<rows.count {
      for column in 0..<columns.count {
        for i in 0..<rows.kernel {
          for j in 0..<columns.kernel {
            let y = row * rows.stride + i * rows.dilation
            let z = column * columns.stride + j * columns.dilation
            places.append(Int64(y * whole + z))
          }
        }
      }
    }
    let flat = try padded(.reshape(to: [x.shape[0], (height + top + bottom) * whole, channels]))
    return try flat(.gather(Tensor(shape: [places.count], elements: places), axis: 1))
  }

  private static func convolution(_ convolution: ConvolutionOperation, _ shape: Shape) -> TensorFunction {
    let g = convolution.geometry
    let (places, pixels) = (g.outputHeight * g.outputWidth, g.kernelHeight * g.kernelWidth)
    return .composed("Conv2D") { x in
      let patches = try patches(
        x[0], rows: (g.outputHeight, g.strideHeight, g.kernelHeight, g.dilationHeight),
        columns: (g.outputWidth, g.strideWidth, g.kernelWidth, g.dilationWidth), top: g.padTop,
        left: g.padLeft, fill: 0)
      let count = x[0].shape[0]
      let inputs = g.inputChannels / g.groups
      let found: Expression
      if convolution.isOfDepthwiseLayer {
        let kernel = try x[1](.reshape(to: [pixels, g.inputChannels, g.outputChannels / g.inputChannels]))
        found = try patches(.reshape(to: [count, places, pixels, g.inputChannels]))(
          .einsum("npkc,kcm->npcm"), kernel)
      } else if g.groups == 1 {
        found = try patches(.reshape(to: [count, places, pixels * inputs]))(
          .matrixProduct(), x[1](.reshape(to: [pixels * inputs, g.outputChannels])))
      } else {
        let kernel = try x[1](.reshape(to: [pixels, inputs, g.groups, g.outputChannels / g.groups]))
        found = try patches(.reshape(to: [count, places, pixels, g.groups, inputs]))(
          .einsum("npkgc,kcgf->npgf"), kernel)
      }
      let image = try found(.reshape(to: Shape([count] + shape)))
      return x.count > 2 ? try image + x[2] : image
    }
  }

  private static func pooling(_ pooling: PoolingOperation, _ input: Shape, _ shape: Shape) -> TensorFunction {
    let pixels = pooling.window.height * pooling.window.width
    return .composed("Pool") { x in
      func windows(_ x: Expression, fill: Double) throws -> Expression {
        try patches(
          x, rows: (shape[0], pooling.strides.height, pooling.window.height, 1),
          columns: (shape[1], pooling.strides.width, pooling.window.width, 1), top: pooling.padding.top,
          left: pooling.padding.left, fill: fill)(
            .reshape(to: [x.shape[0], shape[0] * shape[1], pixels, x.shape[3]]))
      }
      let whole = Shape([x[0].shape[0]] + shape)
      if pooling.kind == .maximum {
        return try windows(x[0], fill: -Double(Float.greatestFiniteMagnitude))(.maximum(axes: [2]))(
          .reshape(to: whole))
      }
      // Only what lies in the image is counted.
      let ones = x[0].constant(try Tensor.ones([1, input[0], input[1], 1]))
      let counts = try windows(ones, fill: 0)(.sum(axes: [2]))
      return try (windows(x[0], fill: 0)(.sum(axes: [2])) / counts)(.reshape(to: whole))
    }
  }
}

extension FunctionOperation {
  /// Which of the node's inputs and variables an operand is; `nil` for a constant.
  fileprivate func place(of operand: Int, _ inputCount: Int) -> Int? {
    guard operands.indices.contains(operand) else { return nil }
    switch operands[operand] {
    case .input(let index): return index
    case .variable(let index): return inputCount + index
    case .constant: return nil
    }
  }

  /// The function's operands from inputs and variables.
  fileprivate func arguments(_ values: [Tensor], _ inputCount: Int) -> [Tensor] {
    operands.map { operand in
      switch operand {
      case .input(let index): values[index]
      case .variable(let index): values[inputCount + index]
      case .constant(let tensor): tensor
      }
    }
  }
}

extension ElementwiseFunction {
  /// The function as a formula; `nil` for those that are differentiated once only.
  fileprivate var formula: ((Expression) throws -> Expression)? {
    switch self {
    case .relu(let slope, let maximum, let threshold):
      return threshold == 0
        ? { try $0(.relu(slope: Double(slope), maximum: maximum.map(Double.init))) } : nil
    case .elu(let alpha): return { try $0(.exponentialUnit(alpha: Double(alpha))) }
    case .selu: return { try $0(.exponentialUnit(alpha: 1.67326324, scale: 1.05070098)) }
    case .sigmoid: return { try $0(.sigmoid) }
    case .tanh: return { try $0(.hyperbolicTangent) }
    case .exponential: return { try $0(.exponential) }
    case .softplus: return { try $0(.softplus) }
    case .softsign: return { x in try x / (x(.absolute) + 1) }
    case .silu: return { x in try x * x(.sigmoid) }
    case .gelu(let approximate):
      return approximate
        ? { x in
          let cube = try x * x * x * 0.044715
          return try x * 0.5 * (((x + cube) * (2 / Double.pi).squareRoot())(.hyperbolicTangent) + 1)
        } : { x in try x * 0.5 * ((x * 0.5.squareRoot())(.errorFunction) + 1) }
    case .mish: return { x in try x * x(.softplus)(.hyperbolicTangent) }
    case .logSigmoid: return { x in try -((-x)(.softplus)) }
    case .affine(let scale, let offset): return { try $0 * Double(scale) + Double(offset) }
    case .quotient(let numerator): return { try $0(.reciprocal) * Double(numerator) }
    case .square: return { try $0(.square) }
    case .squareRoot: return { try $0(.squareRoot) }
    case .power(let exponent): return { x in try x(.power, x.constant(Double(exponent))) }
    case .logarithm: return { try $0(.logarithm) }
    case .absolute: return { try $0(.absolute) }
    case .clip(let low, let high):
      return { try $0(.clip(from: .scalar(.float(Double(low))), to: .scalar(.float(Double(high))))) }
    case .tanhShrink: return { x in try x - x(.hyperbolicTangent) }
    default: return nil
    }
  }
}
