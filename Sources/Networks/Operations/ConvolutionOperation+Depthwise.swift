import CKernels
import Engine
import Tensors

// Convolution of each channel by itself, with a kernel of 3×3 or one that has holes. oneDNN takes two to five times as long for
// these; of the others, its convolution in as many groups as there are channels is the faster one.
extension ConvolutionOperation {
  /// Whether each channel makes one channel.
  var isDepthwise: Bool {
    geometry.groups > 1 && geometry.inputChannels == geometry.groups
      && geometry.outputChannels == geometry.groups
  }

  var isDepthwiseWithHoles: Bool {
    isOfDepthwiseLayer && isDepthwise && max(geometry.dilationHeight, geometry.dilationWidth) > 1
  }

  /// Whether the numbers of a depthwise kernel stay in registers.
  var staysInRegisters: Bool { withUnsafePointer(to: depthwiseShape(batch: 1)) { fb_depthwise_is_fast($0) } }

  func forwardDepthwise(_ node: Node, in plan: PlanBuilder) throws {
    let shape = depthwiseShape(batch: plan.batch)
    let last = try plan.epilogue(of: node)
    let input = try plan.value(of: node.inputs[0])
    let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
    let output = plan.makeValue(of: node)
    let (name, reads) = ("depthwise convolution" + last.words, [input, kernel] + last.reads)
    if plan.batch == 1 {
      return plan.step(
        name, node, by: .depthwise, rows: shape.output_height,
        window: RowWindow(input: input, output: output, reach: geometry.rowReach), reads: reads,
        writes: [output]
      ) { memory in
        let (x, w, y) = (memory.floats(input), memory.floats(kernel), memory.floats(output))
        let last = last.bound(to: memory)
        return { part in
          var own = shape
          let first = part.rows.lowerBound
          let start = first * shape.stride_height - shape.pad_top
          own.output_height = part.rows.count
          own.height -= max(0, start)
          own.pad_top = max(0, -start)
          let (from, to) = (max(0, start) * shape.width, first * shape.output_width)
          withUnsafePointer(to: last) {
            fb_depthwise_forward(&own, x + from * shape.channels, w, $0, y + to * shape.channels)
          }
        }
      }
    }
    plan.step(name, node, by: .depthwise, reads: reads, writes: [output]) { memory in
      let (x, w, y) = (memory.floats(input), memory.floats(kernel), memory.floats(output))
      let last = last.bound(to: memory)
      return {
        withUnsafePointer(to: shape) { shape in
          withUnsafePointer(to: last) { fb_depthwise_forward(shape, x, w, $0, y) }
        }
      }
    }
  }

  func writeDepthwiseKernelGradient(_ node: Node, in plan: PlanBuilder) throws {
    let shape = depthwiseShape(batch: plan.batch)
    let gradient = plan.gradient(of: node)
    let outputs = geometry.outputChannels
    let places = plan.batch * geometry.outputHeight * geometry.outputWidth
    let input = try plan.value(of: node.inputs[0])
    try plan.writeGradients(of: node, [try node.variables[0].kerasLayout()]) { targets in
      plan.step(
        "depthwise convolution, kernel gradient", node, by: .depthwise, reads: [input, gradient],
        writes: targets
      ) { memory in
        let (x, dy) = (memory.floats(input), memory.floats(gradient))
        let targets = targets.map { memory.floats($0) }
        return {
          withUnsafePointer(to: shape) { fb_depthwise_backward_kernel($0, x, dy, targets[0]) }
          if targets.count > 1 { fb_column_sums(dy, targets[1], places, outputs) }
        }
      }
    }
  }

  func writeDepthwiseInputGradient(_ node: Node, in plan: PlanBuilder) throws {
    let shape = depthwiseShape(batch: plan.batch)
    let gradient = plan.gradient(of: node)
    let kernel = try plan.arranged(node.variables[0], as: node.variables[0].kerasLayout(), for: node)
    let streams = plan.streams(plan.graph.nodes[node.inputs[0].node])
    try plan.contribute(to: node.inputs[0], from: node) { target in
      plan.step(
        "depthwise convolution, input gradient", node, by: .depthwise, reads: [kernel, gradient],
        writes: [target]
      ) { memory in
        let (w, dy, dx) = (memory.floats(kernel), memory.floats(gradient), memory.floats(target))
        return { withUnsafePointer(to: shape) { fb_depthwise_backward_data($0, w, dy, dx, streams) } }
      }
    }
  }

  func depthwiseShape(batch: Int) -> fb_depthwise {
    let g = geometry
    return fb_depthwise(
      batch: batch, height: g.height, width: g.width, channels: g.inputChannels,
      output_height: g.outputHeight, output_width: g.outputWidth, kernel_height: g.kernelHeight,
      kernel_width: g.kernelWidth, stride_height: g.strideHeight, stride_width: g.strideWidth,
      dilation_height: g.dilationHeight, dilation_width: g.dilationWidth, pad_top: g.padTop,
      pad_left: g.padLeft)
  }
}

/// What makes a convolution of each channel by itself, for the layers that have one.
struct DepthwiseOptions {
  var kernelSize: Extent
  var strides: Extent
  var dilationRate: Extent
  var padding: Padding
  /// Kernels per channel.
  var multiplier: Int

  /// Writes the convolution of an image with the first of `variables`; a second is the bias.
  ///
  /// - `layer`: the class that asks, as errors name it.
  /// - Throws: `NetworkError.windowTooLarge` if no window fits.
  func trace(
    _ image: Symbol, _ variables: [Variable], layer: String, in graph: Graph
  ) throws -> Symbol {
    let grid = try WindowGrid(
      layer: layer, image: image.shape, window: kernelSize, strides: strides, dilation: dilationRate,
      padding: padding)
    let channels = image.shape[2]
    let geometry = grid.convolution(filters: channels * multiplier, groups: channels)
    return graph.append(
      ConvolutionOperation(geometry: geometry, isOfDepthwiseLayer: true), [image], variables,
      [grid.output.height, grid.output.width, channels * multiplier])
  }
}
