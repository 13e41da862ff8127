import Engine
import Tensors

/// Convolution of channels-last images, with a bias if there is a second variable.
struct ConvolutionOperation: AppliesReLUToResult {
  var geometry: ConvolutionGeometry
  /// Whether it comes from a depthwise layer; in a `Conv2D` of as many groups, kernels with holes are left to oneDNN.
  var isOfDepthwiseLayer = false
  let backwardReads = BackwardReads.inputs

  var name: String { isDepthwiseWithHoles ? "depthwise convolution" : "convolution" }

  func multiplyAdds(_ node: Node) -> Int { geometry.multiplyAdds }

  func reach(_ node: Node) -> Reach {
    Reach(
      window: Extent(
        (geometry.kernelHeight - 1) * geometry.dilationHeight + 1,
        (geometry.kernelWidth - 1) * geometry.dilationWidth + 1),
      stride: Extent(geometry.strideHeight, geometry.strideWidth))
  }

  // MARK: Route

  /// Where a primitive has all cores, it is faster than most of our own kernels. Minimal filtering is faster still and is shared out; and
  /// depthwise kernels with holes are so slow in oneDNN that ours are better however many cores there are.
  func route(for node: Node, in context: PlanContext) -> Route {
    if isDepthwiseWithHoles { return Route(.depthwise) }
    if context.isShared, !context.isRowByRow, suitsSharedMinimalFiltering(node, in: context) {
      return Route(forward: .minimalFiltering, inputGradient: .oneDNN, variableGradient: .oneDNN)
    }
    guard context.threads == 1 else { return Route(.oneDNN) }
    let route = inFloat32(context)
    return context.multipliesBFloat16(node) ? inBFloat16(route, node, in: context) : route
  }

  private func inFloat32(_ context: PlanContext) -> Route {
    let goesByRows = context.isRowByRow && isWideMap
    if !goesByRows, context.team == 1, suitsMinimalFiltering(batch: context.batch) {
      return Route(.minimalFiltering)
    }
    if goesByRows ? isDirect : context.team > 1 ? suitsShared : suitsDirect {
      return Route(
        forward: .direct, inputGradient: suitsDirectInputGradient ? .direct : .oneDNN,
        variableGradient: suitsDirectKernelGradient ? .direct : .oneDNN)
    }
    return Route(isDepthwise && staysInRegisters ? .depthwise : .oneDNN)
  }

  /// Whether a kernel can do this to its result.
  func accepts(_ epilogue: Epilogue, by kernel: Route.Kernel, _ node: Node, in context: PlanContext) -> Bool {
    switch kernel {
    case .direct, .minimalFiltering, .depthwise, .strips: return !epilogue.adds
    case .bfloat16: return false
    case .oneDNN:
      // Where each core has images of its own, reading a second map between tiles costs more than a pass of its own, which reads in
      // order.
      if epilogue.adds, !epilogue.isAffine || context.threads == 1 { return false }
      // Where a channel is a single number, oneDNN 2.6 takes the factors for a map of their own: wrong results.
      let isMap = context.batch * geometry.outputHeight * geometry.outputWidth > 1
      let made = try? describeForward(node, epilogue, batch: context.batch, training: context.isTraining)
      return isMap && made?.isReference == false
    case .loops, .rowByRow, .pooledConvolution, .neighbour, .absorbed: return false
    }
  }

  // MARK: Passes

  func forward(_ node: Node, in plan: PlanBuilder) throws {
    switch plan.route(of: node).forward {
    case .strips: try forwardInStrips(node, in: plan)
    case .direct: try forwardDirectly(node, in: plan)
    case .minimalFiltering: try forwardByMinimalFiltering(node, in: plan)
    case .depthwise: try forwardDepthwise(node, in: plan)
    case .bfloat16: try forwardInBFloat16(node, in: plan)
    case .oneDNN:
      if plan.batch > 1 || plan.context.team == 1 || geometry.outputHeight < plan.context.team {
        try forwardByOneDNN(node, in: plan)
      } else {
        try forwardByOneDNNInParts(node, in: plan)
      }
    case .loops, .rowByRow, .pooledConvolution, .neighbour, .absorbed:
      preconditionFailure("no kernel of a convolution")
    }
  }

  func backward(_ node: Node, in plan: PlanBuilder) throws {
    let route = plan.route(of: node)
    if route.variableGradient == .rowByRow { return try writeGradientsRowByRow(node, in: plan) }
    var rounded: Block?
    if plan.hasTrainableVariables(node) {
      switch route.variableGradient {
      case .minimalFiltering: try writeKernelGradientByMinimalFiltering(node, in: plan)
      case .depthwise: try writeDepthwiseKernelGradient(node, in: plan)
      case .direct: try writeKernelGradientDirectly(node, in: plan)
      case .oneDNN: try writeKernelGradientByOneDNN(node, in: plan)
      case .bfloat16: rounded = try writeKernelGradientInBFloat16(node, in: plan)
      case .strips, .loops, .rowByRow, .pooledConvolution, .neighbour, .absorbed:
        preconditionFailure("no kernel of a convolution")
      }
    }
    if plan.wantsGradient(node.inputs[0]) {
      switch route.inputGradient {
      case .minimalFiltering: try writeInputGradientByMinimalFiltering(node, in: plan)
      case .depthwise: try writeDepthwiseInputGradient(node, in: plan)
      case .direct: try writeInputGradientDirectly(node, in: plan)
      case .oneDNN: try writeInputGradientByOneDNN(node, in: plan)
      case .bfloat16: try writeInputGradientInBFloat16(node, rounded, in: plan)
      case .strips, .loops, .rowByRow, .pooledConvolution, .neighbour, .absorbed:
        preconditionFailure("no kernel of a convolution")
      }
    }
  }
}
