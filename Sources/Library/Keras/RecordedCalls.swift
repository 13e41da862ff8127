import Engine
import Evaluator
import Gradients
import Networks
import Tensors

extension Interpreter {
  /// Calls a layer or a model on tensors. For an open tape the whole call is one computation: its forward and its backward part are
  /// those of a plan.
  func callNetwork(
    _ inputs: [EagerTensor], name: String, trainingMode: Bool?, variables: [Variable],
    graph: ([Tensor]) throws -> CallGraph, plain: ([Tensor]) throws -> [Tensor]
  ) throws -> [EagerTensor] {
    let tensors = inputs.map(\.value)
    let followsInputs = math.isRecording && math.follows(inputs)
    guard followsInputs || (math.isRecording && math.follows(variables)), tensors.allSatisfy({ $0.rank > 0 })
    else {
      return try plain(tensors).map(EagerTensor.init)
    }
    let graph = try graph(tensors)
    let call = try graph.record(
      tensors, name: name, trainingMode: trainingMode, followsInputs: followsInputs)
    let outputs = call.outputs.map(EagerTensor.init)
    for (index, logits) in graph.logits {
      outputs[index].logits = EagerTensor.Logits(outputs[logits.output], areOfSoftmax: logits.areOfSoftmax)
    }
    var asked = 0
    var tapes = 0
    tapes = math.record(inputs: inputs + call.variables as [AnyObject], outputs: outputs) { pull in
      asked += 1
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
        inputs: inputs + call.variables + pull.gradients.compactMap { $0 } as [AnyObject],
        outputs: (flow.inputs + flow.outputs).compactMap { $0 }
      ) { _ in throw TensorFunctionError.noSecondGradient(of: name) }
      return flow
    }
    return Array(outputs.prefix(graph.outputCount))
  }
}

extension Layer {
  /// Calls the layer on tensors. A user's `call` that cannot be traced is run.
  func called(on inputs: [EagerTensor], trainingMode: Bool?, _ interpreter: Interpreter) throws
    -> [EagerTensor]
  {
    let mode = trainingMode ?? interpreter.state(CallContext.self).trainingMode
    if let model { return try model.called(on: inputs, trainingMode: mode, interpreter) }
    if runsEagerly, let eagerCall { return try eagerCall(inputs, mode) }
    if let definition = definition as? any RunsOnTensors {
      _ = try builtVariables(for: inputs, isRecording: true)
      let context = interpreter.state(CallContext.self)
      return try definition.call(
        inputs, of: self,
        in: TensorCallContext(
          trainingMode: mode, math: interpreter.math,
          call: { try $0.called(on: $1, trainingMode: mode, interpreter) },
          addLoss: { context.losses.append($0) }))
    }
    do {
      return try interpreter.callNetwork(
        inputs, name: name, trainingMode: mode,
        variables: try builtVariables(for: inputs, isRecording: interpreter.math.isRecording),
        graph: { try self.callGraph(for: $0) }, plain: { try self.outputs(of: $0, trainingMode: mode) })
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
  func called(on inputs: [EagerTensor], trainingMode: Bool?, _ interpreter: Interpreter) throws
    -> [EagerTensor]
  {
    let mode = trainingMode ?? interpreter.state(CallContext.self).trainingMode
    if kind == .subclassed {
      if runsEagerly { return try run(inputs, mode, interpreter) }
      if !isBuilt {
        do { _ = try callGraph(for: inputs.map(\.value)) } catch  where error.allowsRunning {
          let outputs = try run(inputs, mode, interpreter)
          runsEagerly = true
          return outputs
        }
      }
    }
    if hasEagerParts { return try callingLayers(on: inputs, mode, interpreter) }
    if !isBuilt, interpreter.math.isRecording { _ = try callGraph(for: inputs.map(\.value)) }
    return try interpreter.callNetwork(
      inputs, name: name, trainingMode: mode, variables: trainableVariables,
      graph: { try self.callGraph(for: $0) }, plain: { try self($0, trainingMode: mode) })
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
    var known = Dictionary(
      zip(self.inputs.map { ObjectIdentifier($0) }, inputs), uniquingKeysWith: { first, _ in first })
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
      byCall[ObjectIdentifier(call)] = try call.layer.called(
        on: call.inputs.map(tensor), trainingMode: trainingMode ?? call.trainingMode, interpreter)
    }
    return try outputs.map(tensor)
  }
}

extension Error {
  /// Whether a `call` that could not be traced may be run on tensors instead.
  fileprivate var allowsRunning: Bool {
    if let error = self as? NetworkError, case .variablesInFunction = error { return false }
    return !(self is Interrupted)
  }
}
