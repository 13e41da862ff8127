import Foundation
import Testing

@testable import fieldbook

/// Programs that mpirun starts, where it is installed.
@Suite(.serialized, .timeLimit(.minutes(5))) struct RankTests {
  let program: Program

  init() throws { program = try Program() }

  private static let mpirun: String? = {
    let path = "/usr/bin/mpirun"
    if FileManager.default.isExecutableFile(atPath: path) { return path }
    print("skipped: no mpirun, so that no program is run by several ranks")
    return nil
  }()

  private static let training = """
    import hashlib
    import numpy as np
    import keras
    from keras import layers

    keras.utils.set_random_seed(3)
    x = np.random.rand(150, 8, 8, 1).astype("float32")
    y = np.random.randint(0, 10, 150)
    model = keras.Sequential([
        keras.Input((8, 8, 1)), layers.Conv2D(4, 3, activation="relu"), NORM layers.Flatten(),
        layers.Dropout(0.2), layers.Dense(10, activation="softmax", kernel_regularizer="l2")])
    model.compile(optimizer=keras.optimizers.Adam(clipnorm=0.5), loss="sparse_categorical_crossentropy",
                  metrics=["accuracy"])
    history = model.fit(x, y, batch_size=33, epochs=2, validation_split=0.1, verbose=0)
    print(history.history["loss"], history.history["val_accuracy"])
    print(hashlib.sha256(b"".join(w.tobytes() for w in model.get_weights())).hexdigest())
    print(model.evaluate(x, y, verbose=0))
    print(hashlib.sha256(model.predict(x, verbose=0).tobytes()).hexdigest())
    model.save_weights("after.weights.h5")
    model.load_weights("after.weights.h5")
    """

  /// Runs a program by so many ranks of so many threads.
  private func run(_ text: String, ranks: Int, threads: Int = 1) throws -> Program.Result {
    try program.home.write(text, to: "a.py")
    let options = [
      "--allow-run-as-root", "--oversubscribe", "-x", "OMP_NUM_THREADS=\(threads)", "-n", String(ranks),
    ]
    return try program.run(
      options + [Program.path, "run", "a.py"], by: try #require(Self.mpirun))
  }

  /// The same by one process of as many workers.
  private func runAlone(_ text: String, workers: Int) throws -> Program.Result {
    try program.home.write(text, to: "a.py")
    return try program.run(["run", "a.py"], environment: ["OMP_NUM_THREADS": String(workers)])
  }

  @Test(.enabled(if: mpirun != nil), arguments: [(2, 1), (3, 1), (2, 2)])
  func ranksTrainAsManyWorkersDo(ranks: Int, threads: Int) throws {
    for norm in ["", "layers.BatchNormalization(synchronized=True),"] {
      let text = Self.training.replacing("NORM", with: norm)
      let together = try run(text, ranks: ranks, threads: threads)
      #expect(together.status == 0)
      #expect(together.errors == "")
      #expect(together.output == (try runAlone(text, workers: ranks * threads)).output)
    }
  }

  @Test(.enabled(if: mpirun != nil)) func statisticsAreARanksOwn() throws {
    let text = Self.training.replacing("NORM", with: "layers.BatchNormalization(),")
    let together = try run(text, ranks: 2)
    #expect(together.status == 0)
    #expect(together.errors == "")
    #expect(together.output != (try runAlone(text, workers: 2)).output)
    #expect(together.output == (try run(text, ranks: 2)).output)
  }

  @Test(.enabled(if: mpirun != nil)) func theFirstRankAloneShowsAndWrites() throws {
    let result = try run(
      """
      with open("log.txt", "a") as file:
          print("once", file=file)
      with open("log.txt") as file:
          print(file.read())
      1 / 0
      """, ranks: 2)
    #expect(result.output == "once\n\n")
    #expect(result.errors.components(separatedBy: "division by zero").count == 2)
    #expect(result.status == 1)
    #expect(program.home.bytes(of: "log.txt") == Array("once\n".utf8))
  }

  @Test(.enabled(if: mpirun != nil)) func otherDataAreNamed() throws {
    let result = try run(
      """
      import os
      import numpy as np
      import keras
      x = np.ones((8, 2)) * os.getpid()
      model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
      model.compile(loss="mse")
      model.fit(x, np.ones((8, 1)), verbose=0)
      """, ranks: 2)
    #expect(result.errors.contains("has other data for fit than rank 0 on "))
    #expect(result.errors.contains("rank 1 on "))
    #expect(result.status == 1)
  }

  @Test(.enabled(if: mpirun != nil)) func whatIsMeasuredBeforeTrainingChangesNothing() throws {
    let text = """
      import hashlib
      import numpy as np
      import keras
      from keras import layers

      keras.utils.set_random_seed(3)
      x = np.random.rand(90, 8, 8, 1).astype("float32")
      y = np.random.randint(0, 10, 90)
      frozen = layers.Conv2D(4, 3, activation="relu")
      model = keras.Sequential([
          keras.Input((8, 8, 1)), frozen, layers.Flatten(), layers.Dense(300),
          layers.BatchNormalization(synchronized=True),
          layers.Dense(10, activation="softmax", kernel_constraint=keras.constraints.MaxNorm(0.5))])
      rate = keras.optimizers.schedules.ExponentialDecay(0.01, 2, 0.5)
      model.compile(optimizer=keras.optimizers.Adam(rate), loss="sparse_categorical_crossentropy")
      for is_frozen in [False, True]:
          frozen.trainable = not is_frozen
          model.compile(optimizer=model.optimizer, loss="sparse_categorical_crossentropy")
          for verbose in [2, 0, 2]:
              # Memory that other numbers were in.
              noise = [np.random.rand(200, 200) * 1e9 for _ in range(20)]
              del noise
              history = model.fit(x, y, batch_size=32, epochs=2, verbose=verbose)
              print(history.history["loss"], int(model.optimizer.iterations))
              print(hashlib.sha256(b"".join(w.tobytes() for w in model.get_weights())).hexdigest())
      """
    let together = try run(text, ranks: 2)
    #expect(together.status == 0)
    #expect(together.errors.components(separatedBy: "times as fast").count == 5)
    func results(_ output: String) -> [Substring] {
      output.split(separator: "\n").filter { !$0.hasPrefix("Epoch") && !$0.contains("/step") }
    }
    #expect(results(together.output).count == 12)
    #expect(results(together.output) == results(try runAlone(text, workers: 2).output))
  }

  @Test(.enabled(if: mpirun != nil)) func anotherProgramIsNamedByTheFirst() throws {
    try program.home.write("1", to: "a.py")
    try program.home.write("2", to: "b.py")
    let words = ["--allow-run-as-root", "--oversubscribe"]
    let ranks = ["a.py", "b.py"].map { ["-n", "1", Program.path, "run", $0] }
    let result = try program.run(words + ranks[0] + [":"] + ranks[1], by: try #require(Self.mpirun))
    #expect(result.errors.contains("rank 1 on "))
    #expect(result.errors.contains(" has another a.py than rank 0 on "))
    #expect(result.status != 0)
  }

  // MARK: From a notebook

  @Test(.enabled(if: mpirun != nil)) func aProgramStartsRanksForAnother() throws {
    let code = Self.training.replacing("NORM", with: "")
    try program.home.write(code, to: "trained.py")
    try program.home.write(
      """
      from fieldbook import mpirun
      with open("trained.py") as file:
          print(mpirun(file.read(), ranks=2), end="")
      """, to: "b.py")
    let result = try program.run(["run", "b.py"], environment: ["OMP_NUM_THREADS": "2"])
    #expect(result.errors == "")
    #expect(result.output == (try runAlone(code, workers: 2)).output)
  }

  @Test(
    .enabled(if: mpirun != nil),
    arguments: [
      ("1 / 0", "the program failed: Error: division by zero"),
      ("from fieldbook import mpirun\nmpirun('1')", "the program failed: Error: a program that mpirun"),
      ("while True: print('x' * 100000)", "the program failed: it wrote more than 16777216 bytes"),
    ])
  func aProgramThatFailsByRanksSaysWhy(code: String, words: String) throws {
    try program.home.write("from fieldbook import mpirun\nmpirun(\"\"\"\(code)\"\"\")", to: "b.py")
    let result = try program.run(["run", "b.py"])
    #expect(result.errors.contains(words))
    #expect(result.status == 1)
  }

  @Test func ranksFromANotebookAreLimited() throws {
    let result = try program.run(["run", "-c", "from fieldbook import mpirun\nmpirun('1', ranks=1000)"])
    #expect(result.errors.contains("mpirun: `ranks` must be "))
    #expect(result.status == 1)
  }

  @Test func withoutOpenMPIThereIsNone() throws {
    let code = "from fieldbook import mpirun\nprint(mpirun('1'))"
    let result = try program.run(["run", "-c", code], environment: ["PATH": program.home.path])
    #expect(result.output == "None\n")
    #expect(result.status == 0)
  }

  @Test func exportsForKerasDevices() throws {
    try program.home.write("from tensorflow import keras\nmodel = keras.Sequential()\n", to: "a.py")
    let script = try program.run("export", "a.py", "--to", "py", "--for", "keras", "--distribute").output
    let strategy = try #require(script.range(of: "MirroredStrategy()"))
    let model = try #require(script.range(of: "keras.Sequential()"))
    #expect(strategy.upperBound < model.lowerBound)
    #expect(script.contains("keras.distribution.set_distribution(keras.distribution.DataParallel())"))
    let refused = try program.run("export", "a.py", "--distribute")
    #expect(refused.errors.contains("--distribute is for Keras: give --for keras too"))
    #expect(refused.status == 2)
  }

  @Test func withoutTheLibraryItSaysSo() throws {
    if FileManager.default.fileExists(atPath: "/usr/lib/x86_64-linux-gnu/libmpi.so.40") { return }
    let result = try program.run(
      ["run", "-c", "1"], environment: ["OMPI_COMM_WORLD_SIZE": "2", "OMPI_COMM_WORLD_RANK": "0"])
    #expect(result.errors.contains("mpirun started 2 ranks, but its library cannot be opened"))
    #expect(result.status == 2)
  }
}
