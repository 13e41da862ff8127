import Evaluator

/// What of TensorFlow is written in the language itself, each module read when one of its names is asked for.
///
/// A module whose path begins with `_tensorflow` stands beside the table of one in Swift.
enum WrittenTensorFlow {
  static func add(to table: inout ModuleTable) {
    for (name, doc, text) in modules {
      let real = name.hasPrefix("_") ? String(name.dropFirst()).replacing("_", with: ".") : name
      table.add(WrittenModule(name, doc: doc, absent: .tensorFlow(real), text()), at: name)
    }
    for (module, files) in innerFiles {
      for file in files.split(separator: " ") {
        let path = "tensorflow.python.keras.\(file)"
        table.add(
          WrittenModule(
            path, doc: "A file of Keras 2.",
            "import tensorflow.python\nfrom tensorflow.keras.\(module) import *\n"),
          at: path)
      }
    }
  }

  private static let modules: [(name: String, doc: String, text: @Sendable () -> String)] = [
    ("_tensorflow", "Modules, blocks, control flow.", { module + blocks + functions + control + rows }),
    ("_tensorflow_math", "Functions of numbers.", { mathematics }),
    ("_tensorflow_linalg", "Functions of matrices.", { algebra }),
    ("_tensorflow_nn", "Functions that layers are made of.", { neural }),
    ("_tensorflow_image", "Functions of pictures.", { imageColours + imageSizes + imageMeasures }),
    ("_tensorflow_random", "Generators, and functions of a seed.", { randomNumbers }),
    ("_tensorflow_data", "Pipelines of text.", { pipelines }),
    ("_keras_backend", "Functions of tensors of earlier versions of Keras.", { backend }),
    ("tensorflow.config", "The processors: one CPU.", { config }),
    ("tensorflow.debugging", "Conditions that must hold.", { debugging }),
    ("tensorflow.errors", "What operations refuse.", { errors }),
    ("tensorflow.nest", "Values in lists, tuples and dicts.", { nest }),
    ("tensorflow.ragged", "Rows of different lengths.", { ragged }),
    ("tensorflow.sparse", "Tensors of few elements.", { sparse }),
    ("tensorflow.sets", "Rows as sets.", { sets }),
    ("tensorflow.queue", "Elements that wait.", { queue }),
    ("tensorflow.strings", "Functions of text.", { strings }),
    ("tensorflow.train", "Checkpoints of variables.", { train }),
    ("tensorflow.version", "Which version of TensorFlow this is like.", { version }),
    ("tensorflow.test", "What a test asks about the machine.", { test }),
    ("tensorflow.autograph", "Functions as graphs, of which there are none.", { autograph }),
    ("tensorflow.saved_model", "Models in folders.", { savedModel }),
    ("tensorflow.distribute", "Several processors, of which there is one.", { distribute }),
    ("tensorflow.lookup", "Tables from keys to values.", { lookup }),
    ("tensorflow.io", "Files and pictures.", { files }),
    ("tensorflow.summary", "Numbers for TensorBoard.", { summary }),
    (
      "tensorflow.profiler.experimental", "Measures, which %time and %timeit give here.",
      { profilerExperimental }
    ),
    ("tensorflow.python", "TensorFlow's inner modules, of which Keras is here.", { innerKeras }),
    ("tensorflow.profiler", "Measures, which %time and %timeit give here.", { profiler }),
  ]
}
