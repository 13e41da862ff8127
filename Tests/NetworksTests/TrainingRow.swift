import Engine
import Tensors
import TestSupport
import Testing

@testable import Networks

/// An item with Keras's expression for it, as in the fixtures.
struct Row<Item: Sendable>: Sendable {
  let name: String
  let item: Item

  init(_ name: String, _ item: Item) {
    self.name = name
    self.item = item
  }
}

/// Checks a loss and its gradient with respect to the logits.
func check(
  _ fixture: KerasFixture, _ rows: [Row<any Loss>], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let loss = try #require(rows.first { $0.name == fixture.name }, "no row", sourceLocation: sourceLocation)
    .item
  let shape = try #require(fixture.shape)
  let x = fixture.from == "positive" ? try Chirp.positive(shape, 0) : try Chirp.tensor(shape, 0)
  let targets = try Chirp.targets(try #require(fixture.target), shape)
  let activation = try #require(Activation.named[fixture.activation ?? "linear"])
  let model = try Model(
    sequential: [Layer(ActivationLayer(activation))], inputShape: Shape(shape.dropFirst()))
  let weights = fixture.weighted == true ? try Chirp.sampleWeights(shape[0]) : nil
  let found = try model.derivatives([x], of: loss, targets: targets, weights: weights)
  expectClose(
    [Float(found.objective)], [try #require(fixture.value)], "loss", sourceLocation: sourceLocation)
  try expectClose(found.inputs[0], try #require(fixture.gradient), "gradient", sourceLocation: sourceLocation)
}

/// Checks the values of two variables after each step, with the gradients of one worker, and of two that are
/// summed.
func check(
  _ fixture: KerasFixture, _ rows: [Row<@Sendable () -> Optimizer>], workers: Int,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let optimizer = try #require(
    rows.first { $0.name == fixture.name }, "no row", sourceLocation: sourceLocation
  ).item()
  let shapes: [Shape] = [[6], [2, 3]]
  let variables = try shapes.enumerated().map { index, shape in
    let variable = Variable(
      VariableDefinition(name: "variable \(index)", shape: shape, initializer: .zeros), seed: 0)
    try variable.assign(Chirp.tensor(shape.dimensions, Double(index)))
    return variable
  }
  for (step, expected) in try #require(fixture.steps).enumerated() {
    let gradients = try (0..<workers).map { worker in
      try variables.enumerated().map { index, variable in
        let storage = try Storage(byteCount: variable.heldByteCount, category: .gradients, purpose: "test")
        let share: Float = workers == 1 ? 1 : worker == 0 ? 0.25 : 0.75 / Float(workers - 1)
        let values = Chirp.values(variable.count, Double(step) + 0.5 * Double(index))
        _ = storage.floats(variable.count).update(from: values.map { share * $0 })
        return storage
      }
    }
    let updates = try VariableUpdates(
      variables, gradients.map { $0.map(\.firstFloat) }, optimizer, shares: workers)
    for worker in 0..<workers { updates.prepare(part: worker, of: workers) }
    for worker in 0..<workers { updates.apply(part: worker, of: workers) }
    optimizer.iterations += 1
    let found = try variables.flatMap { try $0.value().elements(Float.self) }
    expectClose(found, expected, "variables after step \(step + 1)", sourceLocation: sourceLocation)
  }
}

/// Records the loss of each batch.
final class LossRecorder: TrainingObserver {
  private(set) var losses: [Double] = []
  private let batch: Int
  private let samples: Int
  private var sum = 0.0

  init(batch: Int, samples: Int) {
    self.batch = batch
    self.samples = samples
  }

  func epochBegan(_ epoch: Int, of epochs: Int, steps: Int) { sum = 0 }

  func batchEnded(_ step: Int, of steps: Int, logs: Logs) {
    // Logs are means over the samples so far.
    let seen = min(samples, step * batch)
    let total = (logs.first { $0.name == "loss" }?.figure.number ?? .nan) * Double(seen)
    losses.append((total - sum) / Double(seen - (step - 1) * batch))
    sum = total
  }

  func epochEnded(_ epoch: Int, logs: Logs) -> Bool { true }

  func usesFeatures(of samples: Int, byteCount: Int) {}
}

/// Checks a whole run: the loss of each batch, and the outputs afterwards.
func check(
  _ fixture: KerasFixture, _ models: [Row<@Sendable () throws -> Model>], _ losses: [Row<any Loss>],
  _ optimizers: [Row<@Sendable () -> Optimizer>], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let model = try #require(
    models.first { $0.name == fixture.name }, "no model", sourceLocation: sourceLocation
  ).item()
  let loss = try #require(losses.first { $0.name == fixture.loss }, "no loss", sourceLocation: sourceLocation)
    .item
  let optimizer = try #require(
    optimizers.first { $0.name == fixture.optimizer }, "no optimizer", sourceLocation: sourceLocation
  ).item()
  let classNames = (model.kind == .functional ? ["InputLayer"] : []) + model.layers.map(\.className)
  #expect(classNames == fixture.layers, sourceLocation: sourceLocation)
  #expect(model.variables.map { Array($0.shape) } == fixture.weights, sourceLocation: sourceLocation)
  try model.setWeights(model.variables.enumerated().map { try Chirp.scaledWeight($1, Double(10 + $0)) })
  let samples = try #require(fixture.samples)
  let input = [samples] + (try #require(fixture.input))
  let x = try Chirp.tensor(input, 0.3)
  let y = try Chirp.targets(try #require(fixture.target), [samples] + model.outputs[0].shape)
  try model.compile(optimizer: optimizer, losses: [loss])
  var options = FitOptions()
  options.epochs = try #require(fixture.epochs)
  options.batchSize = try #require(fixture.batch)
  options.shuffles = false
  let recorder = LossRecorder(batch: options.batchSize, samples: samples)
  _ = try model.fit(Samples(inputs: [x], targets: [y]), options: options, observer: recorder)
  expectClose(
    recorder.losses.map { Float($0) }, try #require(fixture.losses), "losses", sourceLocation: sourceLocation)
  try expectClose(
    model.predict([x])[0], try #require(fixture.prediction), "prediction", tolerance: 1e-3,
    sourceLocation: sourceLocation)
}
