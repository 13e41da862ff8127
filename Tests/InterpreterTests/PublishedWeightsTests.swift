import Evaluator
import FieldbookLibrary
import Language
import Testing

extension InterpreterTests {
  /// `weights="imagenet"`: found in a data folder, or a message that says where to put the file.
  @Suite struct PublishedWeightsTests {
    private func run(_ code: String) -> CellOutcome {
      Interpreter(console: RecordingConsole()).run(SourceText(code, name: "cell"))
    }

    /// Weights for these sizes are hardly ever available.
    @Test(arguments: [
      (
        "MobileNetV2(alpha=1.3, input_shape=(96, 96, 3))",
        "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.3_96.h5"
      ),
      (
        "MobileNetV2(alpha=0.5, include_top=False)",
        "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.5_224_no_top.h5"
      ),
      ("ResNet152()", "resnet152_weights_tf_dim_ordering_tf_kernels.h5"),
      ("VGG16(include_top=False)", "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"),
      ("Xception()", "xception_weights_tf_dim_ordering_tf_kernels.h5"),
    ])
    func saysWhichFileIsMissing(call: String, file: String) throws {
      let outcome = run("import keras\nkeras.applications.\(call)")
      guard case .failed(let diagnostic) = outcome else {
        Issue.record("no message; the weights of \(file) would have to be here")
        return
      }
      #expect(diagnostic.message.hasPrefix("pretrained/\(file) was not found"))
      #expect(
        diagnostic.help?.contains("https://storage.googleapis.com/tensorflow/keras-applications/") == true)
      #expect(diagnostic.help?.contains(file) == true)
    }
  }
}
