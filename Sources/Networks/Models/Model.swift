import Engine
package import Formats
package import Tensors

/// A network: layers between inputs and outputs, with its training configuration once compiled.
package final class Model: @unchecked Sendable {
  /// Keras's three kinds: sequential, functional, and subclassed (`learners`).
  package enum Kind: Sendable { case sequential, functional, subclassed }

  package let kind: Kind
  package let name: String
  /// Keras's class name, or that of the user's class.
  package let className: String
  package private(set) var inputs: [SymbolicTensor] = []
  package private(set) var outputs: [SymbolicTensor] = []
  /// In topological order.
  package private(set) var calls: [LayerCall] = []
  /// The layers, without input layers: those given to a sequential model, those that a functional model calls,
  /// those in the attributes of a subclassed model.
  package var layers: [Layer] { function == nil ? listed : members() }
  private var listed: [Layer] = []
  /// The inputs and layers of a functional model in Keras's order, operations among them.
  package private(set) var places: [ModelPlace] = []
  /// How inputs and outputs are held: alone, in lists, in dicts.
  package var inputStructure = Structure.leaf
  package var outputStructure = Structure.leaf
  /// The layer names of a sequential model.
  private var names: Set<String> = []
  /// The subclassed model's object, if there is one; it owns the model.
  package weak var owner: AnyObject?
  /// The layers of a subclassed model, and its `call`.
  private var members: () -> [Layer] = { [] }
  /// Variables that the attributes of a subclassed model's object hold.
  package var heldVariables: () -> [Variable] = { [] }
  /// What its `add_weight` made.
  private var added: [Variable] = []
  /// Whether training changes the variables that are of no layer of it.
  private var trainsOwn = true
  /// The layers of a subclassed model with their paths in a weights file.
  private(set) var heldLayers: () -> [HeldLayer] = { [] }
  private var function: (([SymbolicTensor]) throws -> [SymbolicTensor])?
  /// Runs the `call` of a subclassed model on tensors, where it cannot be traced.
  private(set) var eager: EagerCall?
  /// Whether that `call` was found to run on tensors only.
  package var runsEagerly = false
  /// Whether the `call` of a subclassed model has a parameter `training`. If not, `fit` calls it without, as Keras
  /// does: batch normalization uses its moving statistics, dropout drops nothing.
  package var callTakesTraining = true
  /// Whether it was traced from a user's function, so that `training=` in its calls always applies.
  var isFunction = false
  /// Objects that must live as long as the model's layers.
  private var owners: [AnyObject] = []
  /// How the language trains it by steps on tensors, once compiled.
  package var steps: AnyObject?
  /// Run once the model is built: `compile` needs its outputs.
  private var whenBuilt: (() throws -> Void)?
  /// Whether it is compiled, or will be once built.
  var isCompiled: Bool { configuration != nil || whenBuilt != nil }
  package internal(set) var configuration: TrainingConfiguration?
  /// Why what it was compiled with does not fit its outputs: said when it is trained, as in Keras.
  package private(set) var compileFault: (any Error)?
  package var history: History?
  /// If set during `fit`, ends it after the current batch or epoch.
  package var stopsTraining = false
  /// The last run of each kind, as measured by the ledger.
  package internal(set) var measuredRuns: [MeasuredRun] = []

  /// The input given to an empty sequential model.
  private(set) var beginning: SymbolicTensor?
  /// The operations of the last recorded call.
  var callGraph: CallGraph?
  /// What predictions and calls before were made with.
  let prepared = PreparedRuns()
  /// By the shapes of the inputs.
  private var cachedGraphs: [[Shape]: Graph] = [:]
  private var cachedState: [LayerState] = []

  /// What of a layer the graph depends on.
  private struct LayerState: Equatable {
    let isTrainable: Bool
    let changeCount: Int
  }

  /// A sequential model. It is built once the shape of its input is known: immediately, if `inputShape` is given.
  package init(sequential layers: [Layer] = [], inputShape: Shape? = nil, name: String? = nil) throws {
    kind = .sequential
    className = "Sequential"
    self.name = name ?? Naming.shared.name(for: className)
    listed = layers
    names = Set(layers.map(\.name))
    if let inputShape { try build(inputShape) }
  }

  /// A functional model of everything between `inputs` and `outputs`.
  ///
  /// - Throws: `NetworkError.disconnected` if an output depends on something that is not among the inputs.
  package init(inputs: [SymbolicTensor], outputs: [SymbolicTensor], name: String? = nil) throws {
    kind = .functional
    className = "Functional"
    self.name = name ?? Naming.shared.name(for: className)
    try connect(inputs, outputs)
  }

  /// A subclassed model. It is built once the shape of its input is known.
  ///
  /// - `members`: the layers held by the object's attributes.
  /// - `places`: the same, with their paths in a weights file.
  /// - `function`: traces `call`; called once.
  /// - `eager`: runs `call`.
  package init(
    className: String, name: String? = nil, members: @escaping () -> [Layer],
    places: @escaping () -> [HeldLayer] = { [] },
    function: @escaping ([SymbolicTensor]) throws -> [SymbolicTensor], eager: EagerCall? = nil
  ) {
    self.eager = eager
    kind = .subclassed
    self.className = className
    self.name = name ?? Naming.shared.name(for: className)
    self.members = members
    heldLayers = places
    self.function = function
  }

  package var isBuilt: Bool { !outputs.isEmpty }

  /// The size of the batch that Keras shows for a model once it is built.
  package enum ShownBatch {
    case ofCall
    case ofRun(Int?)
  }
  package var shownBatch = ShownBatch.ofCall
  /// Whether the program called `build` of a subclassed model, which builds nothing.
  package var isDeclaredBuilt = false
  /// Whether a call within another model built it.
  private(set) var wasBuiltByCall = false

  /// For a class of the program: its registered name, and what makes an object of it again.
  package var savedByProgram: (() throws -> (registeredName: String, configuration: JSON)?)?

  /// Whether it, or a layer in it, has a `call` that runs on tensors only, so that no plan computes all of it.
  package var hasEagerParts: Bool { runsEagerly || layers.contains(where: \.hasEagerParts) }

  /// Runs `body` when the outputs are known: immediately, or once the model is built.
  package func whenBuilt(_ body: @escaping () throws -> Void) throws {
    compileFault = nil
    if isBuilt { try body() } else { whenBuilt = body }
  }

  /// Keeps a fault until the model is trained or judged.
  package func refuseTraining(_ fault: any Error) {
    configuration = nil
    compileFault = fault
  }

  /// Appends a layer to a sequential model.
  ///
  /// - `isOfList`: whether others follow, until `connectList`.
  /// - Throws: if it does not fit; then nothing has changed.
  package func add(_ layer: Layer, isOfList: Bool = false) throws {
    if let model = layer.model, model.nesting >= NestedModel.maximumDepth {
      throw NetworkError.nestedTooDeep(model: name, maximumDepth: NestedModel.maximumDepth)
    }
    if layer.withSublayers.contains(where: { $0.identity == ObjectIdentifier(self) }) {
      throw NetworkError.holdsItself(model: name)
    }
    if names.contains(layer.name), !listed.contains(where: { $0.identity == layer.identity }) {
      throw NetworkError.duplicateLayerName(layer.name)
    }
    if let owner = layer.composite?.owner { owners.append(owner) }
    if let last = outputs.first ?? beginning {
      let isNew = layer.inputShapes == nil
      // Keras connects all layers anew.
      if !isOfList { Naming.shared.skip("KerasTensor", count: calls.count) }
      let output = try layer([last])
      if !isOfList { Naming.shared.skip("Functional") }
      if isNew { layer.prefixPaths(with: name) }
      // Appended directly, without another traversal of all calls.
      if let call = output.source { calls.append(call) }
      if let beginning { inputs = [beginning] }
      outputs = [output]
      beginning = nil
      cachedGraphs = [:]
      callGraph = nil
    }
    listed.append(layer)
    names.insert(layer.name)
    if !isOfList { try buildFromFirstLayer() }
  }

  /// What Keras does once it has all layers of a list.
  package func connectList() throws {
    if isBuilt { Naming.shared.skip("Functional") } else { try buildFromFirstLayer() }
  }

  /// Builds a sequential model whose first layer is a model that knows its input.
  private func buildFromFirstLayer() throws {
    guard kind == .sequential, !isBuilt, listed.count > 1, let first = listed[0].model,
      first.inputs.count == 1
    else { return }
    try build(from: [SymbolicTensor(input: first.inputs[0].lengths, batch: first.inputs[0].batch)])
  }

  /// Removes the last layer of a sequential model. - Returns: the layer; `nil` if there is none.
  package func removeLast() throws -> Layer? {
    guard kind == .sequential, let last = listed.popLast() else { return nil }
    names = Set(listed.map(\.name))
    cachedGraphs = [:]
    configuration = nil
    guard let input = inputs.first else { return last }
    if listed.isEmpty {
      (inputs, outputs, calls, beginning) = ([], [], [], input)
    } else {
      try connectLayers(from: input)
    }
    return last
  }

  /// Builds a model whose input shape was not known.
  package func build(_ inputShape: Shape) throws { try build([inputShape]) }

  /// The same with the shapes of all inputs.
  ///
  /// - `batch`: the size of the batch that it is built for, which Keras shows.
  package func build(_ inputShapes: [Shape], batch: Int? = nil) throws {
    let batch = if case .ofRun(let size) = shownBatch { size } else { batch }
    try build(
      from: inputShapes.map { shape in
        kind == .subclassed
          ? SymbolicTensor(traced: shape.map { $0 }, batch: batch)
          : SymbolicTensor(input: shape.map { $0 }, batch: batch)
      })
  }

  /// The same within another model.
  func buildForCall(_ inputShapes: [Shape]) throws {
    try build(inputShapes)
    wasBuiltByCall = true
  }

  /// The same with the inputs.
  package func build(from inputs: [SymbolicTensor]) throws {
    if isBuilt { return }
    if let function {
      let known = Set(variables.map(ObjectIdentifier.init))
      try connect(inputs, function(inputs))
      Layer.prefixPaths(of: variables, but: known, with: name)
    } else {
      guard !layers.isEmpty else { throw NetworkError.emptyModel }
      try connectLayers(from: inputs[0])
    }
    let waiting = whenBuilt
    whenBuilt = nil
    try waiting?()
  }

  /// Calls the layers of a sequential model, each on the output of the one before.
  private func connectLayers(from input: SymbolicTensor) throws {
    var value = input
    for layer in listed {
      let isNew = layer.inputShapes == nil
      value = try layer([value])
      if isNew { layer.prefixPaths(with: name) }
    }
    try connect([input], [value])
    Naming.shared.skip("Functional")
  }

  /// Collects the calls between inputs and outputs, in topological order.
  private func connect(_ inputs: [SymbolicTensor], _ outputs: [SymbolicTensor]) throws {
    var order: [LayerCall] = []
    var entered: [ModelPlace] = []
    let given = Set(inputs.map(ObjectIdentifier.init))
    var done: Set<ObjectIdentifier> = []
    var visited: Set<ObjectIdentifier> = []
    // Depth first with an explicit stack: a network may be deeper than the thread's stack allows.
    var open: [(SymbolicTensor, isExpanded: Bool)] = outputs.reversed().map { ($0, false) }
    while let (value, isExpanded) = open.popLast() {
      if done.contains(ObjectIdentifier(value)) { continue }
      if given.contains(ObjectIdentifier(value)) {
        entered.append(.input(value))
        done.insert(ObjectIdentifier(value))
        continue
      }
      guard let call = value.source else { throw NetworkError.disconnected(layer: value.name) }
      if isExpanded {
        done.insert(ObjectIdentifier(value))
        if visited.insert(ObjectIdentifier(call)).inserted { order.append(call) }
        continue
      }
      entered.append(.layer(call.layer))
      open.append((value, true))
      for input in call.inputs.reversed() where !done.contains(ObjectIdentifier(input)) {
        open.append((input, false))
      }
    }
    self.inputs = inputs
    self.outputs = outputs
    calls = order
    cachedGraphs = [:]
    callGraph = nil
    switch kind {
    case .sequential: break
    case .functional:
      places = Self.inKerasOrder(order, entered: entered, inputs: inputs)
      listed = places.compactMap { if case .layer(let layer) = $0 { layer } else { nil } }
    case .subclassed: try check(order.map(\.layer))
    }
  }

  /// - Throws: `NetworkError.variablesInFunction` if a layer with variables is not held by an attribute.
  private func check(_ called: [Layer]) throws {
    let held = Set(layers.flatMap(\.variables).map(ObjectIdentifier.init))
    for variable in called.flatMap(\.variables) where !held.contains(ObjectIdentifier(variable)) {
      throw NetworkError.variablesInFunction(layer: name, variable: variable.name)
    }
  }

  /// Appends the whole model to a graph.
  func trace(_ symbols: [Symbol], in graph: Graph) throws -> [Symbol] {
    guard !trainsOwn, !ownVariables.isEmpty else { return try traceCalls(symbols, in: graph) }
    return try graph.under(name, isTrainable: false, precision: nil) {
      try traceCalls(symbols, in: graph)
    }
  }

  private func traceCalls(_ symbols: [Symbol], in graph: Graph) throws -> [Symbol] {
    var known: [ObjectIdentifier: Symbol] = [:]
    for (input, symbol) in zip(inputs, symbols) { known[ObjectIdentifier(input)] = symbol }
    var byCall: [ObjectIdentifier: [Symbol]] = [:]
    func symbol(_ value: SymbolicTensor) -> Symbol? {
      known[ObjectIdentifier(value)] ?? value.source.flatMap { byCall[ObjectIdentifier($0)]?[value.index] }
    }
    for call in calls {
      byCall[ObjectIdentifier(call)] = try graph.calling(
        trainingMode: call.trainingMode, isFixed: isFunction || function != nil
      ) {
        try call.layer.trace(
          call.inputs.compactMap(symbol), masks: call.maskPlaces, as: call.variant, in: graph)
      }
    }
    return outputs.compactMap(symbol)
  }

  /// The model as operations. - Throws: `NetworkError.notBuilt` if the shape of the input is not known yet.
  func graph() throws -> Graph {
    if let input = inputs.first(where: { $0.otherShape != nil }) {
      throw NetworkError.unknownInput(model: name, lengths: input.lengths)
    }
    return try graph(for: inputs.map(\.shape))
  }

  /// The model as operations on inputs of these shapes, without the batch axis.
  ///
  /// - Throws: `NetworkError.inputChanged` and others if a layer does not fit them.
  func graph(for shapes: [Shape]) throws -> Graph {
    let state = allLayers.map { LayerState(isTrainable: $0.isTrainable, changeCount: $0.changeCount) }
    if cachedState != state { cachedGraphs = [:] }
    if let graph = cachedGraphs[shapes] { return graph }
    guard isBuilt else { throw NetworkError.notBuilt(model: name) }
    let graph = Graph()
    let symbols = zip(inputs, shapes).map { graph.input($1, name: $0.name) }
    graph.outputs = try trace(symbols, in: graph)
    // As many as a session comes back to; each holds no more than a description.
    if cachedGraphs.count >= 16 { cachedGraphs = [:] }
    cachedGraphs[shapes] = graph
    cachedState = state
    return graph
  }

  /// The shapes, without the batch axis, that inputs have in the model: their own where it takes them.
  func shapes(for tensors: [Tensor]) -> [Shape] {
    guard tensors.count == inputs.count else { return inputs.map(\.shape) }
    return zip(inputs, tensors).map { input, tensor in
      let found = Shape(tensor.shape.dropFirst())
      guard tensor.rank > 0, takes(found, at: input) else { return input.shape }
      // Of what the layers do not fit, it is said what the model was built for.
      return input.admits(found) || (try? graph(for: [found])) != nil ? found : input.shape
    }
  }

  /// Whether an input takes samples of a shape. A sequential model takes any that its layers fit, as in Keras.
  func takes(_ found: Shape, at input: SymbolicTensor) -> Bool {
    kind == .sequential ? found.rank == input.shape.rank : input.admits(found)
  }

  /// The layers and all their sublayers.
  package var allLayers: [Layer] {
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
    var all: [Layer] = []
    for layer in layers { layer.addWithSublayers(to: &all, &seen) }
    return all
  }

  /// Every variable once, in Keras's order.
  package var variables: [Variable] {
    ownVariables + allLayers.filter { !$0.isBase }.flatMap(\.ownVariables)
  }

  /// Those of a subclassed model that are of no layer of it, trainable ones first.
  package var ownVariables: [Variable] {
    let all = Variable.inOrder(heldVariables() + added)
    return Variable.trainableFirst(all)
  }

  /// Adds a variable that is of no layer: `add_weight` of a program's model.
  package func addVariable(_ definition: VariableDefinition) throws -> Variable {
    let variable = try Variable(definition, addedTo: name)
    added.append(variable)
    return variable
  }

  /// Puts the model's name before the paths of the variables that a call made.
  package func namePaths(ofAllBut known: [Variable]) {
    Layer.prefixPaths(of: variables, but: Set(known.map(ObjectIdentifier.init)), with: name)
  }

  package var parameterCount: Int { variables.reduce(0) { $0 + $1.count } }

  /// Parameters that training changes.
  package var trainableParameterCount: Int { trainableVariables.reduce(0) { $0 + $1.count } }

  /// Whether training changes its layers.
  package func setTrainable(_ isTrainable: Bool) {
    for layer in layers { layer.isTrainable = isTrainable }
    if trainsOwn != isTrainable {
      (trainsOwn, cachedGraphs, callGraph) = (isTrainable, [:], nil)
    }
    for input in inputs { input.isTrainable = isTrainable }
  }

  /// Those of its own variables that training changes.
  var trainableOwnVariables: [Variable] { trainsOwn ? ownVariables.filter(\.isTrainable) : [] }

  package var trainableVariables: [Variable] {
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
    return trainableOwnVariables + layers.flatMap { $0.trainableVariables(&seen) }
  }

  /// - Throws: `NetworkError.noSuchLayer`.
  package func layer(named name: String) throws -> Layer {
    if let layer = layers.first(where: { $0.name == name }) { return layer }
    throw NetworkError.noSuchLayer(name, names: layers.map(\.name))
  }

  /// Copies of the values of all variables, in Keras's order.
  package func weights() throws -> [Tensor] { try variables.map { try $0.value() } }

  /// Copies `weights` into all variables, in Keras's order. - Throws: `NetworkError.weightCount` or `.weightShape`;
  /// then nothing has changed.
  package func setWeights(_ weights: [Tensor]) throws { try assign(weights, to: variables, layer: name) }
}

extension Model {
  /// The depth of nested models, counting this one.
  var nesting: Int {
    var maximumDepth = 1
    var open: [(Model, Int)] = [(self, 1)]
    var seen: Set<ObjectIdentifier> = []
    while let (model, depth) = open.popLast() {
      maximumDepth = max(maximumDepth, depth)
      guard depth <= NestedModel.maximumDepth, seen.insert(ObjectIdentifier(model)).inserted else { continue }
      for layer in model.layers { if let inner = layer.model { open.append((inner, depth + 1)) } }
    }
    return maximumDepth
  }

  /// Gives an empty sequential model its input.
  package func begin(with input: SymbolicTensor) throws {
    guard layers.isEmpty, !isBuilt, kind == .sequential else {
      throw NetworkError.inputCount(layer: name, expected: "its input first", found: layers.count)
    }
    beginning = input
  }
}
