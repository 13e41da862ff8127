import Evaluator

extension WrittenTensorFlow {
  /// `tf.saved.model`: exported graphs, of which there are none.
  static let savedModel =
    #"""
    import tensorflow as tf

    def save(obj, export_dir, signatures=None, options=None):
        """Refused: nothing is compiled to a graph that could be exported."""
        raise NotImplementedError(
            "tf.saved_model.save exports a graph, and Fieldbook compiles none: model.save('name.keras') keeps a model, "
            "tf.train.Checkpoint(model=module).write('name') the variables of a module")

    def load(export_dir, tags=None, options=None):
        """Refused: exported graphs are not run."""
        raise NotImplementedError(
            "tf.saved_model.load runs an exported graph, and Fieldbook runs none: keras.models.load_model reads .keras files")

    def contains_saved_model(export_dir):
        """Whether a folder has an exported graph."""
        import os
        return os.path.exists(os.path.join(os.fspath(export_dir), "saved_model.pb"))

    class SaveOptions:
        """How a graph is exported, accepted."""

        def __init__(self, **options):
            self.__dict__.update(options)

    class LoadOptions(SaveOptions):
        """How a graph is read, accepted."""

    """#
}
