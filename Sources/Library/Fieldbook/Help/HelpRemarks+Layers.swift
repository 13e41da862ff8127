/// Of the layers that read several inputs, classes or pixels in ways of their own.
extension HelpRemarks {
  static let furtherLayers: [(String, input: String, arguments: String, shape: String, paper: String?)] = [
    (
      "RMSNormalization", "(10,)", "", "(None, 10)",
      "Zhang, Sennrich: Root Mean Square Layer Normalization, 2019"
    ),
    ("Masking", "(7, 3)", "", "(None, 7, 3)", nil),
    (
      "Embedding", "(7,)", "100, 8", "(None, 7, 8)",
      "Bengio, Ducharme, Vincent, Jauvin: A Neural Probabilistic Language Model, 2003"
    ),
    ("EinsumDense", "(16,)", "\"ab,bc->ac\", output_shape=32", "(None, 32)", nil),
    ("ActivityRegularization", "(10,)", "l2=0.01", "(None, 10)", nil),
    ("Discretization", "(4,)", "bin_boundaries=[0.0, 1.0]", "(None, 4)", nil),
    ("CategoryEncoding", "(4,)", "num_tokens=6", "(None, 6)", nil),
    ("AdaptiveAveragePooling1D", "(100, 8)", "4", "(None, 4, 8)", nil),
    ("AdaptiveMaxPooling1D", "(100, 8)", "4", "(None, 4, 8)", nil),
    ("AdaptiveAveragePooling2D", "(28, 28, 8)", "7", "(None, 7, 7, 8)", nil),
    ("AdaptiveMaxPooling2D", "(28, 28, 8)", "7", "(None, 7, 7, 8)", nil),
    ("RandomCrop", "(28, 28, 1)", "20, 20", "(None, 20, 20, 1)", nil),
    ("RandomShear", "(28, 28, 3)", "0.2", "(None, 28, 28, 3)", nil),
    ("RandomGaussianBlur", "(28, 28, 3)", "", "(None, 28, 28, 3)", nil),
    (
      "RandomErasing", "(28, 28, 3)", "", "(None, 28, 28, 3)",
      "Zhong, Zheng, Kang, Li, Yang: Random Erasing Data Augmentation, 2017"
    ),
    ("RandomHue", "(28, 28, 3)", "0.2", "(None, 28, 28, 3)", nil),
    ("RandomSaturation", "(28, 28, 3)", "0.2", "(None, 28, 28, 3)", nil),
    ("RandomSharpness", "(28, 28, 3)", "0.2", "(None, 28, 28, 3)", nil),
    ("RandomPosterization", "(28, 28, 3)", "4", "(None, 28, 28, 3)", nil),
    ("RandomGrayscale", "(28, 28, 3)", "", "(None, 28, 28, 3)", nil),
    ("RandomInvert", "(28, 28, 3)", "", "(None, 28, 28, 3)", nil),
    ("RandomColorDegeneration", "(28, 28, 3)", "0.2", "(None, 28, 28, 3)", nil),
    ("RandomColorJitter", "(28, 28, 3)", "brightness_factor=0.2", "(None, 28, 28, 3)", nil),
    ("AutoContrast", "(28, 28, 3)", "", "(None, 28, 28, 3)", nil),
    ("Equalization", "(28, 28, 3)", "", "(None, 28, 28, 3)", nil),
    ("Solarization", "(28, 28, 3)", "", "(None, 28, 28, 3)", nil),
    (
      "RandAugment", "(28, 28, 3)", "", "(None, 28, 28, 3)",
      "Cubuk, Zoph, Shlens, Le: RandAugment: Practical Automated Data Augmentation, 2019"
    ),
    (
      "MixUp", "(28, 28, 3)", "", "(None, 28, 28, 3)",
      "Zhang, Cisse, Dauphin, Lopez-Paz: mixup: Beyond Empirical Risk Minimization, 2018"
    ),
    (
      "CutMix", "(28, 28, 3)", "", "(None, 28, 28, 3)",
      "Yun, Han, Oh, Chun, Choe, Yoo: CutMix: Regularization Strategy to Train Strong Classifiers, 2019"
    ),
  ]

  static let attentionExamples: [(String, example: String, result: String)] = [
    (
      "Dot",
      "np.array(layers.Dot(axes=1)([np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])])).tolist()", "[[11.0]]"
    ),
    (
      "dot",
      "np.array(layers.dot([np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])], axes=1)).tolist()", "[[11.0]]"
    ),
    (
      "Attention",
      "layers.Attention()([keras.Input((7, 16)), keras.Input((5, 16))]).shape", "(None, 7, 16)"
    ),
    (
      "AdditiveAttention",
      "layers.AdditiveAttention()([keras.Input((7, 16)), keras.Input((5, 16))]).shape", "(None, 7, 16)"
    ),
    (
      "MultiHeadAttention",
      "layers.MultiHeadAttention(2, 8)(keras.Input((7, 16)), keras.Input((5, 16))).shape", "(None, 7, 16)"
    ),
    (
      "GroupQueryAttention",
      "layers.GroupQueryAttention(8, 4, 2)(keras.Input((7, 16)), keras.Input((5, 16))).shape", "(None, 7, 16)"
    ),
    (
      "TimeDistributed",
      "layers.TimeDistributed(layers.Dense(3))(keras.Input((7, 16))).shape", "(None, 7, 3)"
    ),
    (
      "SpectralNormalization",
      "layers.SpectralNormalization(layers.Dense(3))(keras.Input((16,))).shape", "(None, 3)"
    ),
    (
      "Pipeline",
      "layers.Pipeline([layers.Rescaling(1 / 255), layers.Resizing(8, 8)])(np.zeros((1, 28, 28, 1))).shape",
      "TensorShape([1, 8, 8, 1])"
    ),
    (
      "InputSpec",
      "layers.InputSpec(ndim=4).ndim", "4"
    ),
  ]

  static let attentionPapers: [(String, String)] = [
    (
      "keras.layers.Attention",
      "Luong, Pham, Manning: Effective Approaches to Attention-based Neural Machine Translation, 2015"
    ),
    (
      "keras.layers.AdditiveAttention",
      "Bahdanau, Cho, Bengio: Neural Machine Translation by Jointly Learning to Align and Translate, 2015"
    ),
    ("keras.layers.MultiHeadAttention", "Vaswani and others: Attention Is All You Need, 2017"),
    (
      "keras.layers.GroupQueryAttention",
      "Ainslie and others: GQA: Training Generalized Multi-Query Transformer Models, 2023"
    ),
    (
      "keras.layers.SpectralNormalization",
      "Miyato, Kataoka, Koyama, Yoshida: Spectral Normalization for Generative Adversarial Networks, 2018"
    ),
  ]
}
