package import Networks
package import Tensors

/// AlexNet, which won ImageNet 2012 by a wide margin. Krizhevsky, Sutskever, Hinton 2012, "ImageNet classification with deep
/// convolutional neural networks", figure 2.
///
///     try AlexNet(.twoGroups).model().parameterCount     // 60965224
///
/// | layer | filters | window | torchvision |
/// |---|---|---|---|
/// | conv1, LRN, pool | 96 | 11×11, stride 4; pool 3×3, stride 2 | 64 |
/// | conv2, LRN, pool | 256, in two groups | 5×5; pool 3×3, stride 2 | 192 |
/// | conv3 | 384 | 3×3 | 384 |
/// | conv4 | 384, in two groups | 3×3 | 256 |
/// | conv5, pool | 256, in two groups | 3×3; pool 3×3, stride 2 | 256 |
/// | fc6, fc7 | 4096, half of them dropped | | |
///
/// ReLU, normalization, overlapping pools and dropout can each be switched off.
package struct AlexNet: Architecture {
  /// The published versions.
  package enum Variant: String, Sendable, CaseIterable {
    /// As on two GPUs: each half of the maps is connected only to its own half.
    case twoGroups = "two_groups"
    /// The same without groups.
    case undivided
    /// Krizhevsky 2014, "One weird trick": narrower, without normalization.
    case torchvision
  }

  package var options = ArchitectureOptions()
  package var variant: Variant
  /// Stride of the first convolution; `nil`: 4, or 1 for images too small for that.
  package var stride: Int?
  package var activation = Activation.relu
  /// Whether there is local response normalization; `nil`: as in the paper.
  package var normalizes: Bool?
  /// Whether pools are 3×3 with stride 2; else 2×2.
  package var overlaps = true
  package var dropout: Float = 0.5

  package init(_ variant: Variant = .twoGroups) { self.variant = variant }

  package let title = "AlexNet"
  package var defaultInputShape: Shape { variant == .torchvision ? [224, 224, 3] : [227, 227, 3] }
  package var leastSide: Int { leastSide(stride: firstStride) }

  private var firstStride: Int { stride ?? (side < leastSide(stride: 4) ? 1 : 4) }

  /// Computed backwards from one window of the last pool.
  private func leastSide(stride: Int) -> Int {
    let afterFirst = overlaps ? 15 : 8
    return 11 + (afterFirst - 1) * min(stride, Int(Int32.max)) - (variant == .torchvision ? 4 : 0)
  }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    guard firstStride > 0 else {
      throw NetworkError.notPositive(layer: title, argument: "stride", value: firstStride)
    }
    let filters = variant == .torchvision ? [64, 192, 384, 256, 256] : [96, 256, 384, 384, 256]
    let groups = variant == .twoGroups ? 2 : 1
    let start = variant == .torchvision ? try image.zeroPad(SideWidths(2), name: "conv1_pad") : image

    var x = try conv(start, filters[0], 11, stride: firstStride, padding: .valid, name: "conv1")
    x = try pool(normalized(x, name: "norm1"), name: "pool1")
    x = try conv(x, filters[1], 5, groups: groups, name: "conv2")
    x = try pool(normalized(x, name: "norm2"), name: "pool2")
    x = try conv(x, filters[2], 3, name: "conv3")
    x = try conv(x, filters[3], 3, groups: groups, name: "conv4")
    x = try conv(x, filters[4], 3, groups: groups, name: "conv5")
    x = try pool(x, name: "pool5")
    guard options.includesTop else {
      return [try options.pooling.map { try x.globalPool($0, name: "pool") } ?? x]
    }
    x = try x.flatten(name: "flatten")
    // torchvision has the dropout before a dense layer, the paper after it.
    let dropsFirst = variant == .torchvision
    for number in 6...7 {
      if dropsFirst { x = try dropped(x, name: "drop\(number)") }
      x = try dense(x, name: "fc\(number)")
      if !dropsFirst { x = try dropped(x, name: "drop\(number)") }
    }
    return [try x.dense(classes, options.classifierActivation, name: "fc8")]
  }

  private func conv(
    _ x: SymbolicTensor, _ filters: Int, _ size: Int, stride: Int = 1, groups: Int = 1,
    padding: Padding = .same,
    name: String
  ) throws -> SymbolicTensor {
    try x.conv(
      scaled(filters, multiple: 2), size, stride: stride, groups: groups, padding: padding, activation,
      initializer: .heNormal, name: name)
  }

  private func normalized(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    normalizes ?? (variant != .torchvision) ? try x.localResponse(name: name) : x
  }

  private func pool(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    try x.pool(.maximum, overlaps ? 3 : 2, stride: 2, name: name)
  }

  private func dense(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    try x.dense(scaled(4096), activation, initializer: .heNormal, name: name)
  }

  private func dropped(_ x: SymbolicTensor, name: String) throws -> SymbolicTensor {
    dropout == 0 ? x : try x.dropout(dropout, name: name)
  }
}
