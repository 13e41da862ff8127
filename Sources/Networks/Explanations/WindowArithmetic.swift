import Engine
import Tensors

// Operations whose values are made of the values in a window.

extension ConvolutionOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let place = node.shape.position(of: index)
    let (perGroup, filters) = (geometry.inputChannels / geometry.groups, geometry.outputChannels)
    let first = place[2] / (filters / geometry.groups) * perGroup
    let terms = try node.variables[0].value().withFloats { kernel in
      var terms: [ValueArithmetic.Term] = []
      for y in 0..<geometry.kernelHeight {
        let row = place[0] * geometry.strideHeight - geometry.padTop + y * geometry.dilationHeight
        for x in 0..<geometry.kernelWidth {
          let column = place[1] * geometry.strideWidth - geometry.padLeft + x * geometry.dilationWidth
          let isInside = (0..<geometry.height).contains(row) && (0..<geometry.width).contains(column)
          for channel in 0..<perGroup {
            let source = (row * geometry.width + column) * geometry.inputChannels + first + channel
            let tap = ((y * geometry.kernelWidth + x) * perGroup + channel) * filters + place[2]
            terms.append(.init(index: isInside ? source : nil, weight: kernel[tap], kernelIndex: tap))
          }
        }
      }
      return terms
    }
    var result = ValueArithmetic(
      .sum, terms, window: [geometry.kernelHeight, geometry.kernelWidth, perGroup])
    result.isLearned = true
    result.offset = try node.variables.dropFirst().first?.value().withFloats { $0[place[2]] }
    return result
  }
}

extension TransposedConvolutionOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let place = node.shape.position(of: index)
    // The convolution that this transposes reads our output and writes our input.
    func reached(_ place: Int, _ pad: Int, _ kernel: Int, _ dilation: Int, _ stride: Int, _ size: Int)
      -> [(source: Int, kernel: Int)]
    {
      (0..<kernel).reversed().compactMap { tap in
        let distance = place + pad - tap * dilation
        guard distance >= 0, distance % stride == 0, distance / stride < size else { return nil }
        return (distance / stride, tap)
      }
    }
    let rows = reached(
      place[0], geometry.padTop, geometry.kernelHeight, geometry.dilationHeight, geometry.strideHeight,
      geometry.outputHeight)
    let columns = reached(
      place[1], geometry.padLeft, geometry.kernelWidth, geometry.dilationWidth, geometry.strideWidth,
      geometry.outputWidth)
    let (channels, filters) = (geometry.outputChannels, geometry.inputChannels)
    let terms = try node.variables[0].value().withFloats { kernel in
      rows.flatMap { row in
        columns.flatMap { column in
          (0..<channels).map { channel in
            let pixel = (row.kernel * geometry.kernelWidth + column.kernel) * filters + place[2]
            let tap = pixel * channels + channel
            return ValueArithmetic.Term(
              index: (row.source * geometry.outputWidth + column.source) * channels + channel,
              weight: kernel[tap], kernelIndex: tap)
          }
        }
      }
    }
    var result = ValueArithmetic(.sum, terms, window: [rows.count, columns.count, channels])
    result.isLearned = true
    result.offset = try node.variables.dropFirst().first?.value().withFloats { $0[place[2]] }
    return result
  }
}

extension PoolingOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let (place, input) = (node.shape.position(of: index), node.inputs[0].shape)
    var terms: [ValueArithmetic.Term] = []
    for y in 0..<window.height {
      let row = place[0] * strides.height - padding.top + y
      for x in 0..<window.width {
        let column = place[1] * strides.width - padding.left + x
        let isInside = (0..<input[0]).contains(row) && (0..<input[1]).contains(column)
        terms.append(.init(index: isInside ? (row * input[1] + column) * input[2] + place[2] : nil))
      }
    }
    return .pooled(kind, terms, window: [window.height, window.width, 1])
  }
}

extension GlobalPoolingOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let input = node.inputs[0].shape
    let channel = index % max(input[2], 1)
    let terms = (0..<input[0] * input[1]).map { ValueArithmetic.Term(index: $0 * input[2] + channel) }
    return .pooled(kind, terms, window: [input[0], input[1], 1])
  }
}

extension ValueArithmetic {
  /// The largest value, or the mean of those that are not padding.
  fileprivate static func pooled(_ kind: PoolingOperation.Kind, _ terms: [Term], window: [Int])
    -> ValueArithmetic
  {
    guard kind == .average else { return ValueArithmetic(.largest, terms, window: window) }
    let count = terms.count { $0.index != nil }
    var result = ValueArithmetic(.sum, terms, window: window)
    for place in terms.indices { result.terms[place].weight = 1 / Float(max(count, 1)) }
    result.remark = "each weight is 1 / \(count)"
    return result
  }
}

extension ResizeOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let (place, input) = (node.shape.position(of: index), node.inputs[0].shape)
    func taps(_ sample: (before: Int, after: Int, share: Float)) -> [(place: Int, share: Float)] {
      if sample.share == 0 { return [(sample.before, 1)] }
      return [(sample.before, 1 - sample.share), (sample.after, sample.share)]
    }
    let (rows, columns) = (taps(row(place[0])), taps(column(place[1])))
    let terms = rows.flatMap { row in
      columns.map { column in
        ValueArithmetic.Term(
          index: (row.place * input[1] + column.place) * input[2] + place[2], weight: row.share * column.share
        )
      }
    }
    if terms.count == 1 { return .copy(of: terms[0].index) }
    return ValueArithmetic(.sum, terms, window: [rows.count, columns.count, 1])
  }
}

extension PadOrCropOperation {
  func arithmetic(of index: Int, _ node: Node, _ operands: [[Float]]) throws -> ValueArithmetic? {
    let (place, input) = (node.shape.position(of: index), node.inputs[0].shape)
    let sign = kind == .pad ? -1 : 1
    let (row, column) = (place[0] + sign * top, place[1] + sign * left)
    let isInside = (0..<input[0]).contains(row) && (0..<input[1]).contains(column)
    return .copy(of: isInside ? (row * input[1] + column) * input[2] + place[2] : nil)
  }
}
