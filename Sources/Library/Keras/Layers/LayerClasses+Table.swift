import Evaluator
import Networks

extension LayerClasses {
  /// All layers, by what they do; their options stand in `Networks/Layers`.
  static let all: [ClassObject] =
    convolution + pooling + normalization + shaping + core + activations + merging + preprocessing + sequences
    + attention + wrappers

  private static let convolution = classes(
    Conv2D.self, DepthwiseConv2D.self, SeparableConv2D.self, Conv2DTranspose.self)
  private static let pooling = classes(Pooling2D.self, GlobalPooling2D.self, AdaptivePooling.self)
  private static let normalization = classes(
    BatchNormalization.self, LayerNormalization.self, LocalResponseNormalization.self,
    GroupNormalization.self,
    UnitNormalization.self, RMSNormalization.self)
  private static let shaping = classes(
    ZeroPadding2D.self, Cropping2D.self, UpSampling2D.self, Permute.self)
  private static let core = classes(
    Dense.self, EinsumDense.self, Embedding.self, Flatten.self, Reshape.self, Dropout.self)
  private static let activations = classes(
    ActivationLayer.self, ReLU.self, LeakyReLU.self, ELU.self, PReLU.self, Softmax.self)
  private static let merging = classes(Merge.self, Concatenate.self, Dot.self)
  private static let attention = classes(Attention.self, MultiHeadAttention.self)
  private static let wrappers = classes(
    TimeDistributed.self, Pipeline.self, SpectralNormalization.self, ActivityRegularization.self, Masking.self
  )
  private static let preprocessing =
    classes(
      Rescaling.self, Normalization.self, Resizing.self, CenterCrop.self, RandomFlip.self, RandomWarp.self,
      RandomContrast.self, RandomBrightness.self, ImageAugmentation.self, RandomCrop.self,
      RandomColorJitter.self,
      BatchMixing.self, RandAugment.self, Discretization.self, CategoryEncoding.self, SpatialDropout2D.self,
      GaussianNoise.self,
      GaussianDropout.self,
      AlphaDropout.self, Identity.self)
    + [lambda]

  private static let sequences = classes(
    Conv1D.self, DepthwiseConv1D.self, SeparableConv1D.self, Conv1DTranspose.self, Pooling1D.self,
    GlobalPooling1D.self, ZeroPadding1D.self, Cropping1D.self, UpSampling1D.self, SpatialDropout1D.self,
    RepeatVector.self)

  /// The classes that some types of layers stand for.
  private static func classes(_ types: any (LayerDefinition & Declared).Type...) -> [ClassObject] {
    types.flatMap { rows($0) }
  }

  private static func rows<Definition: LayerDefinition & Declared>(
    _ type: Definition.Type
  ) -> [ClassObject] {
    type.declarations.map { row($0.name, $0.doc, $0.parameters, make: $0.make) }
  }
}
