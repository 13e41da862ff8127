import Formats
import Tensors

/// While training, a part of each image, the same for a whole batch.
package struct RandomCrop: LayerDefinition, Declared {
  package var height: Int
  package var width: Int
  /// What its draws begin with.
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "RandomCrop", "A part of images, while training; otherwise the images as they are.",
      RandomCrop(height: 1, width: 1, seed: 0),
      [
        .required("height", .int(\.height, atLeast: 1), "rows"),
        .required("width", .int(\.width, atLeast: 1), "columns"), .seed(\.seed), .dataFormat,
      ], savedFirst: ["data_format"])
  ]

  init(height: Int, width: Int, seed: UInt64? = nil) {
    self.height = height
    self.width = width
    self.seed = Seed(seed)
  }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try image(inputs)
    let target = try Resizing.checked(className, height, width, input.shape)
    guard input.shape != target else { return input }
    let (down, across) = (input.shape[0] - height, input.shape[1] - width)
    guard down > 0, across > 0 else {
      // A smaller image is cut to the proportions, from there on as far as it goes, and resized.
      let box = Resizing.crop(input.shape, to: target)
      let rows = box.rows.lowerBound..<min(input.shape[0], box.rows.lowerBound + height)
      let columns = box.columns.lowerBound..<min(input.shape[1], box.columns.lowerBound + width)
      return graph.append(
        ResizeOperation(
          name: "crop", box: (rows, columns), height: height, width: width, interpolation: .bilinear),
        [input], [], target)
    }
    let (height, width) = (height, width)
    let operation = ImageChangeOperation(name: "random crop", salt: seed.salt) { image, y in
      let top = Int(image.sharedDraw(0) * Float(down + 1))
      let left = Int(image.sharedDraw(1) * Float(across + 1))
      let line = width * image.channels
      for row in 0..<height {
        (y + row * line).update(
          from: image.start + ((top + row) * image.width + left) * image.channels, count: line)
      }
    }
    return graph.append(operation, [input], [], target)
  }
}

/// While training, changes brightness, contrast, saturation and hue of each image at random, one after another.
package struct RandomColorJitter: LayerDefinition, Declared {
  package var brightness: ClosedRange<Float>?
  package var contrast: ClosedRange<Float>?
  package var saturation: ClosedRange<Float>?
  package var hue: ClosedRange<Float>?
  package var valueRange: ClosedRange<Float> = 0...255
  /// What its draws begin with.
  package var seed = Seed(0)

  package static let declarations = [
    Declaration(
      "RandomColorJitter", "Brightness, contrast, saturation and hue changed at random, while training.",
      RandomColorJitter(),
      [
        .optional("value_range", .range(\.valueRange), "from where to where values go"),
        .optional(
          "brightness_factor", .optionalRange(\.brightness, within: -1...1), "as RandomBrightness takes it"
        ).saved {
          $0.brightness?.factor ?? .null
        },
        .optional("contrast_factor", .optionalRange(\.contrast, within: -1...1), "as RandomContrast takes it")
          .saved {
            $0.contrast?.factor ?? .null
          },
        .optional(
          "saturation_factor", .optionalRange(\.saturation, within: -1...1), "as RandomSaturation takes it"
        ).saved {
          $0.saturation?.factor ?? .null
        },
        .optional("hue_factor", .optionalRange(\.hue, within: 0...1), "as RandomHue takes it").saved {
          $0.hue.map { $0.lowerBound == 0 ? JSON($0.upperBound) : $0.json } ?? .null
        },
        .seed(\.seed), .dataFormat,
      ], savedFirst: ["data_format"])
  ]

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let salt = seed.salt
    var value = try image(inputs)
    if let brightness {
      var layer = RandomBrightness(factor: brightness, seed: salt &+ 1)
      layer.valueRange = valueRange
      value = try layer.trace([value], [], in: graph)
    }
    if let contrast {
      let lower = contrast.lowerBound < 0 ? -contrast.lowerBound : contrast.lowerBound
      var layer = RandomContrast(lower: lower, upper: contrast.upperBound, seed: salt &+ 2)
      layer.valueRange = valueRange
      value = try layer.trace([value], [], in: graph)
    }
    for (range, kind) in [(saturation, ImageAugmentation.Kind.saturation), (hue, .hue)] {
      guard let range,
        var layer = ImageAugmentation.declarations.map(\.prototype).first(where: { $0.kind == kind })
      else { continue }
      (layer.factor, layer.valueRange, layer.seed) = (range, valueRange, Seed(salt &+ (kind == .hue ? 4 : 3)))
      value = try layer.trace([value], [], in: graph)
    }
    return value
  }
}
