import Engine
import Gradients
package import Tensors

/// A function of tensors from the module `Gradients`, which computes each sample by itself: what a user's `call` does beside layers.
///
/// Its steps make tensors of their own for as long as they run.
struct FunctionOperation: Operation, @unchecked Sendable {
  let function: TensorFunction
  let operands: [FunctionOperand]

  var name: String { function.name }

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    let places = try places(node, plan)
    let output = plan.makeValue(of: node)
    let (shape, function) = (batched(node.shape, plan), function)
    plan.step(name, node, reads: places.compactMap(\.block), writes: [output]) { memory in
      let result = memory.floats(output)
      let operands = reading(places, memory)
      return {
        let value = try function.forward(operands()).convert(to: .float32)
        guard value.shape == shape else {
          throw NetworkError.functionShape(function: function.name, expected: shape, found: value.shape)
        }
        try value.withFloats { values in
          if let start = values.baseAddress { result.update(from: start, count: values.count) }
        }
      }
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    guard let backward = function.backward else { return }
    let places = try places(node, plan)
    let value = try plan.value(of: node.output)
    let gradient = plan.gradient(of: node)
    let shape = batched(node.shape, plan)
    // By operand: where its gradient goes to.
    func write(_ targets: [Int: Block]) {
      let reads = places.compactMap(\.block) + [value, gradient]
      plan.step("\(name), gradient", node, reads: reads, writes: Array(targets.values)) { memory in
        let (y, dy) = (memory.floats(value), memory.floats(gradient))
        let operands = reading(places, memory)
        let results = targets.map { ($0.key, memory.floats($0.value)) }
        return {
          let math = TensorMath()
          func expression(_ tensor: Tensor) -> Expression { Expression(EagerTensor(tensor), math) }
          let found = try backward(
            TensorFunction.Pullback(
              gradient: expression(Tensor(shape: shape, copying: dy)), inputs: operands().map(expression),
              output: expression(Tensor(shape: shape, copying: y))))
          for (place, result) in results {
            let count = places[place].shape.elementCount ?? 0
            guard place < found.count, let part = found[place] else {
              result.update(repeating: 0, count: count)
              continue
            }
            try part.value.convert(to: .float32).withFloats { values in
              if let start = values.baseAddress {
                result.update(from: start, count: min(count, values.count))
              }
            }
          }
        }
      }
    }
    let symbols = operands.enumerated().compactMap { place, operand -> (Int, Symbol)? in
      guard case .input(let index) = operand, plan.wantsGradient(node.inputs[index]) else { return nil }
      return (place, node.inputs[index])
    }
    /// One step writes all gradients: each is asked for within the one before.
    func contribute(_ rest: ArraySlice<(Int, Symbol)>, _ targets: [Int: Block]) throws {
      guard let (place, symbol) = rest.first else { return write(targets) }
      try plan.contribute(to: symbol, from: node) { target in
        try contribute(rest.dropFirst(), targets.merging([place: target]) { $1 })
      }
    }
    guard plan.hasTrainableVariables(node) else {
      return symbols.isEmpty ? () : try contribute(symbols[...], [:])
    }
    let learning = node.variables.filter(\.isTrainable)
    try plan.writeGradients(of: node, learning.map { try $0.kerasLayout() }) { blocks in
      var targets: [Int: Block] = [:]
      for (place, operand) in operands.enumerated() {
        guard case .variable(let index) = operand else { continue }
        if let found = learning.firstIndex(where: { $0 === node.variables[index] }) {
          targets[place] = blocks[found]
        }
      }
      try contribute(symbols[...], targets)
    }
  }

  /// Where an operand is read from.
  private enum Place {
    case block(Block, Shape)
    case constant(Tensor)

    /// `nil` for a constant.
    var block: Block? {
      if case .block(let block, _) = self { block } else { nil }
    }

    var shape: Shape {
      switch self {
      case .block(_, let shape): shape
      case .constant(let tensor): tensor.shape
      }
    }
  }

  private func places(_ node: Node, _ plan: PlanBuilder) throws -> [Place] {
    try operands.map { operand in
      switch operand {
      case .input(let index):
        let symbol = node.inputs[index]
        return .block(try plan.value(of: symbol), batched(symbol.shape, plan))
      case .variable(let index):
        let variable = node.variables[index]
        return .block(try plan.arranged(variable, as: variable.kerasLayout(), for: node), variable.shape)
      case .constant(let tensor): return .constant(tensor)
      }
    }
  }

  private func reading(_ places: [Place], _ memory: WorkerMemory) -> () throws -> [Tensor] {
    let sources = places.map { place in (place, place.block.map { memory.floats($0) }) }
    return {
      try sources.map { place, pointer in
        guard case .constant(let tensor) = place else {
          guard let pointer else { return try Tensor(zeros: place.shape) }
          return try Tensor(shape: place.shape, copying: pointer)
        }
        return tensor
      }
    }
  }

  private func batched(_ shape: Shape, _ plan: PlanBuilder) -> Shape { Shape([plan.batch] + shape) }
}

/// What a function of a `call` is computed from.
package enum FunctionOperand: @unchecked Sendable {
  /// The n-th symbolic tensor.
  case input(Int)
  /// The n-th variable.
  case variable(Int)
  case constant(Tensor)
}

extension Tensor {
  /// A copy of floats in memory.
  fileprivate init(shape: Shape, copying start: UnsafeMutablePointer<Float>) throws {
    try self.init(
      shape: shape, floats: UnsafeBufferPointer(start: start, count: shape.elementCount ?? 0),
      category: .workspace)
  }
}
