import Testing

@testable import Networks

/// Which results overwrite an operand, and which gradients are passed on without a copy.
@Suite struct InPlaceTests {
  private func plan(
    _ inputs: [SymbolicTensor], _ output: SymbolicTensor, trains: Bool, _ options: PlanOptions = PlanOptions()
  ) throws -> Plan {
    let graph = try Model(inputs: inputs, outputs: [output]).graph()
    let objective = Objective(terms: [Objective.Term(loss: ElementwiseLoss(.meanSquaredError))])
    return try PlanBuilder(
      graph, batch: 4, threads: 1, purpose: trains ? .train(objective, accumulates: false) : .predict,
      options: options
    ).plan()
  }

  private func convolve(_ x: SymbolicTensor) throws -> SymbolicTensor {
    var layer = Conv2D(filters: 8, kernelSize: Extent(3, 3))
    layer.padding = .same
    return try Layer(layer)([x])
  }

  private func residual() throws -> (SymbolicTensor, SymbolicTensor) {
    let x = SymbolicTensor(input: [6, 6, 8])
    let y = try Layer(ReLU())([convolve(x)])
    let sum = try Layer(Merge(.add))([convolve(y), y])
    return (x, try convolve(Layer(ReLU())([sum])))
  }

  @Test(arguments: [true, false])
  func aSumTakesThePlaceOfABranch(trains: Bool) throws {
    let (x, output) = try residual()
    let plan = try plan([x], output, trains: trains)
    let sum = try #require(plan.steps.first { $0.name == "add + relu" })
    #expect(sum.writes == [sum.reads[0]])
  }

  @Test func aSumPassesItsGradientWithoutACopy() throws {
    let (x, output) = try residual()
    let names = try plan([x], output, trains: true).steps.map(\.name)
    #expect(!names.contains("copy gradient"))
    #expect(names.filter { $0 == "add gradients" }.count == 1)
  }

  @Test func aValueThatIsReadLaterStays() throws {
    let x = SymbolicTensor(input: [5])
    let y = try Layer(Dense(units: 5))([x])
    let gate = try Layer(ActivationLayer(.function(.sigmoid)))([y])
    let output = try Layer(Dense(units: 2))([Layer(Merge(.multiply))([y, gate])])
    for trains in [true, false] {
      let plan = try plan([x], output, trains: trains)
      let step = try #require(plan.steps.first { $0.name == "sigmoid" })
      #expect(!step.reads.contains(step.writes[0]))
      let product = try #require(plan.steps.first { $0.name == "multiply" })
      #expect(product.reads.contains(product.writes[0]) == !trains, "its backward pass reads both")
    }
  }

  @Test func whatIsMadeAgainIsMadeFromWhatWasThere() throws {
    let (x, output) = try residual()
    let plan = try plan([x], output, trains: true, PlanOptions(checkpoint: true))
    for step in plan.steps where step.name == "add + relu" { #expect(!step.reads.contains(step.writes[0])) }
  }

  /// The signs of a last ReLU are saved, so that the loss's gradient can overwrite its value.
  @Test func lossGradientTakesTheReLUsPlace() throws {
    var convolution = Conv2D(filters: 8, kernelSize: Extent(3, 3))
    convolution.activation = .relu
    let model = try Model(sequential: [Layer(convolution)], inputShape: [16, 16, 3])
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0.1), losses: [ElementwiseLoss(.meanSquaredError)])
    let graph = try model.graph()
    let objective = Objective(terms: try #require(model.configuration).terms)
    let plan = try PlanBuilder(graph, batch: 4, threads: 1, purpose: .train(objective, accumulates: false))
      .plan()
    #expect(plan.steps.contains { $0.name == "signs" })
    #expect(!plan.buffers.contains { $0.role == "gradient of the loss" })
  }
}
