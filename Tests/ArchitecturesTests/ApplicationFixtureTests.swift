import Networks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// The networks of keras.applications against Keras: names, order of weights, and outputs from the same weights.
@Suite struct ApplicationFixtureTests {
  @Test func thereAreCases() throws { #expect(try ApplicationFixture.read().count >= 20) }

  @Test(arguments: ApplicationFixture.load("network"))
  func computesAsKeras(_ fixture: ApplicationFixture) throws {
    let model = try fixture.network().model()
    try expectLayers(of: model, asIn: fixture)
    #expect(model.variables.count == fixture.weights)
    for (index, variable) in model.variables.enumerated() {
      try variable.assign(Chirp.weight(variable, index))
    }
    let shape = Shape([2] + (try #require(fixture.input)))
    let output = try model([Chirp.tensor(shape, 1)])[0]
    let expected = try #require(fixture.output)
    for (found, expected) in zip(try ApplicationFixture.picked(output), expected) {
      #expect(difference(found, expected) == nil)
    }
  }

  @Test(arguments: ApplicationFixture.load("names"))
  func namesItsLayersAsKeras(_ fixture: ApplicationFixture) throws {
    try expectLayers(of: fixture.network().model(), asIn: fixture)
  }

  private func expectLayers(of model: Model, asIn fixture: ApplicationFixture) throws {
    #expect(model.parameterCount == fixture.parameters)
    // Keras does not count an operator among the layers.
    let layers = model.layers.filter { !$0.definition.isOperation }
    #expect(layers.map { unnumbered($0.name) } == (try #require(fixture.layers)).map(unnumbered))
  }

  /// Automatic names are counted per session; given names are unchanged.
  private func unnumbered(_ name: String) -> String {
    for stem in [
      "conv2d", "batch_normalization", "add", "global_average_pooling2d", "global_max_pooling2d",
      "max_pooling2d",
      "average_pooling2d", "zero_padding2d", "re_lu", "activation", "dropout", "flatten", "rescaling",
      "normalization",
      "concatenate", "cropping2d", "separable_conv2d",
    ]
    where name.hasPrefix("\(stem)_") && name.dropFirst(stem.count + 1).allSatisfy(\.isNumber) {
      return stem
    }
    return name
  }
}
