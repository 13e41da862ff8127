package import Formats
package import Gradients
package import Tensors

/// A kind of layer with its options, as a value.
///
/// It declares its variables and appends its operations to a graph; shapes are without the batch axis. The
/// operations themselves implement forward, backward and memory.
package protocol LayerDefinition: Sendable {
  /// Keras's class name: "Conv2D".
  var className: String { get }
  /// - Throws: `NetworkError` if the inputs do not fit.
  func variables(for inputs: [Shape]) throws -> [VariableDefinition]
  /// - Throws: `NetworkError` if the inputs do not fit.
  func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol
  /// Which steps of the output count, where some of an input do not, or where it says so itself; `nil` where all do.
  func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol?
  /// Keras's constructor arguments, by name and in Keras's order, without those that every layer takes.
  ///
  /// - Throws: `SavingError.notSavable` if an argument cannot be serialized.
  var arguments: JSON { get throws }
  /// The Keras class that takes the arguments; `className` for most.
  var savedClass: String { get }
  /// Whether Keras has it as an operation, which is not among a model's layers.
  var isOperation: Bool { get }
  /// The definition for a layer of its own, where it holds what layers must not share.
  func fresh() -> any LayerDefinition
  /// What Keras's `build` takes again, for inputs of these shapes.
  func buildConfiguration(_ shapes: [Shape]) -> JSON
}

extension LayerDefinition {
  package func variables(for inputs: [Shape]) throws -> [VariableDefinition] { [] }

  package var savedClass: String { className }

  package var isOperation: Bool { false }

  package func fresh() -> any LayerDefinition { self }

  package func buildConfiguration(_ shapes: [Shape]) -> JSON {
    let batches = shapes.map { JSON.batch(of: $0) }
    return ["input_shape": batches.count == 1 ? batches[0] : .array(batches)]
  }

  /// The shape of the only input. - Throws: `NetworkError.inputCount` if there is not exactly one.
  func single(_ inputs: [Shape]) throws -> Shape {
    guard inputs.count == 1 else {
      throw NetworkError.inputCount(layer: className, expected: "one input", found: inputs.count)
    }
    return inputs[0]
  }

  func single(_ inputs: [Symbol]) throws -> Symbol {
    _ = try single(inputs.map(\.shape))
    return inputs[0]
  }

  /// The shape of the only input, which must be (height, width, channels).
  func image(_ inputs: [Shape]) throws -> Shape {
    let shape = try single(inputs)
    guard shape.rank == 3 else { throw NetworkError.rank(layer: className, expected: "4", found: shape) }
    return shape
  }

  func image(_ inputs: [Symbol]) throws -> Symbol {
    _ = try image(inputs.map(\.shape))
    return inputs[0]
  }

  func positive(_ argument: String, _ value: Int) throws {
    if value < 1 { throw NetworkError.notPositive(layer: className, argument: argument, value: value) }
  }
}

/// A layer: a definition with a name and, once built, variables.
package final class Layer: @unchecked Sendable {
  package let name: String
  package private(set) var definition: any LayerDefinition { didSet { noteKind() } }
  /// The definition, where it is one of these: every call of a model asks for them, and a cast takes its time.
  package private(set) var composite: (any Composite)?
  package private(set) var tensorDefinition: (any RunsOnTensors)?
  /// Increases whenever the definition changes.
  private(set) var changeCount = 0
  /// Whether training changes its variables; setting it also sets it for the sublayers.
  package var isTrainable: Bool {
    get { hasTrainableVariables }
    set { for layer in withSublayers { layer.hasTrainableVariables = newValue } }
  }
  private var hasTrainableVariables = true
  /// What it computes with.
  package var precision = Precision.ofNewLayers { didSet { changeCount += 1 } }
  /// The axis of the channels, that of the samples counted; `nil` for the last.
  package var channelAxis: Int?
  /// What the size of its output adds to the loss.
  package var activityRegularizer: Regularizer?
  /// What its last call on tensors added to the loss.
  package var callLosses: [EagerTensor] = []
  /// Whether an input of it has a mask.
  var hasMaskedInput = false
  /// The lengths of a sample's axes as given with `input_shape=`; `nil` where one is not known.
  package var declaredInputLengths: [Int?]?
  package private(set) var inputShapes: [Shape]?
  private var tracedShape: Shape?
  private var own: [Variable] = []
  private var outputReferences: [WeakTensor] = []
  /// The outputs of its last call on symbolic tensors, while one of them is in use.
  package internal(set) var lastOutputs: [SymbolicTensor] {
    get {
      guard let call = outputReferences.lazy.compactMap(\.tensor).first?.source else { return [] }
      return outputReferences.indices.map {
        outputReferences[$0].tensor ?? SymbolicTensor(call, index: $0)
      }
    }
    set { outputReferences = newValue.map { WeakTensor(tensor: $0) } }
  }
  /// Whether a user's `build` has run.
  package var wasBuiltByUser = false
  /// Whether it computes for a layer of a class derived from its own, to which its variables belong.
  package var isBase = false
  /// The operations of the last recorded call.
  var callGraph: CallGraph?
  private var inputReferences: [WeakTensor] = []
  /// The inputs of that call, while they are in use.
  package internal(set) var lastInputs: [SymbolicTensor] {
    get { inputReferences.compactMap(\.tensor) }
    set { inputReferences = newValue.map { WeakTensor(tensor: $0) } }
  }
  /// The lengths of the axes of that output, batch axis first; `nil` where one is not known.
  package internal(set) var outputLengths: [Int?]?
  /// Whether that call was one of the program's, not of a function that was traced.
  var wasCalledByProgram = false
  private var callCount = 0

  package init(_ definition: any LayerDefinition, name: String? = nil) {
    self.definition = definition
    self.name = name ?? Naming.shared.name(for: definition.className)
    noteKind()
  }

  private func noteKind() {
    composite = definition as? any Composite
    tensorDefinition = definition as? any RunsOnTensors
  }

  package var className: String { definition.className }

  /// Takes another definition that has the same variables: the next calls compute what it says.
  package func redefine(as definition: any LayerDefinition) {
    self.definition = definition
    changeCount += 1
  }

  /// The number of calls on symbolic tensors before this one.
  func countCall() -> Int {
    defer { callCount += 1 }
    return callCount
  }

  /// The model that this layer wraps, if it wraps one.
  package var model: Model? { (composite as? NestedModel)?.model }

  /// The shape of a sample of its output, once known.
  package var outputShape: Shape? { tracedShape ?? model?.outputs.first?.shape }

  /// What its last call and those of its sublayers added to the loss.
  package var allCallLosses: [EagerTensor] { withSublayers.flatMap(\.callLosses) }

  /// The layers that it is made of.
  package var sublayers: [Layer] { composite?.sublayers ?? [] }

  /// The layer and all sublayers, each once.
  var withSublayers: [Layer] {
    var seen: Set<ObjectIdentifier> = []
    var all: [Layer] = []
    addWithSublayers(to: &all, &seen)
    return all
  }

  /// The same without those in `seen`: a custom layer's attributes may refer back to it.
  func addWithSublayers(to all: inout [Layer], _ seen: inout Set<ObjectIdentifier>) {
    guard seen.insert(identity).inserted else { return }
    all.append(self)
    guard let composite else { return }
    for layer in composite.sublayers { layer.addWithSublayers(to: &all, &seen) }
  }

  /// All variables once, in Keras's order: the layer's trainable ones, its other ones, then those of the sublayers.
  package var variables: [Variable] {
    withSublayers.flatMap { $0.isBase && $0 !== self ? [] : $0.ownVariables }
  }

  /// The variables that training changes: none of a frozen layer or frozen sublayers.
  package var trainableVariables: [Variable] {
    var seen: Set<ObjectIdentifier> = []
    return trainableVariables(&seen)
  }

  func trainableVariables(_ seen: inout Set<ObjectIdentifier>) -> [Variable] {
    guard isTrainable, seen.insert(identity).inserted else { return [] }
    return (model?.trainableOwnVariables ?? ownVariables.filter(\.isTrainable))
      + sublayers.filter { !$0.isBase }.flatMap { $0.trainableVariables(&seen) }
  }

  /// Its own, trainable ones first; also those of the layer of Keras's that its class is derived from, and those of a model that are
  /// of no layer of it.
  var ownVariables: [Variable] {
    if let model { return model.ownVariables }
    let custom = definition as? CustomLayer
    let held = custom?.heldVariables() ?? []
    let all = (custom?.base()?.own ?? []) + (held.isEmpty ? own : Variable.inOrder(held + own))
    return Variable.trainableFirst(all)
  }

  /// Creates the variables for inputs of these shapes, once.
  ///
  /// - Throws: `NetworkError.inputChanged` if it was built for inputs that need different variables.
  package func build(_ shapes: [Shape], as variant: (any LayerDefinition)? = nil) throws {
    for shape in shapes where !Graph.isAddressable(shape) {
      throw NetworkError.tooLarge(layer: name, shape: shape)
    }
    let wanted = try (variant ?? definition).variables(for: shapes.map { try channelsLast($0) })
    if inputShapes != nil {
      guard zip(own, wanted).allSatisfy({ $0.shape == $1.shape }), own.count >= wanted.count else {
        throw NetworkError.inputChanged(
          layer: name, builtFor: inputShapes?.first ?? .scalar, found: shapes.first ?? .scalar)
      }
      return
    }
    for definition in wanted {
      guard Graph.isAddressable(definition.shape) else {
        throw NetworkError.tooLarge(layer: name, shape: definition.shape)
      }
    }
    own = wanted.map { Variable($0, seed: Randomness.shared.nextSeed()) } + own
    for variable in own where variable.path == variable.name { variable.path = "\(name)/\(variable.name)" }
    inputShapes = shapes
    // A function of the program's runs when the layer is built, as in Keras.
    for variable in own {
      if case .function = variable.initializer { _ = try variable.materialized() }
    }
  }

  /// Adds a variable to those that the definition declares: `add_weight` of a user-defined layer.
  package func addVariable(_ definition: VariableDefinition) throws -> Variable {
    let variable = try Variable(definition, addedTo: name)
    own.append(variable)
    return variable
  }

  /// Whether a call can make variables of layers within.
  private var mayBuildSublayers: Bool {
    definition is CustomLayer
      && (inputShapes == nil || sublayers.contains { $0.inputShapes == nil && !$0.isBase })
  }

  /// Puts the name of the layer or model that made variables before their paths; `known` are those that were there.
  static func prefixPaths(of variables: [Variable], but known: Set<ObjectIdentifier>, with name: String) {
    for variable in variables where !known.contains(ObjectIdentifier(variable)) {
      variable.path = "\(name)/\(variable.path)"
    }
  }

  /// Puts the name of the model that built it before its variables' paths.
  func prefixPaths(with model: String) {
    for variable in variables where !variable.path.hasPrefix(model + "/") {
      variable.path = "\(model)/\(variable.path)"
    }
  }

  /// Appends the layer's operations to a graph, building the layer if necessary.
  ///
  /// - `symbols`: the inputs, then the masks that the call gives.
  /// - `places`: of which inputs these are the masks.
  /// - `variant`: the definition with what this call asks for; `nil`: the layer's own.
  package func trace(
    _ symbols: [Symbol], masks places: [Int] = [], as variant: (any LayerDefinition)? = nil, in graph: Graph
  ) throws -> [Symbol] {
    let definition = variant ?? definition
    let known = mayBuildSublayers ? Set(variables.map(ObjectIdentifier.init)) : nil
    try build(symbols.dropLast(places.count).map(\.shape), as: variant)
    let outputs = try graph.under(
      name, isTrainable: isTrainable, precision: definition.isOperation ? nil : precision
    ) {
      try graph.passing(symbols, masks: places, through: definition) { inputs in
        if inputs.contains(where: { graph.mask(of: $0) != nil }) { hasMaskedInput = true }
        if let composite = definition as? any Composite { return try composite.traceAll(inputs, in: graph) }
        if let attention = definition as? Attention { return try attention.traceAll(inputs, own, in: graph) }
        guard channelAxis != nil else { return [try definition.trace(inputs, own, in: graph)] }
        return [try traceChannels(inputs, definition, in: graph)]
      }
    }
    if let node = graph.tooLarge { throw NetworkError.tooLarge(layer: node.layer, shape: node.shape) }
    if let known {
      let own = Set(ownVariables.map(ObjectIdentifier.init))
      Self.prefixPaths(of: variables, but: known.union(own), with: name)
    }
    if tracedShape == nil { tracedShape = outputs.first?.shape }
    return outputs
  }

  /// Says that an input of it has a mask, as far as that changes how it is computed.
  package func noteMaskedInput() { hasMaskedInput = true }

  /// Traces a layer whose channels do not lie in the last axis: it sees them there.
  private func traceChannels(_ inputs: [Symbol], _ definition: any LayerDefinition, in graph: Graph) throws
    -> Symbol
  {
    let turned = try inputs.map { input in
      let axis = try channelPlace(input.shape)
      let order = Array(0..<input.shape.rank).filter { $0 != axis } + [axis]
      let symbol = try graph.permuted(input, order)
      graph.setMask(graph.mask(of: input), of: symbol)
      return symbol
    }
    let output = try definition.trace(turned, own, in: graph)
    guard output.shape.rank > 1, output.shape.rank == inputs.first?.shape.rank else { return output }
    let axis = try channelPlace(output.shape)
    var order = Array(0..<output.shape.rank - 1)
    order.insert(output.shape.rank - 1, at: axis)
    return try graph.permuted(output, order)
  }

  /// The axis of a sample's channels.
  private func channelPlace(_ shape: Shape) throws -> Int {
    try sampleAxis(channelAxis ?? -1, of: shape, layer: name)
  }

  /// A sample's shape with the channels last.
  private func channelsLast(_ shape: Shape) throws -> Shape {
    guard channelAxis != nil, shape.rank > 0 else { return shape }
    let axis = try channelPlace(shape)
    return Shape(shape.indices.filter { $0 != axis }.map { shape[$0] } + [shape[axis]])
  }

  /// Copies of the values of the layer's variables, in Keras's order.
  package func weights() throws -> [Tensor] { try variables.map { try $0.value() } }

  /// - Throws: `NetworkError.weightCount` or `.weightShape`; then nothing has changed.
  package func setWeights(_ weights: [Tensor]) throws {
    try assign(weights, to: variables, layer: name)
  }

  package var parameterCount: Int { variables.reduce(0) { $0 + $1.count } }
}

private struct WeakTensor {
  weak var tensor: SymbolicTensor?
}

/// Copies weights in, all or none.
func assign(_ weights: [Tensor], to variables: [Variable], layer: String) throws {
  guard weights.count == variables.count else {
    throw NetworkError.weightCount(layer: layer, expected: variables.count, found: weights.count)
  }
  for (variable, weight) in zip(variables, weights) where variable.shape != weight.shape {
    throw NetworkError.weightShape(variable: variable.name, expected: variable.shape, found: weight.shape)
  }
  for (variable, weight) in zip(variables, weights) { try variable.assign(weight) }
}
