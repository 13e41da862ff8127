package import Networks
import Tensors

/// Fully convolutional networks: VGG-16 with its dense layers converted to convolutions, and its coarse class map
/// upsampled to the image's size. Long, Shelhamer, Darrell 2015, "Fully convolutional networks for semantic
/// segmentation", figure 3.
///
///     let model = try FCN(.stride8).model()              // (224, 224, 3) → (224, 224, 21)
///
/// | network | what the map of classes is made of |
/// |---|---|
/// | FCN-32s | the last map alone, made 32 times larger |
/// | FCN-16s | also the map of block 4, which is twice as fine |
/// | FCN-8s | also that of block 3 |
///
/// Transposed convolutions are initialized as bilinear interpolation; the last one is fixed, as in the paper. Sides
/// need not be multiples of 32: the excess at the bottom and right is cropped.
package struct FCN: Architecture {
  /// The versions by the stride of the class map.
  package enum Variant: Int, Sendable, CaseIterable {
    case stride32 = 32
    case stride16 = 16
    case stride8 = 8
  }

  package var options = ArchitectureOptions()
  package var variant: Variant

  package init(_ variant: Variant) { self.variant = variant }

  package var title: String { "FCN\(variant.rawValue)s" }
  /// PASCAL VOC's classes and the background.
  package var defaultClasses: Int { 21 }

  package func outputs(of image: SymbolicTensor) throws -> [SymbolicTensor] {
    var base = VGG16()
    base.options = options
    var maps: [SymbolicTensor] = []
    for block in VGG16.table.indices {
      maps.append(try base.block(block, of: maps.last ?? image, padding: .same))
    }
    guard let last = maps.last else { return [] }
    let features = try last.conv(scaled(4096), 7, .relu, name: "fc6").dropout(0.5, name: "drop6")
      .conv(scaled(4096), 1, .relu, name: "fc7").dropout(0.5, name: "drop7")
    guard options.includesTop else {
      return [try options.pooling.map { try features.globalPool($0, name: "pool") } ?? features]
    }
    var x = try features.conv(classes, 1, name: "score")
    var stride = 32
    for (block, map) in [(4, maps[3]), (3, maps[2])] where stride > variant.rawValue {
      x = try x.upConv(classes, 4, stride: 2, bias: false, initializer: .bilinear, name: "upscore\(block)")
      let skipped = try map.conv(classes, 1, initializer: .zeros, name: "score_pool\(block)")
      x = try .merge(
        .add, x.cropped(to: skipped, fromTop: true, name: "crop_pool\(block)"), skipped,
        name: "fuse_pool\(block)")
      stride /= 2
    }
    var upsampling = UpSampling2D()
    upsampling.size = Extent(stride, stride)
    upsampling.interpolation = .bilinear
    x = try x.through(upsampling, name: "upscore").cropped(to: image, fromTop: true, name: "crop")
    return [try x.activation(options.classifierActivation, name: "predictions")]
  }
}
