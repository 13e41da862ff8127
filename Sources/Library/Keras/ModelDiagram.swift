import Evaluator
package import Figures
package import Networks
import PackagesLibrary
import Tensors

/// Networks as diagrams.
package enum ModelDiagram {
  /// The layers of a model and their connections.
  ///
  /// - Throws: `NetworkError.notBuilt` if the shape of the input is not known yet.
  package static func diagram(of model: Model, details: Diagram.Details = Diagram.Details()) throws -> Diagram
  {
    guard model.isBuilt else { throw NetworkError.notBuilt(model: model.name) }
    var nodes: [Diagram.Node] = []
    var edges: [Diagram.Edge] = []
    var inputs: [ObjectIdentifier: Int] = [:]
    var calls: [ObjectIdentifier: Int] = [:]
    var counted: Set<ObjectIdentifier> = []
    for input in model.inputs {
      inputs[ObjectIdentifier(input)] = nodes.count
      nodes.append(Diagram.Node(name: input.name, kind: "Input", shape: text(input.shape)))
    }
    for call in model.calls {
      let layer = call.layer
      let sources = call.inputs.compactMap { value in
        inputs[ObjectIdentifier(value)] ?? value.source.flatMap { calls[ObjectIdentifier($0)] }
      }
      edges += sources.map { Diagram.Edge(from: $0, to: nodes.count) }
      calls[ObjectIdentifier(call)] = nodes.count
      // The parameters of a shared layer are counted once.
      let isFirst = counted.insert(ObjectIdentifier(layer)).inserted
      let words = words(for: layer.definition)
      nodes.append(
        Diagram.Node(
          name: layer.name, kind: words.kind, brief: words.brief,
          shape: layer.outputShape.map(text) ?? "", parameters: isFirst ? layer.parameterCount : 0,
          isMinor: words.isMinor))
    }
    var diagram = Diagram(title: model.name, nodes: nodes, edges: edges)
    diagram.details = details
    return diagram
  }

  /// `28×28×64`.
  private static func text(_ shape: Shape) -> String {
    shape.rank == 0 ? "()" : shape.map(String.init).joined(separator: "×")
  }

  /// The class with its main options, a short form for a shared line, and whether it only refines the previous
  /// layer.
  private static func words(for definition: any LayerDefinition) -> (
    kind: String, brief: String, isMinor: Bool
  ) {
    let name = definition.className
    func window(_ size: Extent, _ strides: Extent, _ dilation: Extent = Extent(1, 1)) -> String {
      "\(name) \(size.height)×\(size.width)"
        + (max(strides.height, strides.width) > 1 ? " /\(strides.height)" : "")
        + (max(dilation.height, dilation.width) > 1 ? " dilated \(dilation.height)" : "")
    }
    func with(_ text: String, _ activation: Activation) -> (String, String, Bool) {
      guard activation != .linear, let function = activation.name else { return (text, text, false) }
      return (text + ", " + function, text + ", " + function, false)
    }
    switch definition {
    case let layer as Conv2D:
      return with(
        window(layer.kernelSize, layer.strides, layer.dilationRate)
          + (layer.groups > 1 ? " in \(layer.groups) groups" : ""), layer.activation)
    case let layer as DepthwiseConv2D:
      return with(window(layer.kernelSize, layer.strides, layer.dilationRate), layer.activation)
    case let layer as SeparableConv2D:
      return with(window(layer.kernelSize, layer.strides, layer.dilationRate), layer.activation)
    case let layer as Conv2DTranspose: return with(window(layer.kernelSize, layer.strides), layer.activation)
    case let layer as Pooling2D:
      // Strides equal to the window are the default and are omitted.
      let strides = layer.strides ?? layer.poolSize
      let text = window(layer.poolSize, strides == layer.poolSize ? Extent(1, 1) : strides)
      return (text, text, false)
    case let layer as Dense: return with(name, layer.activation)
    case is BatchNormalization: return (name, "BN", true)
    case let layer as any ActivationDefinition:
      let function = name == "Activation" ? layer.activation.name ?? "linear" : name
      return (name == "Activation" ? "Activation \(function)" : name, function, true)
    case let layer as Dropout: return ("\(name) \(layer.rate)", "Dropout \(layer.rate)", true)
    default: return (name, name, false)
    }
  }

  /// `keras.utils.plot_model`.
  static let plotModel = Builtin(
    "plot_model", module: "keras.utils", doc: "Draws a network, and writes it to a file.",
    [
      .required("model", .object("a model"), "a model that knows its input"),
      .optional(
        "to_file", .any, default: "model.png", "the file, whose name ends in .png or .svg; None: none"),
      .optional("show_shapes", .bool, default: false, "whether shapes are shown"),
      .optional("show_dtype", .bool, default: false, "accepted; all is float32"),
      .optional("show_layer_names", .bool, default: false, "whether layers are named"),
      .optional("rankdir", .choice("TB"), default: "TB", "from top to bottom"),
      .optional("expand_nested", .bool, default: false, "accepted; a model within a model is one box"),
      .optional("dpi", .any, default: 200, "pixels per inch of a .png file"),
      .optional("show_layer_activations", .bool, default: false, "accepted; activations are shown"),
      .optional("show_trainable", .bool, default: false, "accepted"),
    ]
  ) { call in
    let model = try call.object("model", as: Model.self, expected: "a model")
    let details = Diagram.Details(
      names: try call.bool("show_layer_names"), shapes: try call.bool("show_shapes"), parameters: false)
    let diagram = try diagram(of: model, details: details)
    if !call["to_file"].isNone {
      let dpi = try call.resolution("dpi") ?? 200
      let path = try DrawingFile.write(
        diagram, to: call.interpreter.path(of: call["to_file"]), dpi: dpi, call, "to_file")
      call.interpreter.console.note("written to \(path)")
    }
    call.interpreter.console.draw(diagram)
    return .none
  }
}
