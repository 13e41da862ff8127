import Networks
import Tensors
import TestSupport
import Testing

/// A layer with Keras's expression for it, as in the fixtures.
struct LayerRow: Sendable {
  let name: String
  let definition: any LayerDefinition

  init(_ name: String, _ definition: any LayerDefinition) {
    self.name = name
    self.definition = definition
  }

  init<Definition: LayerDefinition>(
    _ name: String, _ definition: Definition, _ set: (inout Definition) -> Void
  ) {
    var definition = definition
    set(&definition)
    self.init(name, definition)
  }
}

/// Checks a fixture against the row of its name: output, gradients to inputs and weights, in both modes.
func check(
  _ fixture: KerasFixture, _ rows: [LayerRow], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let row = try #require(rows.first { $0.name == fixture.name }, "no row", sourceLocation: sourceLocation)
  for (mode, pass) in [("inference", fixture.inference), ("training", fixture.training ?? fixture.inference)]
  {
    let pass = try #require(pass)
    let layer = Layer(row.definition)
    let inputs = try (fixture.inputs ?? []).enumerated().map { try Chirp.tensor($1, Double($0)) }
    try layer.build(inputs.map { Shape($0.shape.dropFirst()) })
    #expect(layer.variables.map { Array($0.shape) } == fixture.weights, sourceLocation: sourceLocation)
    try layer.setWeights(layer.variables.enumerated().map { try Chirp.weight($1, Double(10 + $0)) })

    if mode == "inference" {
      try expectClose(
        layer(inputs, trainingMode: false), pass.output, "output", sourceLocation: sourceLocation)
    }
    let cotangent = try Chirp.tensor(pass.output.shape, 100)
    let found = try layer.derivatives(inputs, cotangent: cotangent, trainingMode: mode == "training")
    try expectClose(found.outputs[0], pass.output, "output, \(mode)", sourceLocation: sourceLocation)
    try #require(found.inputs.count == pass.inputGradients.count, sourceLocation: sourceLocation)
    for (index, (gradient, expected)) in zip(found.inputs, pass.inputGradients).enumerated() {
      try expectClose(
        gradient, expected, "gradient to input \(index), \(mode)", sourceLocation: sourceLocation)
    }
    try #require(found.variables.count == pass.weightGradients.count, sourceLocation: sourceLocation)
    for (entry, expected) in zip(found.variables, pass.weightGradients) {
      try expectClose(
        entry.gradient, expected, "gradient to \(entry.variable.name), \(mode)",
        sourceLocation: sourceLocation)
    }
    for (index, expected) in pass.changed ?? [:] {
      let variable = layer.variables[try #require(Int(index))]
      try expectClose(
        variable.value(), expected, "\(variable.name) afterwards, \(mode)", sourceLocation: sourceLocation)
    }
  }
}

/// Every row has a fixture, and every fixture a row.
func checkNames(_ rows: [LayerRow], _ file: String, sourceLocation: SourceLocation = #_sourceLocation) throws
{
  let measured = Set(try KerasFixture.read(file).filter { $0.kind == "layer" }.map(\.name))
  #expect(Set(rows.map(\.name)) == measured, sourceLocation: sourceLocation)
}
