import Formats
import Networks
import Tensors
import TestSupport
import Testing

/// Files written by Keras, read here: the same outputs.
@Suite struct KerasFilesTests {
  @Test func thereAreFixtures() {
    #expect(ModelFixture.all.map(\.name) == ["digits", "branches", "nested", "several"])
  }

  @Test(arguments: ModelFixture.all)
  func archiveGivesTheSameOutputs(_ fixture: ModelFixture) throws {
    let notebook = Notebook()
    let model = try notebook.model("keras.models.load_model('\(ModelFixture.path("\(fixture.name).keras"))')")
    #expect(model.name == fixture.name)
    #expect(model.parameterCount == fixture.parameters)
    #expect(try fixture.distance(of: model) < 1e-5)
    // In models that are not sequential, Keras lists inputs among the layers.
    let named = Set(fixture.layers)
    #expect(
      model.layers.filter { named.contains($0.name) }.count
        + model.inputs.filter { named.contains($0.name) }.count == named.count)
    #expect(notebook.notes == [])
  }

  @Test(arguments: ModelFixture.all)
  func whatIsSavedHereSaysTheSameAndGivesTheSame(_ fixture: ModelFixture) throws {
    let folder = try TemporaryFolder()
    let notebook = Notebook()
    let original = ModelFixture.path("\(fixture.name).keras")
    try notebook.run("m = keras.models.load_model('\(original)')\nm.save('\(folder.path("again.keras"))')")
    #expect(folder.names() == ["again.keras"])
    let again = try notebook.model("keras.models.load_model('\(folder.path("again.keras"))')")
    #expect(try fixture.distance(of: again) < 1e-5)
    let (theirs, ours) = (
      try ModelArchive.reading(original).configuration,
      try ModelArchive.reading(folder.path("again.keras")).configuration
    )
    let differences = Self.differences(theirs, ours, at: "")
    #expect(differences == [], "\(differences.prefix(5))")
  }

  @Test(arguments: ["digits.weights.h5", "digits.h5", "digits.keras", "nested.h5", "nested.keras"])
  func weightsAlone(_ file: String) throws {
    let name = String(file.prefix { $0 != "." })
    let fixture = try #require(ModelFixture.all.first { $0.name == name })
    let notebook = Notebook()
    try notebook.run(
      "m = keras.models.clone_model(keras.models.load_model('\(ModelFixture.path("\(name).keras"))'))")
    let model = try notebook.model("m")
    #expect(try fixture.distance(of: model) > 1e-3)
    try model.loadWeights(from: ModelFixture.path(file))
    #expect(try fixture.distance(of: model) < 1e-5)
  }

  @Test func olderLayoutByName() throws {
    let fixture = try #require(ModelFixture.all.first { $0.name == "digits" })
    let notebook = Notebook()
    try notebook.run(
      "m = keras.models.clone_model(keras.models.load_model('\(ModelFixture.path("digits.keras"))'))")
    let model = try notebook.model("m")
    try notebook.run("m.load_weights('\(ModelFixture.path("digits.h5"))', by_name=True)")
    #expect(try fixture.distance(of: model) < 1e-5)
    // Another model loads the layers with equal names.
    let other = try notebook.model(
      """
      o = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(3, 3, name="conv2d"), layers.Flatten(), layers.Dense(2, name="other")])
      before = o.layers[2].get_weights()[0]
      o.load_weights('\(ModelFixture.path("digits.h5"))', by_name=True)
      o
      """)
    #expect(
      try other.layers[0].weights()[0].elements(Float.self)
        == model.layers[0].weights()[0].elements(Float.self))
    #expect(try notebook.text("bool((before == o.layers[2].get_weights()[0]).all())") == "True")
  }

  @Test(arguments: ModelFixture.all.filter { $0.losses != nil })
  func trainingGoesOnAsInKeras(_ fixture: ModelFixture) throws {
    let folder = try TemporaryFolder()
    let losses = try #require(fixture.losses)
    // As saved by Keras, and as saved here.
    for path in [ModelFixture.path("\(fixture.name).keras"), folder.path("again.keras")] {
      let notebook = Notebook()
      try notebook.run("m = keras.models.load_model('\(path)')")
      let model = try notebook.model("m")
      if path != folder.path("again.keras") { try model.save(to: folder.path("again.keras")) }
      let output = try #require(model.outputs.first).shape
      let labels = (0..<3).map { Int32($0 * 7 % (output.last ?? 1)) }
      let targets =
        fixture.name == "digits"
        ? try Tensor(shape: [3], elements: labels) : try Chirp.tensor([3] + Array(output), 9)
      var options = FitOptions()
      (options.epochs, options.batchSize, options.shuffles) = (2, 3, false)
      let history = try model.fit(
        Samples(inputs: try ModelFixture.inputs(of: model), targets: [targets]), options: options)
      for (found, expected) in zip(history.values["loss"] ?? [], losses) {
        #expect(abs(found - expected) < 1e-4 * max(1, expected), "\(found), expected \(expected)")
      }
      #expect(history.values["loss"]?.count == 2)
    }
  }

  /// The differences of two configurations, ignoring what newer versions add switched off, ids of shared objects,
  /// and build shapes of layers without variables.
  static func differences(_ a: JSON, _ b: JSON, at place: String) -> [String] {
    if let (x, y) = both(a.double, b.double) {
      return abs(x - y) <= 1e-6 * max(1, abs(x)) ? [] : ["\(place): \(x), \(y)"]
    }
    if let (x, y) = both(a.array, b.array) {
      guard x.count == y.count else { return ["\(place): \(x.count) and \(y.count) items"] }
      return zip(x, y).enumerated().flatMap { differences($1.0, $1.1, at: "\(place)[\($0)]") }
    }
    if let (x, y) = both(a.members, b.members) {
      // A function of `keras.activations` is an operation in Keras and a layer here.
      if ["keras.src.ops.nn", "keras.src.activations.activations"].contains(a["module"]?.string ?? "") {
        return differences(a["inbound_nodes"] ?? .null, b["inbound_nodes"] ?? .null, at: place)
      }
      let ignored: Set = [
        "shared_object_id", "build_config", "quantization_config", "renorm", "renorm_clipping",
        "renorm_momentum", "use_ema", "ema_momentum", "ema_overwrite_frequency", "loss_scale_factor",
        "gradient_accumulation_steps", "fill_mode", "fill_value", "dtype", "module", "registered_name",
        // Some Keras classes omit it.
        "trainable",
      ]
      let names = Set(x.map(\.key)).union(y.map(\.key)).subtracting(ignored)
        // A layer used as an activation has no name here.
        .subtracting(place.hasSuffix(".activation.config") ? ["name"] : [])
      return names.sorted().flatMap {
        differences(a[$0] ?? "absent", b[$0] ?? "absent", at: "\(place).\($0)")
      }
    }
    return a == b ? [] : ["\(place): \(a.text.prefix(80)), \(b.text.prefix(80))"]
  }

  private static func both<T>(_ a: T?, _ b: T?) -> (T, T)? {
    if let a, let b { (a, b) } else { nil }
  }
}
