import Engine
package import Tensors

/// A variable that a layer declares: its name, shape and initial values.
package struct VariableDefinition: Sendable {
  /// What the variable is, which determines its axes in Keras's order.
  package enum Role: Sendable, Hashable {
    case other
    /// (height, width, in / groups, out)
    case convolutionKernel(groups: Int)
    /// (height, width, channels, multiplier)
    case depthwiseKernel
    /// (in, out)
    case denseKernel
  }

  var name: String
  var shape: Shape
  var initializer: Initializer
  var role = Role.other
  /// Whether training updates it by its gradient; moving statistics are not.
  var isTrainable = true
  /// The penalty that it adds to the loss.
  var regularizer: Regularizer?
  /// What it is kept to after each update.
  var constraint: Constraint?

  package init(
    name: String, shape: Shape, initializer: Initializer, role: Role = .other, isTrainable: Bool = true,
    regularizer: Regularizer? = nil, constraint: Constraint? = nil
  ) {
    (self.name, self.shape, self.initializer, self.role) = (name, shape, initializer, role)
    (self.isTrainable, self.regularizer, self.constraint) = (isTrainable, regularizer, constraint)
  }

  /// A variable that training updates, with a layer's options for it.
  init(_ name: String, _ shape: Shape, _ options: VariableOptions, role: Role = .other) {
    self.init(
      name: name, shape: shape, initializer: options.initializer, role: role,
      regularizer: options.regularizer,
      constraint: options.constraint)
  }
}

/// A named array of numbers of a layer: a kernel, a bias, a moving mean.
///
/// Allocated on first use, in the layout that suits the kernels; `value()` and `assign(_:)` use Keras's order.
package final class Variable: @unchecked Sendable {
  package let name: String
  package let shape: Shape
  package let isTrainable: Bool
  /// The layer's name and its own, "dense/kernel"; in a sequential model that one's name comes first.
  package internal(set) var path: String
  /// The penalty that it adds to the loss.
  package let regularizer: Regularizer?
  /// What it is kept to after each update.
  package let constraint: Constraint?
  let role: VariableDefinition.Role
  let initializer: Initializer
  let seed: UInt64
  /// Rises from one variable to the next: Keras lists those of a layer in the order in which they were made.
  let serial: Int
  nonisolated(unsafe) private static var made = 0

  /// The layout of the elements; `nil` is Keras's order. Chosen by the first plan that uses the variable.
  private(set) var layout: Layout?
  private(set) var storage: Storage?
  /// Increases whenever the values change.
  private(set) var changeCount = 0
  /// What an optimizer keeps per variable (momenta), in the same layout.
  private(set) var slots: [Storage] = []
  /// The optimizer that changes it.
  private weak var slotOwner: Optimizer?

  init(_ definition: VariableDefinition, seed: UInt64) {
    name = definition.name
    path = definition.name
    shape = definition.shape
    initializer = definition.initializer
    isTrainable = definition.isTrainable
    role = definition.role
    regularizer = definition.regularizer
    constraint = definition.constraint
    self.seed = seed
    Self.made &+= 1
    serial = Self.made
  }

  /// A variable that no layer declares, with a value of 32-bit floats.
  package convenience init(_ value: Tensor, name: String, isTrainable: Bool = true) throws {
    self.init(
      VariableDefinition(name: name, shape: value.shape, initializer: .zeros, isTrainable: isTrainable),
      seed: 0)
    try assign(value)
  }

  /// What `add_weight` of a layer or a model makes.
  ///
  /// - Throws: `NetworkError.tooLarge`.
  convenience init(_ definition: VariableDefinition, addedTo owner: String) throws {
    guard Graph.isAddressable(definition.shape) else {
      throw NetworkError.tooLarge(layer: owner, shape: definition.shape)
    }
    self.init(definition, seed: Randomness.shared.nextSeed())
    path = "\(owner)/\(name)"
  }

  /// Keras's order of a layer's.
  static func trainableFirst(_ variables: [Variable]) -> [Variable] {
    variables.filter(\.isTrainable) + variables.filter { !$0.isTrainable }
  }

  /// As they were made.
  static func inOrder(_ variables: [Variable]) -> [Variable] { variables.sorted { $0.serial < $1.serial } }

  package var count: Int { shape.elementCount ?? 0 }

  /// Bytes in Keras's order: four per element.
  package var byteCount: Int { count * 4 }

  /// Bytes in its layout, including padding.
  var heldByteCount: Int { layout?.byteCount ?? byteCount }

  /// The layout of Keras's order.
  func kerasLayout() throws -> Layout {
    // The kernel of a one-dimensional layer is that of images of one column.
    // A number for each channel is the depthwise kernel of one pixel.
    let shape: Shape =
      switch self.shape.rank {
      case 3: [self.shape[0], 1, self.shape[1], self.shape[2]]
      case 1: [1, 1, self.shape[0], 1]
      default: self.shape
      }
    return switch role {
    case .other: try Layout.vector(count)
    case .denseKernel: try InnerProduct.kerasKernel(inputs: shape[0], outputs: shape[1])
    case .convolutionKernel(let groups):
      try ConvolutionGeometry(kernel: shape, groups: groups, inputs: shape[2] * groups, outputs: shape[3])
        .kerasKernel()
    case .depthwiseKernel:
      try ConvolutionGeometry(kernel: shape, groups: shape[2], inputs: shape[2], outputs: shape[2] * shape[3])
        .kerasKernel()
    }
  }

  /// Its layout and Keras's; `nil` if it lies in Keras's order.
  private func rearrangement() throws -> (own: Layout, keras: Layout)? {
    guard let layout else { return nil }
    let keras = try kerasLayout()
    return layout == keras ? nil : (layout, keras)
  }

  /// Whether it lies in Keras's order.
  var isInKerasOrder: Bool { get throws { try rearrangement() == nil } }

  /// Sets the layout unless one was chosen before. Returns the layout in force.
  func prefer(_ wanted: Layout) throws -> Layout {
    if let layout { return layout }
    let plain = try kerasLayout()
    if storage != nil, wanted != plain {
      storage = try converted(storage, from: plain, to: wanted)
      slots = try slots.map { try converted($0, from: plain, to: wanted) ?? $0 }
    }
    layout = wanted
    return wanted
  }

  private func converted(_ block: Storage?, from: Layout, to: Layout) throws -> Storage? {
    guard let block else { return nil }
    let result = try Storage(byteCount: to.byteCount, category: block.category, purpose: name)
    try Reorder.run(from: from, block.pointer, to: to, result.pointer)
    return result
  }

  /// The values in their layout, initialized on first use.
  func materialized() throws -> Storage {
    if let storage { return storage }
    let made = try Storage(byteCount: heldByteCount, category: .parameters, purpose: name)
    if let value = try initializer.functionValues(of: shape) {
      try setKerasValue(value, of: made)
      storage = made
      return made
    }
    if let (own, keras) = try rearrangement() {
      let drawn = try Storage(byteCount: byteCount, category: .workspace, purpose: name)
      initializer.fill(drawn.floats(count), shape: shape, seed: seed)
      try Reorder.run(from: keras, drawn.pointer, to: own, made.pointer)
    } else {
      initializer.fill(made.floats(count), shape: shape, seed: seed)
    }
    storage = made
    return made
  }

  /// The arrays that a rule keeps; missing ones are created with their first values.
  func materializedSlots(for rule: any UpdateRule) throws -> [Storage] {
    while slots.count < rule.slotCount {
      let initial = rule.initialSlotValue(slots.count)
      let slot = try Storage(
        byteCount: heldByteCount, category: .optimizerState, purpose: "optimizer state of \(name)")
      if initial != 0 { slot.floats(heldByteCount / 4).update(repeating: initial) }
      slots.append(slot)
    }
    return slots
  }

  /// Drops the arrays that a rule keeps, but for the first ones.
  func dropSlots(after count: Int = 0) { slots = Array(slots.prefix(count)) }

  /// The slots of an optimizer that are there already; none if they are another's.
  func existingSlots(of optimizer: Optimizer) -> [Storage] {
    slotOwner == nil || slotOwner === optimizer ? slots : []
  }

  /// The slots of an optimizer; those of another are dropped.
  func slots(of optimizer: Optimizer) throws -> [Storage] {
    slots = existingSlots(of: optimizer)
    slotOwner = optimizer
    return try materializedSlots(for: optimizer.rule)
  }

  /// A copy of the values, in Keras's order.
  package func value() throws -> Tensor { try kerasValue(of: materialized()) }

  /// A copy of a block in the variable's layout, in Keras's order.
  func kerasValue(of source: Storage) throws -> Tensor {
    let result = try Storage(byteCount: byteCount, category: .data, purpose: name)
    if let (own, keras) = try rearrangement() {
      try Reorder.run(from: own, source.pointer, to: keras, result.pointer)
    } else {
      result.pointer.copyMemory(from: source.pointer, byteCount: byteCount)
    }
    return try Tensor(shape: shape, storage: result)
  }

  /// Copies `value` in. - Throws: `NetworkError.weightShape` if the shapes differ.
  package func assign(_ value: Tensor) throws {
    guard value.shape == shape else {
      throw NetworkError.weightShape(variable: name, expected: shape, found: value.shape)
    }
    let target: Storage
    if let storage {
      target = storage
    } else {
      target = try Storage(byteCount: heldByteCount, category: .parameters, purpose: name)
      storage = target
    }
    try setKerasValue(value, of: target)
    noteChange()
  }

  /// Notes that an optimizer changed the values in place, and keeps them to the constraint.
  func didUpdate() throws {
    if let constraint { return try assign(constraint.applied(to: value())) }
    noteChange()
  }

  /// Notes that the values were changed in place.
  func noteChange() { changeCount &+= 1 }

  /// Copies a value of the variable's shape into a block in the variable's layout.
  func setKerasValue(_ value: Tensor, of target: Storage) throws {
    let rearrangement = try rearrangement()
    try value.withFloats { values in
      guard let start = values.baseAddress else { return }
      if let (own, keras) = rearrangement {
        try Reorder.run(from: keras, start, to: own, target.pointer)
      } else {
        target.pointer.copyMemory(from: start, byteCount: byteCount)
      }
    }
  }
}

extension Storage {
  /// The first of its numbers.
  var firstFloat: UnsafeMutablePointer<Float> { pointer.assumingMemoryBound(to: Float.self) }

  func floats(_ count: Int) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: pointer.assumingMemoryBound(to: Float.self), count: count)
  }
}

extension ConvolutionGeometry {
  /// A minimal geometry that determines a kernel's layout.
  fileprivate init(kernel: Shape, groups: Int, inputs: Int, outputs: Int) {
    self.init(
      input: (1, 1, inputs), output: (1, 1, outputs), kernel: (kernel[0], kernel[1]), groups: groups
    )
  }
}
