package import Networks
import Tensors

/// MobileNet: depthwise convolutions, each followed by one of 1×1. Howard et al. 2017, "MobileNets: efficient
/// convolutional neural networks for mobile vision applications", table 1; layers and names are Keras's.
///
///     try MobileNet().model().parameterCount             // 4253864
///
/// The width is alpha in the paper and Keras.
package struct MobileNet: Architecture {
  package var options = ArchitectureOptions()
  /// Depthwise kernels per channel.
  package var depthMultiplier = 1
  /// The share of the mean map that training drops before the classes.
  package var dropout: Float = 1e-3

  package init() {}

  package let title = "MobileNet"

  /// Filters of the 1×1 convolutions, and strides of the depthwise ones.
  static let table: [(filters: Int, stride: Int)] = [
    (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1),
    (512, 1),
    (1024, 2), (1024, 1),
  ]

  private func narrow(_ filters: Int) -> Int { max(1, Int(Double(filters) * options.width)) }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var x = try image.conv(narrow(32), 3, stride: 2, bias: false, name: "conv1").batchNorm(name: "conv1_bn")
      .relu6(name: "conv1_relu")
    for (index, row) in Self.table.enumerated() {
      let number = index + 1
      if row.stride == 2 {
        x = try x.zeroPad(SideWidths(top: 0, bottom: 1, left: 0, right: 1), name: "conv_pad_\(number)")
      }
      x = try x.depthwise(
        3, multiplier: depthMultiplier, stride: row.stride, padding: row.stride == 2 ? .valid : .same,
        name: "conv_dw_\(number)"
      )
      .batchNorm(name: "conv_dw_\(number)_bn").relu6(name: "conv_dw_\(number)_relu")
      .conv(narrow(row.filters), 1, bias: false, name: "conv_pw_\(number)")
      .batchNorm(name: "conv_pw_\(number)_bn").relu6(name: "conv_pw_\(number)_relu")
    }
    guard options.includesTop else { return [try headed(x, average: nil, maximum: nil)] }
    return [
      try x.globalPool(.average, keepsAxes: true).dropout(dropout, name: "dropout")
        .conv(classes, 1, name: "conv_preds").through(Reshape([classes]), name: "reshape_2")
        .activation(options.classifierActivation, name: "predictions")
    ]
  }
}
