import CKernels
import Engine
import Tensors

// The gradients of a chain of convolutions, row by row (`RowChainFusion`).
extension ConvolutionOperation {
  /// Whether our own kernels compute both gradients from a few rows.
  var hasRowGradients: Bool {
    isDirect && geometry.outputChannels >= 16 && readsEachPixel
  }

  /// Writes the gradients to the variables of the chain that ends with a node.
  func writeGradientsRowByRow(_ node: Node, in plan: PlanBuilder) throws {
    guard let chain = plan.fusions.rowChains.chain(endingAt: node) else {
      preconditionFailure("no chain ends with \(node.layer)")
    }
    try writeGradients(of: chain[...], [], in: plan)
  }

  /// Gathers the blocks for the gradients of each node, then writes the step.
  private func writeGradients(of chain: ArraySlice<Node>, _ layers: [RowChain.Layer], in plan: PlanBuilder)
    throws
  {
    guard let node = chain.first, let convolution = node.operation as? ConvolutionOperation else {
      return try RowChain(layers, in: plan).write(in: plan)
    }
    let variable = node.variables[0]
    let layout = try variable.kerasLayout()
    let forward = DirectConvolution(
      shape: convolution.directShape, kernel: try plan.arranged(variable, as: layout, for: node),
      last: try plan.epilogue(of: node))
    try plan.addGradients(of: node, [layout]) { targets in
      let layer = RowChain.Layer(
        node: node, geometry: convolution.geometry, forward: forward, targets: targets)
      try writeGradients(of: chain.dropFirst(), layers + [layer], in: plan)
    }
  }
}

/// The step that computes the gradients of a chain of convolutions.
private struct RowChain {
  struct Layer {
    let node: Node
    let geometry: ConvolutionGeometry
    let forward: DirectConvolution
    /// Where the gradients to its variables are added.
    let targets: [GradientTarget]

    /// Elements of a row of its map.
    var rowCount: Int { geometry.outputWidth * geometry.outputChannels }
  }

  private let layers: [Layer]
  private let schedule: RowSchedule
  private let input: Block
  private let gradient: Block
  private let lines: [RowSchedule.Line: Block]

  init(_ layers: [Layer], in plan: PlanBuilder) throws {
    self.layers = layers
    schedule = RowSchedule(layers.map(\.geometry))
    input = try plan.value(of: layers[0].node.inputs[0])
    gradient = plan.gradient(of: layers[layers.count - 1].node)
    var lines: [RowSchedule.Line: Block] = [:]
    for (index, layer) in layers.dropLast().enumerated() {
      for (line, role) in [(RowSchedule.Line.value(index), "output"), (.gradient(index), "gradient")] {
        let count = schedule.rowCounts[line] ?? 0
        lines[line] = plan.makeBuffer(
          layer.node.layer, "rows of the \(role)", count * layer.rowCount * 4, .workspace)
      }
    }
    self.lines = lines
  }

  func write(in plan: PlanBuilder) throws {
    let targets = layers.flatMap(\.targets).map(\.block)
    plan.step(
      "gradients of \(layers.count) layers, row by row", layers[layers.count - 1].node, by: .rowByRow,
      reads: [input, gradient] + layers.flatMap(\.forward.reads), writes: targets + Array(lines.values),
      phases: phases)
  }

  private func phases(_ memory: WorkerMemory) throws -> [Execution.Phase] {
    var phases = [clearing(memory)]
    var places = schedule.places
    /// The address where a row lies, or would if it were there.
    func address(_ line: RowSchedule.Line, _ layer: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
      guard let block = lines[line], let start = places[line]?.start else {
        return memory.floats(gradient) + row * layers[layer].rowCount
      }
      return memory.floats(block) + (row - start) * layers[layer].rowCount
    }
    func values(_ layer: Int, row: Int) -> UnsafeMutablePointer<Float> {
      layer < 0 ? memory.floats(input) : address(.value(layer), layer, row)
    }
    func gradients(_ layer: Int, row: Int) -> UnsafeMutablePointer<Float> {
      address(.gradient(layer), layer, row)
    }
    let convolve = layers.map { $0.forward.bound(to: memory) }
    for (index, action) in schedule.actions.enumerated() {
      if let (line, row) = action.made, let block = lines[line], let count = schedule.rowCounts[line],
        let moved = places[line]?.makeRoom(for: row, at: index, of: count), moved.lowerBound > 0
      {
        let (buffer, size) = (memory.floats(block), layers[line.layer].rowCount)
        phases.append { share in
          if share.number == 0 {
            buffer.update(from: buffer + moved.lowerBound * size, count: moved.count * size)
          }
        }
      }
      switch action {
      case .value(let layer, let row):
        let (x, y) = (values(layer - 1, row: 0), values(layer, row: row))
        phases.append { share in convolve[layer](x, row, 1, share, y) }
      case .gradient(let layer, let row):
        let above = layers[layer + 1]
        let (dy, dx) = (gradients(layer + 1, row: 0), gradients(layer, row: row))
        let value = UnsafePointer(values(layer, row: row))
        let (kernel, bound) = (memory.floats(above.forward.kernel), layers[layer].forward.last.bound)
        phases.append { share in
          let channels = share.range(of: above.geometry.inputChannels)
          withUnsafePointer(to: above.forward.shape) {
            fb_direct_backward_input(
              $0, above.geometry.outputHeight, dy, row, kernel, channels.lowerBound, channels.upperBound,
              bound == nil ? nil : value, bound ?? 0, dx)
          }
        }
      case .learning(let layer, let row):
        phases.append(
          learning(layers[layer], row, x: values(layer - 1, row: 0), dy: gradients(layer, row: row), memory))
      }
    }
    return phases
  }

  /// Adds the part of a row of the gradient to those of a layer's variables.
  private func learning(
    _ layer: Layer, _ row: Int, x: UnsafePointer<Float>, dy: UnsafePointer<Float>, _ memory: WorkerMemory
  ) -> Execution.Phase {
    let targets = layer.targets.map { memory.floats($0.block) }
    return { share in
      var part = layer.forward.shape
      (part.from, part.to) = layer.forward.outputs(of: share)
      if part.from == part.to { return }
      fb_direct_backward_kernel(&part, x, row, 1, dy, targets[0])
      if targets.count > 1 {
        fb_add_column_sums(
          dy + part.from, targets[1] + part.from, part.output_width, part.outputs, part.to - part.from)
      }
    }
  }

  /// Sets the gradients that nobody has added to yet to zero.
  private func clearing(_ memory: WorkerMemory) -> Execution.Phase {
    let new = layers.flatMap { layer in
      zip(layer.targets, layer.node.variables).filter(\.0.isNew).map { (memory.floats($0.block), $1.count) }
    }
    return { share in
      if share.number == 0 { for (target, count) in new { target.update(repeating: 0, count: count) } }
    }
  }
}
