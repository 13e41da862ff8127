import Evaluator

extension WrittenTensorFlow {
  /// `tf.saved_model`: models in folders. The variables are in a file; functions are not compiled to a graph, so that a
  /// module is loaded only in the session that saved it, and a Keras model in any.
  static let savedModel =
    #"""
    import copy as _copy
    import os as _os
    import tensorflow as tf

    _MODEL, _NOTE = "model.keras", "fieldbook.txt"

    # What this session saved, by folder.
    _saved = {}

    def _is_model(obj):
        return isinstance(obj, tf.keras.Model)

    def _is_tracked(obj):
        return isinstance(obj, (tf.Module, tf.Variable, tf.keras.layers.Layer)) or _is_model(obj)

    def save(obj, export_dir, signatures=None, options=None):
        """Writes an object's variables into a folder, from which load makes it again."""
        if not (_is_tracked(obj) or isinstance(obj, tf.train.Checkpoint)):
            raise ValueError(
                "Expected an object of type `Trackable`, such as `tf.Module` or a subclass of the `Trackable` class, for "
                f"export. Got {obj} with type {type(obj)}.")
        folder = _os.fspath(export_dir)
        _os.makedirs(_os.path.join(folder, "variables"), exist_ok=True)
        _os.makedirs(_os.path.join(folder, "assets"), exist_ok=True)
        if _is_model(obj):
            obj.save(_os.path.join(folder, _MODEL))
        else:
            tf.train.Checkpoint(root=obj).write(_os.path.join(folder, "variables", "variables"))
            kept = _copy.deepcopy(obj)
            _saved[_os.path.realpath(folder)] = kept, signatures
        with open(_os.path.join(folder, _NOTE), "w") as file:
            file.write("Written by Fieldbook's tf.saved_model.save; TensorFlow does not read this folder.\n")

    def load(export_dir, tags=None, options=None):
        """What save wrote into a folder."""
        folder = _os.fspath(export_dir)
        if _os.path.exists(_os.path.join(folder, _MODEL)):
            model = tf.keras.models.load_model(_os.path.join(folder, _MODEL))
            return _UserObject(model, {"serving_default": _Signature(model)})
        if _os.path.realpath(folder) in _saved:
            value, signatures = _saved[_os.path.realpath(folder)]
            value = _copy.deepcopy(value)
            tf.train.Checkpoint(root=value).read(_os.path.join(folder, "variables", "variables"))
            if callable(signatures):
                signatures = {"serving_default": signatures}
            return _UserObject(value, {name: _Signature(f) for name, f in (signatures or {}).items()})
        if _os.path.exists(_os.path.join(folder, _NOTE)):
            raise NotImplementedError(
                "a module's functions are not kept in the folder, only its variables: make the module again, then "
                f"tf.train.Checkpoint(root=module).read({_os.path.join(folder, 'variables', 'variables')!r})")
        if _os.path.exists(_os.path.join(folder, "saved_model.pb")):
            raise NotImplementedError(
                "tf.saved_model.load runs an exported graph, and Fieldbook runs none: keras.models.load_model reads .keras files")
        raise OSError(
            f"SavedModel file does not exist at: {folder}/{{saved_model.pbtxt|saved_model.pb}}")

    class _Signature:
        """A function of a saved object, called with tensors by name, that gives a dict."""

        def __init__(self, function):
            self._function = function

        def __call__(self, *args, **kwargs):
            result = self._function(*args, *kwargs.values()) if _is_model(self._function) else self._function(*args, **kwargs)
            if isinstance(result, dict):
                return result
            parts = result if isinstance(result, (list, tuple)) else [result]
            return {f"output_{place}": part for place, part in enumerate(parts)}

    class _UserObject:
        """What was saved: its variables, modules and the functions under tf.function."""

        def __init__(self, value, signatures):
            self._value = value
            self.signatures = signatures

        def __getattr__(self, name):
            value = None if name.startswith("_") else getattr(self._value, name, None)
            if isinstance(value, tf.Variable) or _is_function(value):
                return value
            if _is_model(self._value) and value is not None:
                return value
            if _is_tracked(value):
                return _UserObject(value, {})
            if isinstance(value, (list, tuple)) and all(_is_tracked(part) for part in value):
                return [part if isinstance(part, tf.Variable) else _UserObject(part, {}) for part in value]
            raise AttributeError(f"'_UserObject' object has no attribute '{name}'")

        def __call__(self, *args, **kwargs):
            if not (_is_tracked(self._value) and callable(self._value)):
                raise TypeError("'_UserObject' object is not callable")
            if not isinstance(self._value, tf.keras.layers.Layer) and not _is_model(self._value):
                if not _is_function(type(self._value).__call__):
                    raise TypeError("'_UserObject' object is not callable")
            return self._value(*args, **kwargs)

    def _is_function(value):
        return callable(value) and getattr(value, "_is_tf_function", False)

    def contains_saved_model(export_dir):
        """Whether a folder has a saved model."""
        return any(_os.path.exists(_os.path.join(_os.fspath(export_dir), name)) for name in (_NOTE, "saved_model.pb"))

    class SaveOptions:
        """How a model is saved, accepted."""

        def __init__(self, **options):
            self.__dict__.update(options)

    class LoadOptions(SaveOptions):
        """How a model is read, accepted."""

    """#
}
