import Phrases
import Tensors

/// What `summary` shows.
package struct SummaryOptions {
  /// Columns of a line; `nil`: 76, as Keras does on a terminal of 80.
  package var lineLength: Int?
  /// The columns' ends as shares of a line; `nil`: Keras's.
  package var positions: [Double]?
  package var expandsNested = false
  package var showsTrainable = false
  /// The first and last layer that are shown.
  package var layers: (first: (String) -> Bool, last: (String) -> Bool)?

  package init() {}
}

extension Model {
  /// The table that Keras prints: layers, output shapes, parameters, and connections where it is not a line of layers.
  ///
  /// - Throws: `NetworkError.outOfRange` if a line is too short, `.noSuchLayer` for layers that are not there.
  package func summary(_ options: SummaryOptions = SummaryOptions()) throws -> String {
    let isLine = isLineOfLayers
    var columns: [SummaryTable.Column] = [
      .init("Layer (type)"), .init("Output Shape"), .init("Param #", alignment: .right),
    ]
    var ends = isLine ? [0.45, 0.80, 1.0] : [0.3, 0.56, 0.74, 1.0]
    if !isLine { columns.append(.init("Connected to")) }
    if let given = options.positions, given.count == ends.count { ends = given }
    if options.showsTrainable {
      columns.append(.init("Trainable", alignment: .center))
      ends = ends.map { $0 * 0.9 } + [1]
    }
    var table = try SummaryTable(columns, ends: ends, lineLength: options.lineLength ?? 76)
    for place in try shown(options) {
      for row in rows(place, options, isLine: isLine, depth: 0) { table.add(row) }
    }
    return (["Model: \"\(name)\"", table.drawn()] + totals).joined(separator: "\n")
  }

  /// Parameters and bytes; those of an optimizer once it has trained.
  private var totals: [String] {
    let learning = trainableParameterCount
    let others = parameterCount - learning
    var (count, bytes) = (learning + others, (learning + others) * 4)
    var optimizerLine: [String] = []
    if let optimizer = configuration?.optimizer, optimizer.isBuilt {
      // The number of steps has 64 bits; the rate is a variable where it follows no schedule.
      let own = optimizer.rule.slotCount * learning + optimizer.rule.scalarCount
      let scalars = optimizer.schedule == nil ? 2 : 1
      let ownBytes = 4 * own + (scalars == 2 ? 12 : 8)
      (count, bytes) = (count + own + scalars, bytes + ownBytes)
      optimizerLine = [" Optimizer params: \((own + scalars).grouped) (\(Self.size(ownBytes)))"]
    }
    return [
      " Total params: \(count.grouped) (\(Self.size(bytes)))",
      " Trainable params: \(learning.grouped) (\(Self.size(learning * 4)))",
      " Non-trainable params: \(others.grouped) (\(Self.size(others * 4)))",
    ] + optimizerLine
  }

  /// Whether no layer has several inputs, and each is called once: then connections go without saying.
  private var isLineOfLayers: Bool {
    guard kind == .functional else { return true }
    var called: Set<ObjectIdentifier> = []
    return inputs.count == 1
      && calls.allSatisfy { $0.inputs.count == 1 && called.insert($0.layer.identity).inserted }
      && Set(calls.flatMap(\.inputs).map(ObjectIdentifier.init)).count == calls.count
  }

  private func shown(_ options: SummaryOptions) throws -> [ModelPlace] {
    let all = kind == .functional ? places : layers.map(ModelPlace.layer)
    guard let range = options.layers else { return all }
    let first = all.indices.filter { range.first(all[$0].name) }
    let last = all.indices.filter { range.last(all[$0].name) }
    guard let low = first.min(), let high = last.max() else {
      throw NetworkError.noSuchLayer("layer_range", names: all.map(\.name))
    }
    let (from, to) = low > high ? (last.min() ?? low, first.max() ?? high) : (low, high)
    return Array(all[from...to])
  }

  /// A layer's row, and those of its own layers.
  private func rows(_ place: ModelPlace, _ options: SummaryOptions, isLine: Bool, depth: Int) -> [[String]] {
    var row = [
      "\(depth == 0 ? "" : String(repeating: "   ", count: depth) + "└ ")\(place.name) (\(place.className))"
    ]
    var nested: [ModelPlace] = []
    switch place {
    case .input(let input):
      row += [Self.shown(input.batchLengths), "0"]
      if !isLine { row.append("-") }
      if options.showsTrainable { row.append("-") }
    case .layer(let layer):
      let own = depth == 0 ? calls.filter { $0.layer.identity == layer.identity } : []
      row.append(Self.shown(outputs: outputLengths(of: layer, own.last)))
      row.append(
        layer.isBuilt || layer.definition.isOperation ? layer.parameterCount.grouped : "0 (unbuilt)")
      if !isLine {
        let from = own.flatMap(\.inputs).map { "\($0.name)[\($0.source?.number ?? 0)][\($0.index)]" }
        row.append(from.isEmpty ? "-" : from.joined(separator: ", "))
      }
      if options.showsTrainable {
        row.append(layer.variables.isEmpty ? "-" : layer.isTrainable ? "Y" : "N")
      }
      if options.expandsNested, let model = layer.model {
        nested = (model.kind == .functional ? model.places : model.layers.map(ModelPlace.layer)).filter {
          if case .layer(let layer) = $0 { !layer.definition.isOperation } else { true }
        }
      }
    }
    return [row] + nested.flatMap { rows($0, options, isLine: isLine, depth: depth + 1) }
  }

  /// The lengths of the axes of each output of a layer, batch axis first; empty where Keras shows none.
  private func outputLengths(of layer: Layer, _ call: LayerCall?) -> [[Int?]] {
    if let call, kind != .subclassed { return call.outputLengths }
    let batch = inputs.first?.batch
    if let model = layer.model, model.kind != .subclassed {
      return model.outputs.map { [$0.batch ?? (model.wasBuiltByCall ? batch : nil)] + $0.lengths }
    }
    let known = layer.outputLengths ?? layer.outputShape.map { [batch] + $0.map { $0 } }
    // In a class of the program's, a layer tells the shape that it was built for, and how it changes that.
    let isTold = kind != .subclassed || layer.wasCalledByProgram || layer.tellsOutputShape
    return isTold ? [known].compactMap { $0 } : []
  }

  private static func shown(outputs: [[Int?]]) -> String {
    let shapes = outputs.map(shown)
    return shapes.count > 1 ? "[\(shapes.joined(separator: ", "))]" : shapes.first ?? "?"
  }

  static func batched(_ lengths: [Int?]) -> String { text([nil] + lengths) }

  /// As Keras's summary shows a shape: one length without a comma.
  private static func shown(_ lengths: [Int?]) -> String {
    "(\(lengths.map { $0.map(String.init) ?? "None" }.joined(separator: ", ")))"
  }

  /// As Python shows a tuple.
  static func text(_ lengths: [Int?]) -> String {
    lengths.count == 1 ? "\(shown(lengths).dropLast()),)" : shown(lengths)
  }

  /// Bytes as Keras prints them: powers of 1024 named KB, MB …, two decimals, ties to the even digit.
  static func size(_ bytes: Int) -> String {
    var value = Double(bytes)
    var unit = "B"
    for next in ["KB", "MB", "GB", "TB", "PB"] where value >= 1024 {
      value /= 1024
      unit = next
    }
    let hundredths = Int((value * 100).rounded(.toNearestOrEven))
    let places = hundredths % 100
    return "\(hundredths / 100).\(places < 10 ? "0" : "")\(places) \(unit)"
  }
}

extension ModelPlace {
  package var name: String {
    switch self {
    case .input(let input): input.name
    case .layer(let layer): layer.name
    }
  }

  fileprivate var className: String {
    switch self {
    case .input: "InputLayer"
    case .layer(let layer): layer.className
    }
  }
}

extension LayerCall {
  /// The lengths of each output's axes, batch axis first; `nil` where one is not known.
  fileprivate var outputLengths: [[Int?]] {
    outputShapes.enumerated().map { place, shape in
      [inputs.first?.batch] + SymbolicTensor.lengths(shape, otherShapes?[place])
    }
  }
}

extension Layer {
  /// Layers without variables that Keras takes for built from the start.
  private static let builtWhenMade: Set<String> = [
    "Activation", "ActivityRegularization", "AlphaDropout", "AveragePooling1D", "AveragePooling2D", "Dropout",
    "ELU", "GaussianDropout", "GaussianNoise", "GlobalAveragePooling1D", "GlobalAveragePooling2D",
    "GlobalMaxPooling1D", "GlobalMaxPooling2D", "Identity", "LeakyReLU", "Masking", "MaxPooling1D",
    "MaxPooling2D", "ReLU", "Reshape", "Softmax", "SpatialDropout1D", "SpatialDropout2D", "UnitNormalization",
  ]

  private var isBuiltWhenMade: Bool { Self.builtWhenMade.contains(className) }

  /// Whether it is built, as Keras says.
  package var isBuilt: Bool { inputShapes != nil || isBuiltWhenMade || model?.isBuilt == true }

  /// Whether a layer that was not called on symbolic tensors tells Keras the shape of its output.
  fileprivate var tellsOutputShape: Bool {
    if let custom = definition as? CustomLayer { return custom.tellsOutputShape }
    return !isBuiltWhenMade && model == nil
  }
}
