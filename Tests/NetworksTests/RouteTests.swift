import CKernels
import Engine
import Testing

@testable import Networks

/// Which kernel computes an operation is decided once, from its geometry, the batch and the cores, and for nodes that are computed
/// together.
@Suite struct RouteTests {
  private static func convolution(_ filters: Int, _ kernel: Int, groups: Int = 1) -> Conv2D {
    var layer = Conv2D(filters: filters, kernelSize: Extent(kernel, kernel))
    (layer.padding, layer.groups) = (.same, groups)
    return layer
  }

  private static func depthwise(dilation: Int) -> DepthwiseConv2D {
    var layer = DepthwiseConv2D(kernelSize: Extent(3, 3))
    (layer.padding, layer.dilationRate) = (.same, Extent(dilation, dilation))
    return layer
  }

  private func routes(
    _ layers: [any LayerDefinition], threads: Int = 1, batch: Int = 4, trains: Bool = true,
    _ options: PlanOptions = PlanOptions()
  ) throws -> [Route] {
    let model = try Model(sequential: layers.map { Layer($0) }, inputShape: [16, 16, 32])
    let objective = Objective(terms: [Objective.Term(loss: ElementwiseLoss(.meanSquaredError))])
    let purpose = trains ? Purpose.train(objective, accumulates: false) : .predict
    return try PlanBuilder(model.graph(), batch: batch, threads: threads, purpose: purpose, options: options)
      .fusions.routes
  }

  @Test func oneCoreHasKernelsOfOurs() throws {
    let direct = Route(forward: .direct, inputGradient: .direct, variableGradient: .oneDNN)
    let rows: [(layer: any LayerDefinition, one: Route, several: Route)] = [
      (Self.convolution(64, 3), Route(.minimalFiltering), Route(.oneDNN)),
      (Self.convolution(64, 5), Route(.oneDNN), Route(.oneDNN)),
      (Self.convolution(64, 1), fb_direct_is_fast() ? direct : Route(.oneDNN), Route(.oneDNN)),
      (Self.convolution(32, 5, groups: 32), Route(.oneDNN), Route(.oneDNN)),
      (Self.depthwise(dilation: 1), Route(.depthwise), Route(.oneDNN)),
      (Self.depthwise(dilation: 2), Route(.depthwise), Route(.depthwise)),
    ]
    for row in rows {
      #expect(try routes([row.layer])[1] == row.one, "\(row.layer)")
      #expect(try routes([row.layer], threads: 2)[1] == row.several, "\(row.layer)")
    }
  }

  /// Where one image is predicted, cores share minimal filtering; beside primitives that have all cores, too.
  @Test func coresShareMinimalFiltering() throws {
    func forward(_ layers: [any LayerDefinition], trains: Bool = false) throws -> [Route.Kernel] {
      try routes(layers, threads: 2, batch: 1, trains: trains).dropFirst().map(\.forward)
    }
    let small: [any LayerDefinition] = [
      Self.convolution(1024, 1), Self.convolution(64, 1), Self.convolution(64, 3),
    ]
    if fb_direct_is_fast() { #expect(try forward(small) == [.direct, .direct, .minimalFiltering]) }
    // A kernel that is too large for each core to read all of it, on a map that has too few tiles.
    let large = small + [Pooling2D(.maximum), Self.convolution(512, 3)] as [any LayerDefinition]
    #expect(try forward(large) == [.oneDNN, .oneDNN, .minimalFiltering, .loops, .oneDNN])
    #expect(try !forward(large, trains: true).contains(.minimalFiltering))
    // Where no step is larger, its memory would add to the most that the plan takes.
    #expect(try forward([Self.convolution(64, 3)]) != [.minimalFiltering])
  }

  @Test func factorsInBFloat16GoToWhatMultipliesThem() throws {
    var options = PlanOptions()
    options.precision = .bfloat16
    let tiles = Route(.bfloat16)
    let rows: [(layer: any LayerDefinition, found: Route)] = [
      (Self.convolution(64, 3), tiles), (Self.convolution(64, 1), Route(.direct)),
      (Self.convolution(8, 3), Route(.direct)), (Self.depthwise(dilation: 1), Route(.depthwise)),
      (Dense(units: 32), tiles), (Dense(units: 8), Route(.oneDNN)),
    ]
    for row in rows {
      let plain = try routes([row.layer])[1]
      let isFiltered = plain == Route(.minimalFiltering)
      let isFaster = isFiltered ? Processor.bfloat16Rate > 2 : Processor.bfloat16Rate > 1
      let expected = isFaster && row.found == tiles ? tiles : plain
      #expect(try routes([row.layer], options)[1] == expected, "\(row.layer)")
      #expect(try routes([row.layer], threads: 2, options)[1] == routes([row.layer], threads: 2)[1])
      #expect(try routes([row.layer], trains: false, options)[1] == routes([row.layer], trains: false)[1])
    }
  }

  /// Where bfloat16 is twice as fast: not for whole tiles of minimal filtering, nor where little is computed of each rounded factor.
  @Test func twiceAsFastIsNotAlwaysEnough() {
    func paysOff(_ size: Int, _ kernel: Int, _ inputs: Int, _ outputs: Int, _ way: Route.Kernel, rate: Int)
      -> Bool
    {
      ConvolutionOperation(
        geometry: ConvolutionGeometry(
          input: (size, size, inputs), output: (size, size, outputs), kernel: (kernel, kernel))
      ).paysOffInBFloat16(Route(way), rate: rate)
    }
    #expect(!paysOff(14, 3, 256, 256, .minimalFiltering, rate: 2))
    #expect(paysOff(7, 3, 512, 512, .minimalFiltering, rate: 2))
    #expect(paysOff(14, 3, 256, 256, .minimalFiltering, rate: 8))
    #expect(paysOff(14, 1, 64, 384, .direct, rate: 2))
    #expect(!paysOff(14, 1, 16, 96, .direct, rate: 2))
    #expect(paysOff(14, 1, 16, 96, .direct, rate: 8))
  }

  @Test func fusionsChangeRoutes() throws {
    var convolution = Conv2D(filters: 16, kernelSize: Extent(3, 3))
    convolution.activation = .relu
    let model = try Model(
      sequential: [Layer(convolution), Layer(Pooling2D(.maximum))], inputShape: [16, 16, 1])
    let routes = try PlanBuilder(model.graph(), batch: 4, threads: 1, purpose: .predict).fusions.routes
    #expect(routes.map(\.forward) == [.loops, .absorbed, .absorbed, .pooledConvolution])

    let normalized: [any LayerDefinition] = [Self.convolution(64, 3), BatchNormalization(), ReLU()]
    #expect(try self.routes(normalized).map(\.forward) == [.loops, .minimalFiltering, .loops, .neighbour])
    let predicted = try self.routes(normalized, trains: false).map(\.forward)
    #expect(predicted == [.loops, .minimalFiltering, .neighbour, .neighbour])
  }

  @Test func aPrintedPlanShowsThem() throws {
    let model = try Model(sequential: [Layer(Self.convolution(64, 3))], inputShape: [16, 16, 32])
    let steps = try model.planText(batchSize: 64, training: true).split(separator: "\n")
    #expect(steps[0].contains("Route"))
    let gradient = try #require(steps.first { $0.contains("convolution, kernel gradient") })
    #expect(gradient.contains("minimal filtering"))
  }
}
