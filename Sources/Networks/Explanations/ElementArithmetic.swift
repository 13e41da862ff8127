import Glibc
import Tensors

// Operations whose values are made of single values, or of a row.

extension ValueArithmetic {
  package static func exponential(_ value: Double) -> Double { exp(value) }
  static func logarithm(_ value: Double) -> Double { log(value) }

  /// weight · x + offset
  fileprivate static func affine(_ index: Int, weight: Float, offset: Float) -> ValueArithmetic {
    var result = ValueArithmetic(.sum, [Term(index: index, weight: weight)])
    result.offset = offset
    return result
  }

  fileprivate static func function(_ name: String, of index: Int) -> ValueArithmetic {
    ValueArithmetic(.function(name), [Term(index: index)])
  }
}

extension DenseOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let (row, unit) = (index / outputs, index % outputs)
    let terms = try node.variables[0].value().withFloats { kernel in
      (0..<inputs).map {
        let tap = $0 * outputs + unit
        return ValueArithmetic.Term(index: row * inputs + $0, weight: kernel[tap], kernelIndex: tap)
      }
    }
    var result = ValueArithmetic(.sum, terms)
    result.isLearned = true
    result.offset = try node.variables.dropFirst().first?.value().withFloats { $0[unit] }
    return result
  }
}

extension BatchNormOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let channel = index % max(node.shape.last ?? 1, 1)
    let numbers = try node.variables.map { try $0.value().withFloats { $0[channel] } }
    let gamma = hasScale ? numbers[0] : 1
    let beta = hasCenter ? numbers[hasScale ? 1 : 0] : 0
    let (mean, variance) = (numbers[numbers.count - 2], numbers[numbers.count - 1])
    let factor = gamma / (variance + epsilon).squareRoot()
    var result = ValueArithmetic.affine(index, weight: factor, offset: beta - mean * factor)
    let scale = hasScale ? "gamma \(gamma)" : "1"
    result.remark =
      "weight = \(scale) / √(moving variance \(variance) + \(epsilon)), offset = "
      + (hasCenter ? "beta \(beta) − " : "−") + "moving mean \(mean) · weight"
    return result
  }
}

extension ScaleOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    func number(_ values: [Float]) -> Float { values[index % values.count] }
    switch source {
    case .numbers(let shift, let scale, let offset):
      let factor = number(scale)
      return .affine(index, weight: factor, offset: number(offset) - number(shift) * factor)
    case .moments:
      let moments = try node.variables.map { try $0.value().elements(Float.self) }
      let factor = 1 / max(number(moments[1]).squareRoot(), 1e-7)
      return .affine(index, weight: factor, offset: -number(moments[0]) * factor)
    }
  }
}

extension ReLUOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    .function(bound == .infinity ? name : "relu up to \(bound)", of: index)
  }
}

extension ElementwiseOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    if case .affine(let scale, let offset) = function {
      return .affine(index, weight: scale, offset: offset)
    }
    return .function(name, of: index)
  }
}

extension PReLUOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let shape = node.variables[0].shape
    let own = zip(node.shape.position(of: index).suffix(shape.rank), shape).map { $1 == 1 ? 0 : $0 }
    let place = zip(own, shape.contiguousStrides).reduce(0) { $0 + $1.0 * $1.1 }
    let alpha = try node.variables[0].value().withFloats { $0[place] }
    let isBelow = operands[0][index] < 0
    var result = ValueArithmetic.affine(index, weight: isBelow ? alpha : 1, offset: 0)
    result.remark = isBelow ? "alpha \(alpha), as it is below 0" : "1, as it is not below 0"
    return result
  }
}

extension LayerNormalizationOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let start = index / columns * columns
    let row = operands[0][start..<start + columns].map(Double.init)
    let mean = row.reduce(0, +) / Double(columns)
    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
    let numbers = try node.variables.map { try $0.value().withFloats { $0[index - start] } }
    let gamma = hasGamma ? numbers[0] : 1
    let beta = numbers.count > (hasGamma ? 1 : 0) ? numbers[numbers.count - 1] : 0
    let factor = Float(Double(gamma) / (variance + Double(epsilon)).squareRoot())
    var result = ValueArithmetic.affine(index, weight: factor, offset: beta - Float(mean) * factor)
    result.remark =
      "weight = gamma \(gamma) / √(variance \(Float(variance)) of \(columns) values + \(epsilon)), "
      + "offset = beta \(beta) − mean \(Float(mean)) · weight"
    return result
  }
}

extension LocalResponseOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let channels = max(node.shape.last ?? 1, 1)
    let (start, channel) = (index / channels * channels, index % channels)
    // The radius may be any number.
    let first = max(0, channel - min(radius, channels))
    let last = min(channels - 1, channel + min(radius, channels))
    let squares = (first...last).reduce(0.0) { sum, place in
      let value = Double(operands[0][start + place])
      return sum + value * value
    }
    let factor = pow(Double(bias) + Double(alpha) * squares, -Double(beta))
    var result = ValueArithmetic(.sum, [.init(index: index, weight: Float(factor))])
    result.remark =
      "weight = 1 / (\(bias) + \(alpha) · \(Float(squares)))^\(beta), \(Float(squares)) the sum of the squares of "
      + "channels \(first) to \(last)"
    return result
  }
}

extension AxisOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let input = node.inputs[0].shape
    var place = node.shape.position(of: index)
    let own = place[axis]
    func source(_ along: Int) -> ValueArithmetic.Term {
      place[axis] = along
      return .init(index: zip(place, input.contiguousStrides).reduce(0) { $0 + $1.0 * $1.1 })
    }
    switch function {
    case .softmax: return ValueArithmetic(.softmax(own: own), (0..<input[axis]).map(source))
    case .logSoftmax: return ValueArithmetic(.logSoftmax(own: own), (0..<input[axis]).map(source))
    case .gated: return ValueArithmetic(.gated, [source(own), source(own + input[axis] / 2)])
    case .sparsemax, .unit: return nil
    }
  }
}

extension SoftmaxOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let width = max(node.shape.last ?? 1, 1)
    let start = index / width * width
    return ValueArithmetic(
      .softmax(own: index - start), (start..<start + width).map { .init(index: $0) })
  }
}

extension MergeOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let place = node.shape.position(of: index)
    var terms = node.inputs.enumerated().map { operand, input in
      // Axes of length 1 are broadcast, as are missing ones.
      let own = zip(place.suffix(input.shape.rank), input.shape).map { $1 == 1 ? 0 : $0 }
      let source = zip(own, input.shape.contiguousStrides).reduce(0) { $0 + $1.0 * $1.1 }
      return ValueArithmetic.Term(operand: operand, index: source)
    }
    let rule: ValueArithmetic.Rule
    switch kind {
    case .add: rule = .sum
    case .subtract:
      rule = .sum
      terms[1].weight = -1
    case .multiply: rule = .product
    case .divide: rule = .quotient
    case .maximum: rule = .largest
    case .minimum: rule = .smallest
    }
    return ValueArithmetic(rule, terms)
  }
}

extension ConcatenateOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    var place = node.shape.position(of: index)
    for (operand, input) in node.inputs.enumerated() {
      guard place[axis] >= input.shape[axis] else {
        let source = zip(place, input.shape.contiguousStrides).reduce(0) { $0 + $1.0 * $1.1 }
        return .copy(of: source, operand: operand)
      }
      place[axis] -= input.shape[axis]
    }
    return nil
  }
}

extension PermuteOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let strides = node.inputs[0].shape.contiguousStrides
    let place = node.shape.position(of: index)
    return .copy(of: zip(order, place).reduce(0) { $0 + strides[$1.0] * $1.1 })
  }
}

extension GatherChannelsOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let row = index / max(channels.count, 1)
    return .copy(of: row * (node.inputs[0].shape.last ?? 0) + channels[index % max(channels.count, 1)])
  }
}

extension Reshaping {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    .copy(of: index)
  }
}
