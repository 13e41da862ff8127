package import Formats
package import Gradients
import Tensors

/// A layer made of sublayers, which hold the variables. It may have several outputs.
package protocol Composite: LayerDefinition {
  /// In the order in which Keras lists their weights.
  var sublayers: [Layer] { get }
  /// The sublayers with their paths in a weights file.
  var places: [HeldLayer] { get }
  /// The object that must live as long as the layer is used; it owns the layer.
  var owner: AnyObject? { get }
  /// - Throws: `NetworkError` if the inputs do not fit.
  func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol]
}

/// A layer held by an attribute of a custom layer or model, with its path in a weights file: "blocks/dense_1".
package struct HeldLayer: Sendable {
  package let place: String
  package let layer: Layer

  package init(_ layer: Layer, place: String) {
    self.layer = layer
    self.place = place
  }
}

extension Composite {
  package var places: [HeldLayer] { [] }

  package var owner: AnyObject? { nil }

  package func trace(_ inputs: [Symbol], _ variables: [Variable], in graph: Graph) throws -> Symbol {
    try traceAll(inputs, in: graph)[0]
  }
}

/// A `call` of the user's on tensors, with Keras's `training=`.
package typealias EagerCall = (_ inputs: [EagerTensor], _ trainingMode: Bool?) throws -> [EagerTensor]

/// A layer whose call no plan repeats: it runs on tensors.
package protocol RunsOnTensors: LayerDefinition {
  func call(_ inputs: [EagerTensor], of layer: Layer, in context: TensorCallContext) throws -> [EagerTensor]
  /// Whether a layer of this definition does, as it is used.
  func needsTensors(_ layer: Layer) -> Bool
}

extension RunsOnTensors {
  package func needsTensors(_ layer: Layer) -> Bool { true }
}

/// What a call on tensors is made in.
package struct TensorCallContext {
  /// Keras's `training=`; `nil`: not given.
  package let trainingMode: Bool?
  /// By input; `nil` for one without a mask.
  package let masks: [EagerTensor?]
  package let math: TensorMath
  /// A variable's value, which tapes follow to the variable.
  package let read: (Variable) throws -> EagerTensor
  /// Calls another layer.
  package let call: (Layer, [EagerTensor]) throws -> [EagerTensor]
  /// Adds a number to the loss.
  package let addLoss: (EagerTensor) -> Void

  package init(
    trainingMode: Bool?, masks: [EagerTensor?], math: TensorMath,
    read: @escaping (Variable) throws -> EagerTensor,
    call: @escaping (Layer, [EagerTensor]) throws -> [EagerTensor], addLoss: @escaping (EagerTensor) -> Void
  ) {
    (self.trainingMode, self.masks, self.math, self.read) = (trainingMode, masks, math, read)
    (self.call, self.addLoss) = (call, addLoss)
  }
}

extension Layer {
  /// Runs a user's `call` on tensors; `nil` if the layer is not of a user-defined class.
  package var eagerCall: EagerCall? { (composite as? CustomLayer)?.eager ?? model?.eager }

  /// The same for a call with what it asks for.
  package func eagerCall(as variant: (any LayerDefinition)?) -> EagerCall? {
    (variant as? CustomLayer)?.eager ?? eagerCall
  }

  /// Whether a user's `call` runs on tensors only.
  package var runsEagerly: Bool {
    get {
      if activityRegularizer != nil { return true }
      return (composite as? CustomLayer)?.runsEagerly ?? model?.runsEagerly
        ?? tensorDefinition?.needsTensors(self) ?? false
    }
    set {
      (definition as? CustomLayer)?.runsEagerly = newValue
      model?.runsEagerly = newValue
    }
  }

  /// The same of it and its sublayers.
  var hasEagerParts: Bool {
    composite == nil ? runsEagerly : withSublayers.contains { $0.runsEagerly }
  }

  /// The output shapes of a `call` that cannot be traced, from a run on two samples of zeros.
  ///
  /// - Throws: what `call` throws, or that its outputs do not begin with the batch axis.
  func shapesByRunning(_ shapes: [Shape], as variant: (any LayerDefinition)?) throws -> [Shape]? {
    guard let eagerCall = eagerCall(as: variant) else { return nil }
    let samples = try shapes.map { EagerTensor(try Tensor.zeros(Shape([2] + $0))) }
    let outputs = try eagerCall(samples, nil)
    for output in outputs where output.shape.first != 2 { throw NetworkError.mixesSamples(function: name) }
    runsEagerly = true
    return outputs.map { Shape($0.shape.dropFirst()) }
  }
}

/// A custom layer: its attributes hold sublayers, and its `call` is traced.
///
/// `call` is traced once per input shape. A layer that it calls must be held by an attribute: the variables of
/// others would not be trained or saved.
package final class CustomLayer: Composite, @unchecked Sendable {
  package let className: String
  package private(set) weak var owner: AnyObject?
  private let members: () -> [Layer]
  private let held: () -> [HeldLayer]
  private let function: TracedFunction
  /// The class's registered name and what its `get_config` gives; `nil` without one.
  private let saved: () throws -> (registeredName: String, configuration: JSON)?
  /// Runs `call` on tensors, for one that cannot be traced.
  package let eager: EagerCall
  private let masking: () -> Masking
  /// Whether `call` was found to run on tensors only.
  package var runsEagerly = false
  /// How `call` holds its outputs.
  package var outputStructure = Structure.leaf
  /// Whether it runs a function that is an operation in Keras.
  package var isOperation = false
  /// Whether the class has a `compute_output_shape`.
  package var tellsOutputShape = false
  /// The layer that the class is derived from, if that is one of Keras's.
  package var base: () -> Layer? = { nil }
  /// Variables that its object's attributes hold: `self.scale = keras.Variable(1.0)`.
  package var heldVariables: () -> [Variable] = { [] }
  /// How a call gives it other than one value or one list of them; `nil`: no other.
  package var callForm: (any Sendable)?
  /// Such a call in a saved model, of its inputs.
  package var savedCall: ((_ inputs: [JSON]) -> (arguments: [JSON], named: [JSON.Member]))?

  /// - `owner`: the custom layer's object; not retained.
  /// - `members`: the layers held by its attributes.
  /// - `places`: the same, with their paths in a weights file.
  /// - `function`: traces `call`.
  /// - `eager`: runs `call`.
  /// - `masking`: what the class does with masks.
  /// - `saved`: the class's registered name and what its `get_config` gives; `nil` without one.
  package init(
    className: String, owner: AnyObject, members: @escaping () -> [Layer],
    places: @escaping () -> [HeldLayer] = { [] }, function: @escaping MaskedFunction,
    eager: @escaping EagerCall, masking: @escaping () -> Masking = { Masking() },
    saved: @escaping () throws -> (registeredName: String, configuration: JSON)? = { nil }
  ) {
    self.eager = eager
    self.masking = masking
    self.saved = saved
    self.className = className
    self.owner = owner
    self.members = members
    held = places
    self.function = TracedFunction(masked: function)
  }

  /// What a class of the program's does with masks.
  package struct Masking: Sendable {
    /// Whether its `call` has a parameter `mask`.
    package var isTaken = false
    /// Whether it hands masks on: `supports_masking`.
    package var isPassed = false
    /// Whether it has a `compute_mask`.
    package var isComputed = false

    package init() {}
  }

  /// Whether it may give its output a mask though its inputs have none.
  var makesMasks: Bool { masking().isComputed }

  package func mask(of output: Symbol, _ inputs: [Symbol], in graph: Graph) throws -> Symbol? {
    let masking = masking()
    return masking.isPassed && !masking.isComputed ? inputs.first.flatMap { graph.mask(of: $0) } : nil
  }

  package var sublayers: [Layer] { members() }

  package var places: [HeldLayer] { held() }

  package func traceAll(_ inputs: [Symbol], in graph: Graph) throws -> [Symbol] {
    let masking = masking()
    let places =
      masking.isTaken || masking.isComputed ? inputs.indices.filter { graph.mask(of: inputs[$0]) != nil } : []
    let masks = places.compactMap { graph.mask(of: inputs[$0]) }
    let (model, maskCount) = try function.traced(
      for: (inputs + masks).map(\.shape), maskPlaces: places)
    let held = Set(sublayers.flatMap(\.variables).map(ObjectIdentifier.init))
    // Its own variables are among those that functions read.
    for variable in model.variables where !held.contains(ObjectIdentifier(variable)) {
      throw NetworkError.variablesInFunction(layer: className, variable: variable.name)
    }
    let found = try model.trace(inputs + masks, in: graph)
    let outputs = Array(found.dropLast(maskCount))
    for (output, mask) in zip(outputs, found.suffix(maskCount)) { graph.setMask(mask, of: output) }
    return outputs
  }

  package var arguments: JSON {
    get throws {
      guard let saved = try saved() else {
        throw SavingError.notSavable(layer: className, reason: "it is a class of yours")
      }
      return saved.configuration
    }
  }

  /// The name by which a file refers to the class.
  var registeredName: String {
    get throws { try saved()?.registeredName ?? className }
  }
}
