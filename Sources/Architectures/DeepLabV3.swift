package import Networks
import Tensors

/// DeepLabV3: a ResNet with dilations instead of strides in its last stages, followed by atrous spatial pyramid
/// pooling.
/// Chen, Papandreou, Schroff, Adam 2017, "Rethinking atrous convolution for semantic image segmentation", figure 5.
///
///     let model = try DeepLabV3().model()                // (224, 224, 3) → (224, 224, 21)
package struct DeepLabV3: Architecture {
  package var options = ArchitectureOptions()
  /// The depth of the ResNet: 50, 101 or 152 layers.
  package var depth = ResNet.Depth.layers50
  /// The ratio of the sizes of the image and the last map: 8, 16 or 32.
  package var outputStride = 16
  /// The dilations of the pyramid; `nil`: 6, 12 and 18, doubled for an output stride of 8, halved for 32.
  package var rates: [Int]?

  package init() {}

  package let title = "DeepLabV3"
  package var defaultClasses: Int { 21 }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    guard [8, 16, 32].contains(outputStride) else {
      throw NetworkError.outOfRange(
        layer: title, argument: "output_stride", expected: "8, 16 or 32", value: Double(outputStride))
    }
    guard depth.isBottleneck else {
      throw NetworkError.outOfRange(
        layer: title, argument: "depth", expected: "50, 101 or 152", value: Double(depth.rawValue))
    }
    var base = ResNet(depth)
    base.options = options
    base.outputStride = outputStride
    let map = try base.features(of: image)
    guard options.includesTop else {
      return [try options.pooling.map { try map.globalPool($0, name: "pool") } ?? map]
    }
    let far = [6, 12, 18].map { $0 * 16 / outputStride }
    let x = try AtrousPyramidBlock(filters: scaled(256), rates: rates ?? far, name: "aspp")(map)
      .dropout(0.5, name: "aspp_dropout")
      .conv(classes, 1, name: "score")
      .through(Resizing(height: image.shape[0], width: image.shape[1]), name: "resize")
    return [try x.activation(options.classifierActivation, name: "predictions")]
  }
}
