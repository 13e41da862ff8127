import Gradients
import Tensors

/// The maximum or mean of each window of each channel of a sequence: (L, C) → (L′, C).
package struct Pooling1D: LineLayer, Declared {
  package var kind: Pooling2D.Kind
  package var poolSize = 2
  /// `nil`: the window's size.
  package var strides: Int?
  package var padding = Padding.valid

  package static let declarations = [
    declaration("MaxPooling1D", "The largest of each window of each channel of a sequence.", .maximum),
    declaration("AveragePooling1D", "The mean of each window of each channel of a sequence.", .average),
  ]

  private static func declaration(_ name: String, _ doc: String, _ kind: Pooling2D.Kind) -> Declaration<
    Pooling1D
  > {
    let window = Option<Pooling1D>.Kind.length(\.poolSize)
    return Declaration(
      name, doc, Pooling1D(kind),
      [
        kind == .maximum
          ? .optional("pool_size", window, "length of the window")
          : .required("pool_size", window, "length of the window"),
        .optional("strides", .optionalLength(\.strides), "step of the window; None: its length")
          .saved { [.int($0.strides ?? $0.poolSize)] },
        .optional("padding", .padding(\.padding), "\"valid\" or \"same\""), .dataFormat,
      ], savedFirst: ["pool_size", "padding"])
  }

  package var declaration: Declaration<Pooling1D> { Self.declarations[kind == .maximum ? 0 : 1] }

  package init(_ kind: Pooling2D.Kind) { self.kind = kind }

  var planar: any LayerDefinition {
    var planar = Pooling2D(kind)
    planar.poolSize = Extent(poolSize, 1)
    planar.strides = Extent(strides ?? poolSize, 1)
    planar.padding = padding
    return planar
  }
}

/// The mean or maximum of each channel over a whole sequence: (L, C) → (C), or (1, C) with `keepsAxes`.
package struct GlobalPooling1D: LayerDefinition, Declared {
  package var kind: Pooling2D.Kind
  /// Keras's `keepdims`.
  package var keepsAxes = false

  package static let declarations = [
    Declaration(
      "GlobalAveragePooling1D", "The mean of each channel over a whole sequence: (N, L, C) → (N, C).",
      GlobalPooling1D(.average), options),
    Declaration(
      "GlobalMaxPooling1D", "The largest of each channel over a whole sequence: (N, L, C) → (N, C).",
      GlobalPooling1D(.maximum), options),
  ]

  private static let options: [Option<GlobalPooling1D>] = [
    .dataFormat, .optional("keepdims", .bool(\.keepsAxes), "whether the result is (N, 1, C)"),
  ]

  package var declaration: Declaration<GlobalPooling1D> { Self.declarations[kind == .average ? 0 : 1] }

  package init(_ kind: Pooling2D.Kind) { self.kind = kind }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard input.shape.rank == 2 else {
      throw NetworkError.rank(layer: className, expected: "3", found: input.shape)
    }
    if kind == .average, let mask = graph.mask(of: input) {
      let keepsAxes = keepsAxes
      return try graph.append(
        .composed("MaskedMean") { x in
          let weights = try x[1](.expand(at: [2]))
          let (sum, count) = try (
            (x[0] * weights)(.sum(axes: [1], keepsAxes: keepsAxes)),
            weights(.sum(axes: [1], keepsAxes: keepsAxes))
          )
          return try sum / count
        }, [input, mask])
    }
    let image = graph.append(Reshaping(), [input], [], [input.shape[0], 1, input.shape[1]])
    let pooled = try GlobalPooling2D(kind).trace([image], [], in: graph)
    return keepsAxes ? graph.append(Reshaping(), [pooled], [], [1, input.shape[1]]) : pooled
  }
}

/// Zeros before and after a sequence: (L, C) → (L + before + after, C).
package struct ZeroPadding1D: LineLayer, Declared {
  package var padding = LineWidths(1)

  package static let declarations = [
    Declaration(
      "ZeroPadding1D", "Zeros before and after a sequence.", ZeroPadding1D(),
      [.optional("padding", .ends(\.padding), "how many on both sides, or (before, after)"), .dataFormat])
  ]

  package init() {}

  var planar: any LayerDefinition {
    ZeroPadding2D(padding: SideWidths(top: padding.before, bottom: padding.after, left: 0, right: 0))
  }
}

/// A sequence without its ends: (L, C) → (L − before − after, C).
package struct Cropping1D: LineLayer, Declared {
  package var cropping = LineWidths(1)

  package static let declarations = [
    Declaration(
      "Cropping1D", "A sequence without its ends.", Cropping1D(),
      [.optional("cropping", .ends(\.cropping), "how many on both sides, or (before, after)"), .dataFormat])
  ]

  package init() {}

  var planar: any LayerDefinition {
    Cropping2D(cropping: SideWidths(top: cropping.before, bottom: cropping.after, left: 0, right: 0))
  }
}

/// Each step of a sequence several times: (L, C) → (L · size, C).
package struct UpSampling1D: LineLayer, Declared {
  package var size = 2

  package static let declarations = [
    Declaration(
      "UpSampling1D", "Each step of a sequence several times.", UpSampling1D(),
      [.optional("size", .int(\.size, atLeast: 1), "how many times"), .dataFormat])
  ]

  package init() {}

  var planar: any LayerDefinition {
    var planar = UpSampling2D()
    planar.size = Extent(size, 1)
    return planar
  }
}

/// While training, sets a fraction of the channels of each sequence to zero. Tompson et al. 2015.
package struct SpatialDropout1D: LineLayer, Declared {
  package var rate: Float
  package var seed: Seed

  package static let declarations = [
    Declaration(
      "SpatialDropout1D", "Sets a share of the channels of each sequence to zero while training.",
      SpatialDropout1D(rate: 0, seed: 0),
      [.required("rate", .float(\.rate, .share), "the share, 0 to 1"), .seed(\.seed)])
  ]

  package init(rate: Float, seed: UInt64? = nil) { (self.rate, self.seed) = (rate, Seed(seed)) }

  var planar: any LayerDefinition {
    var planar = SpatialDropout2D(rate: rate, seed: 0)
    planar.seed = seed
    return planar
  }
}

/// A vector several times, as a sequence: (C) → (n, C).
package struct RepeatVector: LayerDefinition, Declared {
  package var count: Int

  package static let declarations = [
    Declaration(
      "RepeatVector", "A vector several times, as a sequence: (N, C) → (N, n, C).", RepeatVector(1),
      [.required("n", .int(\.count, atLeast: 1, ofPython: true), "how many times")])
  ]

  package init(_ count: Int) { self.count = count }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    let input = try single(inputs)
    guard input.shape.rank == 1 else {
      throw NetworkError.rank(layer: className, expected: "2", found: input.shape)
    }
    let step = graph.append(Reshaping(), [input], [], [1, input.shape[0]])
    var repeated = UpSampling1D()
    repeated.size = count
    return try repeated.trace([step], [], in: graph)
  }
}

/// Widths at the two ends of a sequence.
package struct LineWidths: Sendable, Hashable {
  package var before: Int
  package var after: Int

  package init(_ width: Int) { (before, after) = (width, width) }
  package init(before: Int, after: Int) { (self.before, self.after) = (before, after) }
}
