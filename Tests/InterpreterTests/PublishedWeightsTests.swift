import Evaluator
import FieldbookLibrary
import Language
import Testing

extension InterpreterTests {
  /// `weights="imagenet"`: found in a data folder, or a message that says where it was looked for, and that it is not fetched unasked.
  @Suite struct PublishedWeightsTests {
    private func run(_ code: String) -> CellOutcome {
      Interpreter(console: RecordingConsole()).run(SourceText(code, name: "cell"))
    }

    /// Weights for these sizes are hardly ever available.
    @Test(arguments: [
      (
        "MobileNetV2(alpha=1.3, input_shape=(96, 96, 3))",
        "tensorflow/keras-applications/mobilenet_v2",
        "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.3_96.h5"
      ),
      (
        "MobileNetV2(alpha=0.5, include_top=False)",
        "tensorflow/keras-applications/mobilenet_v2",
        "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.5_224_no_top.h5"
      ),
      (
        "ResNet152()", "tensorflow/keras-applications/resnet",
        "resnet152_weights_tf_dim_ordering_tf_kernels.h5"
      ),
      (
        "VGG16(include_top=False)", "tensorflow/keras-applications/vgg16",
        "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
      ),
      ("EfficientNetB0()", "keras-applications", "efficientnetb0.h5"),
      (
        "Xception()", "tensorflow/keras-applications/xception",
        "xception_weights_tf_dim_ordering_tf_kernels.h5"
      ),
    ])
    func saysWhichFileIsMissing(call: String, folder: String, file: String) throws {
      let outcome = run("import keras\nkeras.applications.\(call)")
      guard case .failed(let diagnostic) = outcome else {
        Issue.record("no message; the weights of \(file) would have to be here")
        return
      }
      #expect(diagnostic.message.hasPrefix("pretrained/\(file) was not found and could not be downloaded"))
      let address = "https://storage.googleapis.com/\(folder)/\(file)"
      #expect(
        diagnostic.message.contains(
          "did not try \(address): the network is not used unasked, `fieldbook --allow-network` allows it"))
    }
  }
}
