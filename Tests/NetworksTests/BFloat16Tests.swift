import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// Products of factors that are rounded to bfloat16, on processors with instructions for them.
@Suite(.enabled(if: Processor.multipliesBFloat16, "the processor has no instructions for bfloat16"))
struct BFloat16Tests {
  private static let options: PlanOptions = {
    var options = PlanOptions()
    options.precision = .bfloat16
    return options
  }()

  struct Row: CustomTestStringConvertible {
    let size: Int
    let channels: Int
    let filters: Int
    let kernel: Int
    var stride = 1
    var padding = Padding.same

    var testDescription: String {
      "\(kernel)×\(kernel), stride \(stride), \(padding), \(size)×\(size)×\(channels) to \(filters)"
    }
  }

  /// Sums by plain loops in double precision, with the sums of the terms' sizes beside them.
  private struct Sums {
    var values: [Double]
    var sizes: [Double]

    init(_ count: Int) {
      values = Array(repeating: 0, count: count)
      sizes = values
    }

    mutating func add(_ a: Float, _ b: Float, at index: Int) {
      let term = Double(a) * Double(b)
      values[index] += term
      sizes[index] += abs(term)
    }

    /// Rounding to eight bits changes a factor by at most its 2⁻⁹th part.
    func expect(_ found: Tensor, _ what: String) throws {
      let found = try found.elements(Float.self)
      #expect(found.count == values.count)
      var largest = 0.0
      for (index, value) in values.enumerated() {
        let error = abs(Double(found[index]) - value)
        #expect(error <= sizes[index] * (0x1p-8 + 0x1p-16) + 1e-30, "\(what) at \(index)")
        largest = max(largest, error / max(1e-30, sizes[index]))
      }
      #expect(largest > 0x1p-20, "\(what): the factors were not rounded")
    }
  }

  @Test(arguments: [
    Row(size: 9, channels: 32, filters: 48, kernel: 3),
    Row(size: 8, channels: 17, filters: 33, kernel: 3, padding: .valid),
    Row(size: 7, channels: 64, filters: 80, kernel: 1),
    Row(size: 9, channels: 64, filters: 64, kernel: 1, stride: 2),
    Row(size: 8, channels: 80, filters: 64, kernel: 1, stride: 2, padding: .valid),
    Row(size: 11, channels: 16, filters: 32, kernel: 5, stride: 2),
  ])
  func convolutions(row: Row) throws {
    var definition = Conv2D(filters: row.filters, kernelSize: Extent(row.kernel, row.kernel))
    (definition.padding, definition.strides) = (row.padding, Extent(row.stride, row.stride))
    let layer = Layer(definition)
    let model = try Model(sequential: [layer], inputShape: [row.size, row.size, row.channels])
    let output = model.outputs[0].shape
    let images = 3
    let input = try Chirp.tensor([images, row.size, row.size, row.channels], 0)
    let cotangent = try Chirp.tensor([images] + output, 1)
    let found = try differentiate(
      [input], .sums([cotangent]), trainingMode: true, name: "model", options: Self.options, threads: 1,
      variables: { model.variables }, trace: { try model.trace($0, in: $1) })

    let x = try input.elements(Float.self)
    let dy = try cotangent.elements(Float.self)
    let w = try layer.weights()[0].elements(Float.self)
    let windows = Reference.windows(row.size, row.kernel, row.stride, 1, isSame: row.padding == .same)
    var (y, dx, dw) = (Sums(dy.count), Sums(x.count), Sums(w.count))
    for n in 0..<images {
      for h in 0..<output[0] {
        for v in 0..<output[1] {
          let place = ((n * output[0] + h) * output[1] + v) * row.filters
          for i in 0..<row.kernel {
            for j in 0..<row.kernel {
              let (line, column) = (h * row.stride + i - windows.1, v * row.stride + j - windows.1)
              guard 0..<row.size ~= line, 0..<row.size ~= column else { continue }
              let pixel = ((n * row.size + line) * row.size + column) * row.channels
              for c in 0..<row.channels {
                for f in 0..<row.filters {
                  let weight = ((i * row.kernel + j) * row.channels + c) * row.filters + f
                  y.add(x[pixel + c], w[weight], at: place + f)
                  dx.add(dy[place + f], w[weight], at: pixel + c)
                  dw.add(dy[place + f], x[pixel + c], at: weight)
                }
              }
            }
          }
        }
      }
    }
    try y.expect(found.outputs[0], "output")
    try dx.expect(found.inputs[0], "gradient to the input")
    try dw.expect(found.variables[0].gradient, "gradient to the kernel")
    // The gradient to the bias is a sum in 32 bits.
    let sums = (0..<row.filters).map { filter in
      stride(from: filter, to: dy.count, by: row.filters).reduce(0) { $0 + Double(dy[$1]) }
    }
    expectClose(
      try found.variables[1].gradient.elements(Float.self), sums, "gradient to the bias", tolerance: 1e-4)
  }

  @Test(arguments: [64, 100])
  func matrices(rows: Int) throws {
    let (inputs, units) = (48, 33)
    let layer = Layer(Dense(units: units))
    let model = try Model(sequential: [layer], inputShape: [inputs])
    let (input, cotangent) = (try Chirp.tensor([rows, inputs], 0), try Chirp.tensor([rows, units], 1))
    let found = try differentiate(
      [input], .sums([cotangent]), trainingMode: true, name: "model", options: Self.options, threads: 1,
      variables: { model.variables }, trace: { try model.trace($0, in: $1) })
    let (x, dy) = (try input.elements(Float.self), try cotangent.elements(Float.self))
    let w = try layer.weights()[0].elements(Float.self)
    var (y, dx, dw) = (Sums(dy.count), Sums(x.count), Sums(w.count))
    for row in 0..<rows {
      for i in 0..<inputs {
        for u in 0..<units {
          y.add(x[row * inputs + i], w[i * units + u], at: row * units + u)
          dx.add(dy[row * units + u], w[i * units + u], at: row * inputs + i)
          dw.add(dy[row * units + u], x[row * inputs + i], at: i * units + u)
        }
      }
    }
    try y.expect(found.outputs[0], "output")
    try dx.expect(found.inputs[0], "gradient to the input")
    try dw.expect(found.variables[0].gradient, "gradient to the matrix")
  }

  /// Of 7 × 7 pixels: where bfloat16 is twice as fast, larger maps of whole tiles are filtered minimally in float32.
  private static func network() throws -> Model {
    var first = Conv2D(filters: 32, kernelSize: Extent(3, 3))
    (first.activation, first.padding) = (.relu, .same)
    var second = Conv2D(filters: 64, kernelSize: Extent(3, 3))
    second.padding = .same
    var last = Dense(units: 10)
    last.activation = .softmax
    let layers: [any LayerDefinition] = [
      first, BatchNormalization(), second, BatchNormalization(), ReLU(), Pooling2D(.maximum), Flatten(),
      Dense(units: 32), last,
    ]
    return try Model(sequential: layers.map { Layer($0) }, inputShape: [7, 7, 16])
  }

  /// Weights that are the same each time: from others a step may lead further, to where rounding counts more.
  private static func start(of model: Model) throws -> [Tensor] {
    try model.weights().enumerated().map { position, weight in
      guard weight.rank > 1 else { return weight }
      let inputs = Double(weight.count / weight.shape[weight.rank - 1])
      return try Chirp.tensor(weight.shape.dimensions, Double(position)).multiply(
        .scalar(.float(1 / inputs.squareRoot())))
    }
  }

  private static func trained(_ model: Model, from start: [Tensor], _ plan: PlanOptions) throws -> [[Float]] {
    try model.setWeights(start)
    try model.compile(
      optimizer: Optimizer(SGD(), learningRate: 0.05), losses: [SparseCategoricalCrossentropy()])
    let samples = Samples(
      inputs: [try Chirp.tensor([48, 7, 7, 16], 1)], targets: [try Chirp.targets("labels", [48, 10])])
    var options = FitOptions()
    (options.batchSize, options.epochs, options.shuffles, options.plan) = (32, 2, false, plan)
    _ = try MemoryCases.fit(model, samples, options)
    return try model.weights().map { try $0.elements(Float.self) }
  }

  @Test("the same bits each time, near float32, in the memory that was planned, in place where values end")
  func training() async {
    await #expect(processExitsWith: .success) {
      let model = try Self.network()
      let start = try Self.start(of: model)
      let plain = try Self.trained(model, from: start, PlanOptions())
      let short = try Self.trained(model, from: start, Self.options)
      #expect(try Self.trained(model, from: start, Self.options) == short)
      for (a, b) in zip(plain, short) { #expect(largestError(a, b) < 0.02) }
      var segments = Self.options
      segments.segmentCount = 2
      for (a, b) in zip(short, try Self.trained(model, from: start, segments)) {
        #expect(largestError(a, b) < 0.02)
      }
      #expect(try model.planText(batchSize: 64, training: true, options: Self.options).contains("bfloat16"))
      #expect(try !model.planText(batchSize: 64, training: true).contains("bfloat16"))
    }
  }

  @Test func gradientsAreRoundedInPlace() throws {
    let model = try Self.network()
    let objective = Objective(terms: [Objective.Term(loss: SparseCategoricalCrossentropy())])
    let plan = try PlanBuilder(
      model.graph(), batch: 16, threads: 1, purpose: .train(objective, accumulates: false),
      options: Self.options
    ).plan()
    let rounded = plan.buffers.filter { $0.role == "gradient, rounded" }
    #expect(rounded.count == 2)
    for buffer in rounded {
      let host = plan.buffers[try #require(buffer.host)]
      #expect((buffer.offset, buffer.byteCount) == (host.offset, host.byteCount / 2))
      #expect(host.last == buffer.last)
    }
  }
}
