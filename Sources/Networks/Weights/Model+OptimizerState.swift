import Formats
package import Tensors

// An optimizer's state in Keras's order: the step count, the learning rate if there is no schedule, then its
// arrays.
extension Model {
  /// The optimizer's arrays: a variable and the index of its slot.
  private func slotOrder(_ rule: any UpdateRule) -> [(Variable, slot: Int)] {
    let variables = trainableVariables
    let paired = min(rule.pairedSlotCount, rule.slotCount)
    return variables.flatMap { variable in (0..<paired).map { (variable, $0) } }
      + (paired..<max(paired, rule.slotCount)).flatMap { slot in variables.map { ($0, slot) } }
  }

  func writeOptimizer(to root: HDF5GroupWriter) throws {
    guard let optimizer = configuration?.optimizer else { return }
    let group = try root.makeGroup("optimizer").makeGroup("vars")
    try group.setText("name", to: optimizer.name.lowercased())
    _ = try write(optimizer, to: group)
  }

  /// The same in a `.h5` file of a whole model, once there is a state.
  func writeOlderOptimizer(to root: HDF5GroupWriter) throws {
    guard let optimizer = configuration?.optimizer, optimizer.isBuilt else { return }
    let name = Naming.snakeCase(optimizer.name)
    let group = try root.makeGroup("optimizer_weights")
    let count = try write(optimizer, to: try group.makeGroup(name))
    try group.setTexts("weight_names", to: (0..<count).map { "\(name)/\($0)" })
  }

  /// Writes numbered arrays. - Returns: their count.
  private func write(_ optimizer: Optimizer, to group: HDF5GroupWriter) throws -> Int {
    try group.write("0", number: Int64(optimizer.iterations))
    var count = 1
    func write(_ value: Tensor) throws {
      try value.withFloats { try group.write("\(count)", shape: Array(value.shape), floats: $0) }
      count += 1
    }
    if optimizer.schedule == nil { try write(Tensor(shape: .scalar, floats: [optimizer.learningRate])) }
    for (variable, slot) in slotOrder(optimizer.rule) {
      try write(variable.slotValue(slot, of: optimizer.rule))
    }
    if let product = optimizer.rule.runningProduct(after: optimizer.iterations) {
      try write(Tensor(shape: .scalar, floats: [product]))
    }
    return count
  }

  /// Loads an optimizer's state if it fits the model's optimizer; otherwise ignores it, as Keras does.
  func loadOptimizer(from group: HDF5Group) throws {
    var arrays: [HDF5Array] = []
    while let array = try group.array("\(arrays.count)") { arrays.append(array) }
    try loadOptimizer(from: arrays)
  }

  /// The same from the group of a `.h5` file of a whole model.
  func loadOptimizer(fromOlder group: HDF5Group) throws {
    try loadOptimizer(from: try (group.names("weight_names") ?? []).compactMap { try group.array($0) })
  }

  private func loadOptimizer(from stored: [HDF5Array]) throws {
    guard let optimizer = configuration?.optimizer, let steps = stored.first, steps.shape == [] else {
      return
    }
    var next = 1
    var rate: HDF5Array?
    if optimizer.schedule == nil {
      guard stored.count > 1, stored[1].shape == [] else { return }
      rate = stored[1]
      next = 2
    }
    let order = slotOrder(optimizer.rule)
    var arrays: [HDF5Array] = []
    for (index, (variable, _)) in order.enumerated() {
      guard next + index < stored.count, stored[next + index].shape == Array(variable.shape) else { return }
      arrays.append(stored[next + index])
    }
    let extra = optimizer.rule.runningProduct(after: 0) == nil ? 0 : 1
    guard stored.count <= next + order.count + extra else { return }
    let iterations = try steps.tensor().elements(Float.self)[0]
    guard iterations.isFinite, iterations >= 0, iterations < 1e15 else { return }
    let values = try arrays.map { try $0.tensor() }
    for ((variable, slot), value) in zip(order, values) {
      try variable.setSlot(slot, of: optimizer.rule, to: value)
    }
    if let rate = try rate?.tensor().elements(Float.self)[0], rate.isFinite, rate >= 0 {
      optimizer.learningRate = rate
    }
    optimizer.iterations = Int(iterations)
    optimizer.isBuilt = true
  }
}

extension UpdateRule {
  /// How many slots are stored together per variable; the others follow slot by slot.
  var pairedSlotCount: Int {
    switch self {
    case is Adam, is Nadam, is Adadelta, is Adamax, is Ftrl, is Lamb: 2
    case let extended as ExtendedRule: extended.base.pairedSlotCount
    default: 0
    }
  }

  /// Nadam's running product of momenta: Π β₁ (1 − 0.96ᵗ / 2). `nil` for other rules.
  func runningProduct(after steps: Int) -> Float? {
    (self as? Nadam).map { Float($0.product(through: steps)) }
  }
}

extension Optimizer {
  /// What it keeps of the variables that it changes, in Keras's order: the variable, the slot's number and its name.
  package var slots: [(variable: Variable, slot: Int, name: String)] {
    let paired = min(rule.pairedSlotCount, rule.slotCount)
    let order =
      applied.flatMap { variable in (0..<paired).map { (variable, $0) } }
      + (paired..<max(paired, rule.slotCount)).flatMap { slot in applied.map { ($0, slot) } }
    return order.map { variable, slot in
      let names = rule.slotNames
      let name = slot < names.count ? names[slot] : "slot_\(slot)"
      return (variable, slot, "\(variable.path.replacing("/", with: "_"))_\(name)")
    }
  }

  /// A slot's value, and another.
  package func value(of variable: Variable, slot: Int) throws -> Tensor {
    try variable.slotValue(slot, of: rule)
  }
  package func set(_ value: Tensor, of variable: Variable, slot: Int) throws {
    try variable.setSlot(slot, of: rule, to: value)
  }
}

extension UpdateRule {
  /// Keras's names of the slots.
  fileprivate var slotNames: [String] {
    switch self {
    case is Adam: ["momentum", "velocity", "velocity_hat"]
    case is Nadam, is Lamb: ["momentum", "velocity"]
    case is Adamax: ["momentum", "norm"]
    case is SGD, is Lion: ["momentum"]
    case is RMSprop: ["velocity", "momentum", "average_gradient"]
    case is Adagrad: ["accumulator"]
    case is Adadelta: ["accumulated_grad", "accumulated_delta_var"]
    case is Ftrl: ["accumulator", "linear"]
    case let extended as ExtendedRule:
      extended.base.slotNames.prefix(extended.base.slotCount)
        + (extended.gatheredSteps == nil ? [] : ["gradient_accumulator"])
        + (extended.averageMomentum == nil ? [] : ["average"])
    default: []
    }
  }
}

extension Variable {
  /// A copy of a slot in Keras's order; its initial value if it does not exist yet.
  func slotValue(_ slot: Int, of rule: any UpdateRule) throws -> Tensor {
    guard slot < slots.count else {
      return try Tensor(shape: shape, floats: Array(repeating: rule.initialSlotValue(slot), count: count))
    }
    return try kerasValue(of: slots[slot])
  }

  func setSlot(_ slot: Int, of rule: any UpdateRule, to value: Tensor) throws {
    let slots = try materializedSlots(for: rule)
    guard slot < slots.count else { return }
    try setKerasValue(value, of: slots[slot])
  }
}
