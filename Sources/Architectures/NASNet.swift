package import Networks
package import Tensors

/// NASNet-A: cells found by search, each reading the two before it. Zoph et al. 2018, "Learning transferable architectures for
/// scalable image recognition"; layers and names are Keras's.
///
///     try NASNet(.mobile).model().parameterCount       // 5326716
package struct NASNet: Architecture {
  /// A network of the family.
  package enum Size: String, Sendable, CaseIterable {
    case mobile = "Mobile"
    case large = "Large"

    /// Filters of the last cells, cells of a stage, filters of the first convolution, and height and width of images.
    package var numbers: (filters: Int, blocks: Int, stem: Int, side: Int) {
      self == .mobile ? (1056, 4, 32, 224) : (4032, 6, 96, 331)
    }
  }

  package var options = ArchitectureOptions()
  package var size: Size

  package init(_ size: Size) { self.size = size }

  package var title: String { "NASNet\(size.rawValue)" }
  package var defaultInputShape: Shape { [size.numbers.side, size.numbers.side, 3] }
  package var leastSide: Int { 32 }

  fileprivate static let normal = BatchNormOptions(momentum: 0.9997)

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    let (blocks, filters) = (size.numbers.blocks, scaled(size.numbers.filters / 24, multiple: 4))
    var x = try image.conv(
      scaled(size.numbers.stem), 3, stride: 2, padding: .valid, bias: false, initializer: .heNormal,
      name: "stem_conv1"
    ).batchNorm(Self.normal, name: "stem_bn1")
    var p: SymbolicTensor?
    (x, p) = try reductionCell(x, p, filters / 4, "stem_1")
    (x, p) = try reductionCell(x, p, filters / 2, "stem_2")
    for stage in 0..<3 {
      let width = filters << stage
      if stage > 0 {
        let before = p
        (x, p) = try reductionCell(x, p, width, "reduce_\(stage * blocks)")
        // In the large network the next cell reads past the reduction.
        if size == .large { p = before }
      }
      for block in 0..<blocks {
        (x, p) = try normalCell(x, p, width, "\(stage * blocks + block + (stage > 0 ? 1 : 0))")
      }
    }
    x = try x.relu()
    return [try headed(x, average: nil, maximum: nil)]
  }

  private func normalCell(
    _ input: SymbolicTensor, _ previous: SymbolicTensor?, _ filters: Int, _ id: String
  ) throws -> (SymbolicTensor, SymbolicTensor?) {
    let p = try adjusted(previous, to: input, filters, id)
    let h = try input.relu().conv(
      filters, 1, bias: false, initializer: .heNormal, name: "normal_conv_1_\(id)"
    ).batchNorm(Self.normal, name: "normal_bn_1_\(id)")
    func mean(_ x: SymbolicTensor, _ name: String) throws -> SymbolicTensor {
      try x.pool(.average, 3, stride: 1, padding: .same, name: "normal_\(name)_\(id)")
    }
    func sum(_ a: SymbolicTensor, _ b: SymbolicTensor, _ number: Int) throws -> SymbolicTensor {
      try .merge(.add, a, b, name: "normal_add_\(number)_\(id)")
    }
    let left1 = try h.separablePair(filters, 5, id: "normal_left1_\(id)")
    let x1 = try sum(left1, p.separablePair(filters, 3, id: "normal_right1_\(id)"), 1)
    let left2 = try p.separablePair(filters, 5, id: "normal_left2_\(id)")
    let x2 = try sum(left2, p.separablePair(filters, 3, id: "normal_right2_\(id)"), 2)
    let x3 = try sum(mean(h, "left3"), p, 3)
    let left4 = try mean(p, "left4")
    let x4 = try sum(left4, mean(p, "right4"), 4)
    let x5 = try sum(h.separablePair(filters, 3, id: "normal_left5_\(id)"), h, 5)
    return (try .concatenate([p, x1, x2, x3, x4, x5], name: "normal_concat_\(id)"), input)
  }

  private func reductionCell(
    _ input: SymbolicTensor, _ previous: SymbolicTensor?, _ filters: Int, _ id: String
  ) throws -> (SymbolicTensor, SymbolicTensor?) {
    let p = try adjusted(previous, to: input, filters, id)
    let h = try input.relu().conv(
      filters, 1, bias: false, initializer: .heNormal, name: "reduction_conv_1_\(id)"
    ).batchNorm(Self.normal, name: "reduction_bn_1_\(id)")
    let padded = try h.zeroPad(h.strideMargins(3), name: "reduction_pad_1_\(id)")
    let left1 = try h.separablePair(filters, 5, stride: 2, id: "reduction_left1_\(id)")
    let right1 = try p.separablePair(filters, 7, stride: 2, id: "reduction_right1_\(id)")
    let x1 = try SymbolicTensor.merge(.add, left1, right1, name: "reduction_add_1_\(id)")
    let left2 = try padded.pool(.maximum, 3, stride: 2, name: "reduction_left2_\(id)")
    let right2 = try p.separablePair(filters, 7, stride: 2, id: "reduction_right2_\(id)")
    let x2 = try SymbolicTensor.merge(.add, left2, right2, name: "reduction_add_2_\(id)")
    let left3 = try padded.pool(.average, 3, stride: 2, name: "reduction_left3_\(id)")
    let right3 = try p.separablePair(filters, 5, stride: 2, id: "reduction_right3_\(id)")
    let x3 = try SymbolicTensor.merge(.add, left3, right3, name: "reduction_add3_\(id)")
    let left4 = try x1.pool(.average, 3, stride: 1, padding: .same, name: "reduction_left4_\(id)")
    let x4 = try SymbolicTensor.merge(.add, x2, left4)
    let left5 = try x1.separablePair(filters, 3, id: "reduction_left4_\(id)")
    let right5 = try padded.pool(.maximum, 3, stride: 2, name: "reduction_right5_\(id)")
    let x5 = try SymbolicTensor.merge(.add, left5, right5, name: "reduction_add4_\(id)")
    return (try .concatenate([x2, x3, x4, x5], name: "reduction_concat_\(id)"), input)
  }

  /// The cell before the last one in the size and with the filters of this one.
  private func adjusted(
    _ previous: SymbolicTensor?, to input: SymbolicTensor, _ filters: Int, _ id: String
  ) throws -> SymbolicTensor {
    guard let p = previous else { return input }
    if p.shape[1] != input.shape[1] {
      let x = try p.relu(name: "adjust_relu_1_\(id)")
      let first = try x.pool(.average, 1, stride: 2, name: "adjust_avg_pool_1_\(id)").conv(
        filters / 2, 1, bias: false, initializer: .heNormal, name: "adjust_conv_1_\(id)")
      // The pixels between those of the first half.
      let moved = try x.zeroPad(SideWidths(top: 0, bottom: 1, left: 0, right: 1)).through(
        Cropping2D(cropping: SideWidths(top: 1, bottom: 0, left: 1, right: 0)), name: nil)
      let second = try moved.pool(.average, 1, stride: 2, name: "adjust_avg_pool_2_\(id)").conv(
        filters / 2, 1, bias: false, initializer: .heNormal, name: "adjust_conv_2_\(id)")
      return try SymbolicTensor.concatenate([first, second]).batchNorm(Self.normal, name: "adjust_bn_\(id)")
    }
    guard p.shape[2] != filters else { return p }
    return try p.relu().conv(
      filters, 1, bias: false, initializer: .heNormal, name: "adjust_conv_projection_\(id)"
    ).batchNorm(Self.normal, name: "adjust_bn_\(id)")
  }
}

extension SymbolicTensor {
  /// Two separable convolutions, each with ReLU before it and batch normalization behind it.
  fileprivate func separablePair(_ filters: Int, _ size: Int, stride: Int = 1, id: String) throws
    -> SymbolicTensor
  {
    func separable(_ x: SymbolicTensor, _ number: Int, _ stride: Int, _ padding: Padding) throws
      -> SymbolicTensor
    {
      var layer = SeparableConv2D(filters: filters, kernelSize: Extent(size, size))
      (layer.strides, layer.padding, layer.usesBias) = (Extent(stride, stride), padding, false)
      return try x.through(layer, name: "separable_conv_\(number)_\(id)").batchNorm(
        NASNet.normal, name: "separable_conv_\(number)_bn_\(id)")
    }
    var x = try relu()
    if stride == 2 { x = try x.zeroPad(x.strideMargins(size), name: "separable_conv_1_pad_\(id)") }
    x = try separable(x, 1, stride, stride == 2 ? .valid : .same)
    return try separable(x.relu(), 2, 1, .same)
  }
}
