import Engine
import Evaluator
import Gradients
import Networks
import Tensors

extension Interpreter {
  /// Calls a layer or a model on tensors. For an open tape the whole call is one computation: its forward and its backward part are
  /// those of a plan.
  ///
  /// - Parameters:
  ///   - masks: by input; empty where none has one.
  ///   - needsGraph: whether the plain call would not do: a layer makes masks, or the call asks for something of its own.
  ///   - graph: the operations for inputs, then masks, and of which inputs these are.
  func callNetwork(
    _ inputs: [EagerTensor], masks: [EagerTensor?] = [], needsGraph: Bool = false, name: String,
    trainingMode: Bool?, variables: [Variable], graph: ([Tensor], [Int]) throws -> CallGraph,
    plain: ([Tensor]) throws -> [Tensor]
  ) throws -> [EagerTensor] {
    let places = masks.indices.filter { masks[$0] != nil }
    let tensors =
      inputs.map(\.value) + (try places.compactMap { try masks[$0]?.value.convert(to: .float32) })
    let followsInputs = math.isRecording && math.follows(inputs)
    let isRecorded = followsInputs || (math.isRecording && math.follows(variables))
    let hasRows = tensors.allSatisfy { $0.rank > 0 }
    guard isRecorded || needsGraph || !places.isEmpty, hasRows else {
      return try plain(inputs.map(\.value)).map(EagerTensor.init)
    }
    let graph = try graph(tensors, places)
    func masked(_ outputs: [EagerTensor]) throws -> [EagerTensor] {
      for (index, place) in graph.masks {
        outputs[index].mask = EagerTensor(try outputs[place].value.convert(to: .bool))
      }
      return Array(outputs.prefix(graph.outputCount))
    }
    guard isRecorded else {
      return try masked(
        graph.run(tensors, name: name, trainingMode: trainingMode).map(EagerTensor.init))
    }
    func withLogits(_ outputs: [EagerTensor]) -> [EagerTensor] {
      for (index, logits) in graph.logits {
        outputs[index].logits = EagerTensor.Logits(outputs[logits.output], areOfSoftmax: logits.areOfSoftmax)
      }
      return outputs
    }
    func formulas(_ math: TensorMath) throws -> [EagerTensor]? {
      try graph.formulaOutputs(
        inputs + tensors.dropFirst(inputs.count).map(EagerTensor.init), trainingMode: trainingMode, math,
        read: { math.read($0, try $0.value()) })
    }
    // Within two tapes a gradient of the gradient may be asked for. Two networks that are trained against each other are called within
    // two tapes as well, and never ask: so a call is made of formulas only where one of this name was asked before.
    let isWithinTwo = math.followerCount(inputs + variables as [AnyObject]) > 1
    let asking = isWithinTwo ? state(SecondGradients.self) : nil
    if let asking, asking.names.contains(name), let outputs = try formulas(math) {
      return try masked(withLogits(outputs))
    }
    let call = try graph.record(
      tensors, name: name, trainingMode: trainingMode, followsInputs: followsInputs)
    let outputs = withLogits(call.outputs.map(EagerTensor.init))
    let sources = inputs + call.variables as [AnyObject]
    var asked = 0
    var tapes = 0
    tapes = math.record(inputs: sources, outputs: outputs) { pull in
      asked += 1
      if let asking, pull.math.follows(sources + pull.gradients.compactMap { $0 }),
        let flow = try pull.flow(through: formulas, to: sources)
      {
        asking.names.insert(name)
        return flow
      }
      let found = try call.gradients(pull.gradients.map { $0?.value }, isLast: pull.isLast && asked >= tapes)
      let inputGradients = try zip(inputs, found.inputs).map { input, gradient in
        EagerTensor(
          try gradient.reshaped(to: input.shape).convert(to: input.dtype.isFloating ? input.dtype : .float32))
      }
      let flow = Tape.Flow(
        inputs: (followsInputs ? inputGradients : inputs.map { _ in nil })
          + found.variables.map(EagerTensor.init),
        outputs: found.outputs.map { $0.map(EagerTensor.init) })
      // Another tape that follows this may not take what is not recorded for constant.
      pull.math.record(
        inputs: sources + pull.gradients.compactMap { $0 },
        outputs: (flow.inputs + flow.outputs).compactMap { $0 }
      ) { _ in throw TensorFunctionError.noSecondGradient(of: name) }
      return flow
    }
    return try masked(outputs)
  }
}

/// The layers and models whose gradients were differentiated once more.
private final class SecondGradients: SessionState {
  var names: Set<String> = []
}

extension Tape.Pull {
  /// The gradients of what formulas compute anew, so that the tapes that are open follow them; `nil` where there are no formulas.
  fileprivate func flow(through formulas: (TensorMath) throws -> [EagerTensor]?, to sources: [AnyObject])
    throws -> Tape.Flow?
  {
    let tape = Tape()
    for source in sources { tape.watch(source) }
    math.open(tape)
    let outputs: [EagerTensor]?
    do {
      defer { math.close(tape) }
      outputs = try formulas(math)
    }
    guard let outputs else { return nil }
    let asked = zip(outputs, gradients).compactMap { output, gradient in gradient.map { (output, $0) } }
    return Tape.Flow(
      inputs: try tape.gradient(of: asked.map(\.0), to: sources, seeds: asked.map(\.1), math))
  }
}

extension EagerTensor {
  /// A mask of queries and keys, with an axis of samples of this length.
  func ofBatch(_ count: Int) throws -> EagerTensor {
    guard shape.rank == 2 || (shape.first == 1 && count != 1) else { return self }
    let lengths = Array(shape.rank == 2 ? shape : Shape(shape.dropFirst()))
    return EagerTensor(
      try value.convert(to: .float32).reshaped(to: Shape([1] + lengths)).broadcast(
        to: Shape([count] + lengths)
      )
      .contiguous())
  }
}

extension TensorFunctionError: ExplainedError {}

extension Layer {
  /// Calls the layer on tensors. A user's `call` that cannot be traced is run.
  ///
  /// - Parameters:
  ///   - masks: by input; `nil`: those that the inputs have.
  ///   - variant: the definition with what this call asks for; `nil`: the layer's own.
  func called(
    on inputs: [EagerTensor], masks: [EagerTensor?]? = nil, trainingMode: Bool?,
    as variant: (any LayerDefinition)? = nil, _ interpreter: Interpreter
  ) throws -> [EagerTensor] {
    callLosses = []
    let outputs = try plainlyCalled(
      on: inputs, masks: masks, trainingMode: trainingMode, as: variant, interpreter)
    guard let activityRegularizer else { return outputs }
    for output in outputs {
      let size = try activityRegularizer.penalty(Expression(output, interpreter.math))
      let loss = output.shape.rank > 0 ? try size / Double(max(1, output.shape[0])) : size
      interpreter.state(CallContext.self).losses.append(loss.tensor)
      callLosses.append(loss.tensor)
    }
    return outputs
  }

  private func plainlyCalled(
    on inputs: [EagerTensor], masks: [EagerTensor?]?, trainingMode: Bool?,
    as variant: (any LayerDefinition)?, _ interpreter: Interpreter
  ) throws -> [EagerTensor] {
    let mode = trainingMode ?? interpreter.state(CallContext.self).trainingMode
    if let model { return try model.called(on: inputs, masks: masks, trainingMode: mode, interpreter) }
    let eagerCall = eagerCall(as: variant)
    if runsEagerly, let eagerCall { return try eagerCall(inputs, mode) }
    if masks?.first.flatMap({ $0 }) != nil, definition is BatchNormalization, mode ?? false {
      noteMaskedInput()
    }
    if let definition = tensorDefinition, definition.needsTensors(self) {
      _ = try builtVariables(for: inputs, isRecording: true)
      let context = interpreter.state(CallContext.self)
      return try definition.call(
        inputs, of: self,
        in: TensorCallContext(
          trainingMode: mode, masks: masks ?? inputs.map(\.mask), math: interpreter.math,
          read: { interpreter.math.read($0, try $0.value()) },
          call: { try $0.called(on: $1, trainingMode: mode, interpreter) },
          addLoss: { loss in
            context.losses.append(loss)
            self.callLosses.append(loss)
          }))
    }
    do {
      return try interpreter.callNetwork(
        inputs, masks: masks ?? inputs.map(\.mask), needsGraph: variant != nil || makesMasks, name: name,
        trainingMode: mode,
        variables: variant == nil
          ? try builtVariables(for: inputs, isRecording: interpreter.math.isRecording) : trainableVariables,
        graph: { try self.callGraph(for: $0, maskPlaces: $1, as: variant) },
        plain: { try self.outputs(of: $0, trainingMode: mode) })
    } catch  where error.allowsRunning && eagerCall != nil {
      let outputs = try eagerCall?(inputs, mode) ?? []
      runsEagerly = true
      return outputs
    }
  }

  /// The variables, which a first call makes.
  private func builtVariables(for inputs: [EagerTensor], isRecording: Bool) throws -> [Variable] {
    if inputShapes == nil, isRecording, inputs.allSatisfy({ $0.shape.rank > 0 }) {
      _ = try callGraph(for: inputs.map(\.value))
    }
    return trainableVariables
  }
}

extension Model {
  /// Calls the model on tensors. Where no plan computes all of it, its layers are called one by one.
  func called(
    on inputs: [EagerTensor], masks: [EagerTensor?]? = nil, trainingMode: Bool?, _ interpreter: Interpreter
  ) throws -> [EagerTensor] {
    let mode = trainingMode ?? interpreter.state(CallContext.self).trainingMode
    if kind == .subclassed {
      if runsEagerly { return try run(inputs, mode, interpreter) }
      if !isBuilt {
        let known = variables
        do { _ = try callGraph(for: inputs.map(\.value)) } catch  where error.allowsRunning {
          let outputs = try run(inputs, mode, interpreter)
          namePaths(ofAllBut: known)
          (runsEagerly, isDeclaredBuilt) = (true, true)
          return outputs
        }
      }
    }
    if hasEagerParts { return try callingLayers(on: inputs, mode, interpreter) }
    if !isBuilt, interpreter.math.isRecording { _ = try callGraph(for: inputs.map(\.value)) }
    return try interpreter.callNetwork(
      inputs, masks: masks ?? inputs.map(\.mask), needsGraph: makesMasks, name: name, trainingMode: mode,
      variables: trainableVariables, graph: { try self.callGraph(for: $0, maskPlaces: $1) },
      plain: { try self($0, trainingMode: mode) })
  }

  private func run(_ inputs: [EagerTensor], _ trainingMode: Bool?, _ interpreter: Interpreter) throws
    -> [EagerTensor]
  {
    guard let instance = owner as? Instance else { throw NetworkError.notBuilt(model: name) }
    return try CustomClasses.tensors(of: instance, inputs, trainingMode, interpreter)
  }

  private func callingLayers(
    on inputs: [EagerTensor], _ trainingMode: Bool?, _ interpreter: Interpreter
  ) throws -> [EagerTensor] {
    if !isBuilt {
      return try layers.reduce(inputs) { try $1.called(on: $0, trainingMode: trainingMode, interpreter) }
    }
    guard inputs.count == self.inputs.count else {
      throw NetworkError.inputCount(layer: name, expected: "\(self.inputs.count) inputs", found: inputs.count)
    }
    // As in Keras, the inputs of a net of layers have the types that they were declared with.
    let given = try zip(self.inputs, inputs).map { input, tensor in
      try tensor.dtype.isFloating || !input.dtype.isFloating
        ? tensor : tensor.of(input.dtype, interpreter.math)
    }
    var known = Dictionary(
      zip(self.inputs.map { ObjectIdentifier($0) }, given), uniquingKeysWith: { first, _ in first })
    var byCall: [ObjectIdentifier: [EagerTensor]] = [:]
    func tensor(_ value: SymbolicTensor) throws -> EagerTensor {
      if let tensor = known[ObjectIdentifier(value)] { return tensor }
      guard let call = value.source, let found = byCall[ObjectIdentifier(call)],
        found.indices.contains(value.index)
      else { throw NetworkError.disconnected(layer: value.name) }
      known[ObjectIdentifier(value)] = found[value.index]
      return found[value.index]
    }
    for call in calls {
      let given = try call.inputs.map(tensor)
      let own = Array(given.dropLast(call.maskPlaces.count))
      var masks = own.map(\.mask)
      for (place, mask) in zip(call.maskPlaces, given.suffix(call.maskPlaces.count)) { masks[place] = mask }
      byCall[ObjectIdentifier(call)] = try call.layer.called(
        on: own, masks: masks, trainingMode: trainingMode ?? call.trainingMode, as: call.variant, interpreter)
    }
    return try outputs.map(tensor)
  }
}

extension Error {
  /// Whether a `call` that could not be traced may be run on tensors instead.
  var allowsRunning: Bool {
    if let error = self as? NetworkError, case .variablesInFunction = error { return false }
    return !(self is Interrupted)
  }
}
