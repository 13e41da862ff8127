import Language
import Testing

@Suite struct NearestNameTests {
  private static let layers = [
    "Activation", "Add", "AveragePooling2D", "BatchNormalization", "Concatenate", "Conv2D", "Conv2DTranspose",
    "Dense", "DepthwiseConv2D", "Dropout", "ELU", "Flatten", "GlobalAveragePooling2D", "Input",
    "MaxPooling2D",
    "ReLU", "Reshape", "SeparableConv2D", "Softmax", "Subtract",
  ]

  @Test(arguments: [
    ("Cov2D", "Conv2D"), ("conv2d", "Conv2D"), ("Conv2d", "Conv2D"), ("Covn2D", "Conv2D"), ("Desne", "Dense"),
    ("dense", "Dense"), ("Denses", "Dense"), ("flaten", "Flatten"), ("MaxPool2D", "MaxPooling2D"),
    ("Maxpooling2d", "MaxPooling2D"), ("BatchNorm", "BatchNormalization"), ("max_pooling_2d", "MaxPooling2D"),
    ("Relu", "ReLU"), ("DropOut", "Dropout"), ("RehSape", "Reshape"),
    ("GlobalAvgPooling2D", "GlobalAveragePooling2D"),
  ])
  func found(name: String, nearest: String) {
    #expect(nearestName(to: name, among: Self.layers) == nearest)
  }

  @Test(arguments: ["x", "LSTM", "Embedding", "", "Q", "Dense"])
  func notFound(name: String) {
    #expect(nearestName(to: name, among: Self.layers) == nil)
  }

  @Test func keywordArguments() {
    let names = ["filters", "kernel_size", "strides", "padding", "activation", "use_bias", "learning_rate"]
    #expect(nearestName(to: "kernal_size", among: names) == "kernel_size")
    #expect(nearestName(to: "kernelsize", among: names) == "kernel_size")
    #expect(nearestName(to: "stride", among: names) == "strides")
    #expect(nearestName(to: "learningRate", among: names) == "learning_rate")
    #expect(nearestName(to: "rate", among: names) == nil)
  }

  @Test func caseDecidesBetweenEquals() {
    #expect(nearestName(to: "Model", among: ["model", "MODEL"]) == "model")
    #expect(nearestName(to: "tets", among: ["Test", "test"]) == "test")
    #expect(nearestName(to: "ab1", among: ["ab2", "ab3"]) == "ab2")
  }

  @Test func lengthIsBounded() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearestName(to: long, among: [long + "b"]) == nil)
    #expect(nearestName(to: "a", among: [long]) == nil)
  }

  @Test func keywordsForCompletion() {
    #expect(keywords.contains("lambda") && keywords.contains("True"))
    #expect(keywords.contains("try") && !keywords.contains("async"))
  }
}
