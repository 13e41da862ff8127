import Evaluator
import PackagesLibrary

/// What help pages say below the parameters: a line to type with its result, and the paper.
enum HelpRemarks {
  /// By module and name.
  static let all: [String: HelpRemark] = {
    var table: [String: HelpRemark] = [:]
    for (name, input, arguments, shape, paper) in layers + furtherLayers {
      table["keras.layers." + name] = HelpRemark(
        example: "layers.\(name)(\(arguments))(keras.Input(\(input))).shape", result: shape, paper: paper)
    }
    for (name, paper) in papers + attentionPapers { table[name] = HelpRemark(paper: paper) }
    let modules = [
      ("", examples), ("np.", numpyExamples), ("np.linalg.", linalgExamples),
      ("np.", furtherNumPyExamples), ("np.linalg.", furtherLinalgExamples),
      ("keras.losses.", lossExamples), ("keras.metrics.", metricExamples),
      ("keras.layers.", mergingExamples + attentionExamples),
    ]
    for (module, examples) in modules {
      for (name, example, result) in examples {
        table[module + name, default: HelpRemark()].example = example
        table[module + name]?.result = result
      }
    }
    return table
  }()

  /// Layers on an input: the shape of a sample, the arguments, and the shape of what comes out.
  private static let layers: [(String, input: String, arguments: String, shape: String, paper: String?)] = [
    ("Dense", "(784,)", "10", "(None, 10)", nil), ("Conv1D", "(100, 8)", "16, 5", "(None, 96, 16)", nil),
    ("Conv1DTranspose", "(50, 8)", "4, 2, strides=2", "(None, 100, 4)", nil),
    ("DepthwiseConv1D", "(100, 8)", "3", "(None, 98, 8)", nil),
    ("SeparableConv1D", "(100, 8)", "16, 3", "(None, 98, 16)", nil),
    ("MaxPooling1D", "(100, 8)", "", "(None, 50, 8)", nil),
    ("AveragePooling1D", "(100, 8)", "2", "(None, 50, 8)", nil),
    ("GlobalAveragePooling1D", "(100, 8)", "", "(None, 8)", nil),
    ("GlobalMaxPooling1D", "(100, 8)", "", "(None, 8)", nil),
    ("ZeroPadding1D", "(100, 8)", "1", "(None, 102, 8)", nil),
    ("Cropping1D", "(100, 8)", "1", "(None, 98, 8)", nil),
    ("UpSampling1D", "(100, 8)", "2", "(None, 200, 8)", nil),
    ("SpatialDropout1D", "(100, 8)", "0.2", "(None, 100, 8)", nil),
    ("RepeatVector", "(8,)", "3", "(None, 3, 8)", nil),
    (
      "Conv2D", "(28, 28, 1)", "32, 3", "(None, 26, 26, 32)",
      "LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition, 1998"
    ),
    (
      "Conv2DTranspose", "(14, 14, 8)", "4, 3, strides=2", "(None, 29, 29, 4)",
      "Zeiler, Krishnan, Taylor, Fergus: Deconvolutional Networks, 2010"
    ),
    (
      "DepthwiseConv2D", "(28, 28, 8)", "3", "(None, 26, 26, 8)",
      "Sifre: Rigid-Motion Scattering for Image Classification, 2014"
    ),
    (
      "SeparableConv2D", "(28, 28, 8)", "16, 3", "(None, 26, 26, 16)",
      "Chollet: Xception: Deep Learning with Depthwise Separable Convolutions, 2017"
    ),
    (
      "MaxPooling2D", "(26, 26, 32)", "", "(None, 13, 13, 32)",
      "Scherer, Müller, Behnke: Evaluation of Pooling Operations in Convolutional Architectures, 2010"
    ),
    ("AveragePooling2D", "(26, 26, 32)", "2", "(None, 13, 13, 32)", nil),
    ("GlobalAveragePooling2D", "(7, 7, 64)", "", "(None, 64)", "Lin, Chen, Yan: Network In Network, 2014"),
    ("GlobalMaxPooling2D", "(7, 7, 64)", "", "(None, 64)", nil),
    (
      "BatchNormalization", "(28, 28, 8)", "", "(None, 28, 28, 8)",
      "Ioffe, Szegedy: Batch Normalization: Accelerating Deep Network Training, 2015"
    ),
    (
      "LayerNormalization", "(28, 28, 8)", "", "(None, 28, 28, 8)",
      "Ba, Kiros, Hinton: Layer Normalization, 2016"
    ),
    (
      "LocalResponseNormalization", "(28, 28, 8)", "", "(None, 28, 28, 8)",
      "Krizhevsky, Sutskever, Hinton: ImageNet Classification with Deep Convolutional Neural Networks, 2012"
    ),
    (
      "Dropout", "(128,)", "0.5", "(None, 128)",
      "Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov: Dropout, 2014"
    ),
    (
      "SpatialDropout2D", "(28, 28, 8)", "0.2", "(None, 28, 28, 8)",
      "Tompson, Goroshin, Jain, LeCun, Bregler: Efficient Object Localization Using Convolutional Networks, 2015"
    ),
    ("GaussianNoise", "(28, 28, 1)", "0.1", "(None, 28, 28, 1)", nil),
    ("GaussianDropout", "(128,)", "0.2", "(None, 128)", "Srivastava and others: Dropout, 2014"),
    (
      "AlphaDropout", "(128,)", "0.1", "(None, 128)",
      "Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks, 2017"
    ),
    ("GroupNormalization", "(28, 28, 8)", "4", "(None, 28, 28, 8)", "Wu, He: Group Normalization, 2018"),
    ("UnitNormalization", "(128,)", "", "(None, 128)", nil),
    ("Flatten", "(13, 13, 32)", "", "(None, 5408)", nil),
    ("Reshape", "(784,)", "(28, 28, 1)", "(None, 28, 28, 1)", nil),
    ("Permute", "(28, 14, 3)", "(2, 1, 3)", "(None, 14, 28, 3)", nil),
    ("ZeroPadding2D", "(28, 28, 1)", "2", "(None, 32, 32, 1)", nil),
    ("Cropping2D", "(28, 28, 1)", "2", "(None, 24, 24, 1)", nil),
    ("UpSampling2D", "(14, 14, 8)", "", "(None, 28, 28, 8)", nil),
    ("Activation", "(10,)", "\"relu\"", "(None, 10)", nil),
    (
      "ReLU", "(10,)", "", "(None, 10)",
      "Nair, Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines, 2010"
    ),
    (
      "LeakyReLU", "(10,)", "0.1", "(None, 10)",
      "Maas, Hannun, Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013"
    ),
    ("PReLU", "(10,)", "", "(None, 10)", "He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015"),
    (
      "ELU", "(10,)", "", "(None, 10)",
      "Clevert, Unterthiner, Hochreiter: Fast and Accurate Deep Network Learning by Exponential Linear Units, 2016"
    ),
    ("Softmax", "(10,)", "", "(None, 10)", nil),
    ("Rescaling", "(28, 28, 1)", "1 / 255", "(None, 28, 28, 1)", nil),
    ("Resizing", "(28, 28, 1)", "14, 14", "(None, 14, 14, 1)", nil),
    ("CenterCrop", "(28, 28, 1)", "20, 20", "(None, 20, 20, 1)", nil),
    ("RandomFlip", "(28, 28, 1)", "\"horizontal\"", "(None, 28, 28, 1)", nil),
    ("RandomRotation", "(28, 28, 1)", "0.1", "(None, 28, 28, 1)", nil),
    ("RandomZoom", "(28, 28, 1)", "0.1", "(None, 28, 28, 1)", nil),
    ("RandomTranslation", "(28, 28, 1)", "0.1, 0.1", "(None, 28, 28, 1)", nil),
    ("RandomContrast", "(28, 28, 1)", "0.1", "(None, 28, 28, 1)", nil),
    ("RandomBrightness", "(28, 28, 1)", "0.1", "(None, 28, 28, 1)", nil),
    ("Identity", "(10,)", "", "(None, 10)", nil),
    ("Lambda", "(10,)", "lambda x: x * 2", "(None, 10)", nil),
  ]

  private static let papers: [(String, String)] = [
    (
      "keras.optimizers.SGD",
      "Sutskever, Martens, Dahl, Hinton: On the Importance of Initialization and Momentum in Deep Learning, 2013"
    ),
    ("keras.optimizers.Adam", "Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015"),
    ("keras.optimizers.AdamW", "Loshchilov, Hutter: Decoupled Weight Decay Regularization, 2019"),
    ("keras.optimizers.Nadam", "Dozat: Incorporating Nesterov Momentum into Adam, 2016"),
    ("keras.optimizers.RMSprop", "Tieleman, Hinton: Lecture 6.5, Neural Networks for Machine Learning, 2012"),
    (
      "keras.optimizers.Adagrad",
      "Duchi, Hazan, Singer: Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, 2011"
    ),
    (
      "keras.losses.BinaryFocalCrossentropy",
      "Lin, Goyal, Girshick, He, Dollár: Focal Loss for Dense Object Detection, 2017"
    ),
    (
      "keras.losses.CategoricalFocalCrossentropy",
      "Lin, Goyal, Girshick, He, Dollár: Focal Loss for Dense Object Detection, 2017"
    ),
    ("keras.losses.Huber", "Huber: Robust Estimation of a Location Parameter, 1964"),
    (
      "keras.losses.Tversky",
      "Salehi, Erdogmus, Gholipour: Tversky Loss Function for Image Segmentation, 2017"
    ),
    ("keras.losses.Dice", "Milletari, Navab, Ahmadi: V-Net, 2016"),
  ]

  private static let examples: [(String, example: String, result: String)] = [
    ("len", "len([3, 5, 8])", "3"), ("sorted", "sorted([3, 1, 2])", "[1, 2, 3]"),
    ("range", "list(range(2, 8, 3))", "[2, 5]"), ("zip", "list(zip([1, 2], \"ab\"))", "[(1, 'a'), (2, 'b')]"),
    ("enumerate", "list(enumerate(\"ab\"))", "[(0, 'a'), (1, 'b')]"), ("sum", "sum([1, 2, 3])", "6"),
    ("max", "max(3, 7, 5)", "7"), ("min", "min(3, 7, 5)", "3"), ("abs", "abs(-3)", "3"),
    ("round", "round(2.567, 2)", "2.57"), ("isinstance", "isinstance(3, int)", "True"),
    ("any", "any([0, 1])", "True"), ("all", "all([0, 1])", "False"),
    ("map", "list(map(abs, [-1, 2]))", "[1, 2]"), ("filter", "list(filter(lambda x: x > 1, [1, 2]))", "[2]"),
  ]
}
